import { Button } from './button.tsx';
import { Form } from './form.tsx';
import { Icon } from './icon.tsx';

export interface HeroSearchProps {
  action: string;
  name?: string;
  /** "Cari layanan atau lacak nomor surat". */
  label: string;
  buttonLabel?: string;
}

/** The large search of a hero, white on cloth. */
export function HeroSearch({ action, name = 'q', label, buttonLabel = 'Cari' }: HeroSearchProps) {
  return (
    <Form
      action={action}
      method="get"
      role="search"
      className="flex max-w-xl gap-2 rounded-2xl bg-base-100 p-1.5 text-base-content"
    >
      <label className="flex min-w-0 grow items-center gap-2 rounded-xl pl-3 focus-within:outline-3 focus-within:outline-turmeric">
        <Icon name="search" className="text-muted" />
        <span className="sr-only">{label}</span>
        <input
          type="search"
          name={name}
          placeholder={label}
          data-search=""
          enterKeyHint="search"
          className="h-11 w-full min-w-0 bg-transparent outline-none placeholder:text-muted placeholder:opacity-100"
        />
      </label>
      <Button look="primary">{buttonLabel}</Button>
    </Form>
  );
}
