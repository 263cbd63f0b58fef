import { Icon } from './icon.tsx';

export interface SearchFieldProps {
  name?: string;
  /** What can be found: "Cari nama, nomor, atau kampus". */
  label: string;
  value?: string;
  placeholder?: string;
  id?: string;
  className?: string;
}

/** A search box with its glass. The key "/" goes to the first one on the page. */
export function SearchField({ name = 'q', label, value, placeholder, id, className = '' }: SearchFieldProps) {
  return (
    <label className={`input ${className}`}>
      <Icon name="search" className="text-muted" />
      <span className="sr-only">{label}</span>
      <input
        id={id}
        type="search"
        name={name}
        defaultValue={value}
        placeholder={placeholder ?? label}
        className="min-w-0 grow"
        data-search=""
        enterKeyHint="search"
      />
    </label>
  );
}
