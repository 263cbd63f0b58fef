import { classNames } from './class-names.ts';
import { Form } from './form.tsx';
import { Icon } from './icon.tsx';
import type { IconName } from './icon-drawing.ts';

/** auto follows the device. */
export type ThemeMode = 'auto' | 'light' | 'dark';

/** Where the choice is posted, and the name of the field and of the cookie that keeps it. */
export const THEME_ACTION = '/tampilan';
export const THEME_FIELD = 'mode';
export const THEME_COOKIE = 'balai_mode';

const CHOICES: { mode: ThemeMode; label: string; icon: IconName }[] = [
  { mode: 'auto', label: 'Ikut perangkat', icon: 'monitor' },
  { mode: 'light', label: 'Terang', icon: 'sun' },
  { mode: 'dark', label: 'Gelap', icon: 'moon' },
];

/** Light, dark, or as the device has it. The script changes the page at once; without it the server answers. */
export function ThemeSwitch({ mode }: { mode: ThemeMode }) {
  return (
    <Form action={THEME_ACTION} label="Tampilan" className="flex gap-1 rounded-lg bg-base-200 p-1">
      {CHOICES.map((choice) => (
        <button
          key={choice.mode}
          type="submit"
          name={THEME_FIELD}
          value={choice.mode}
          aria-pressed={choice.mode === mode}
          aria-label={choice.label}
          title={choice.label}
          data-theme-choice={choice.mode}
          className={classNames(
            'grid min-h-10 grow place-items-center rounded-lg hover:bg-base-100 aria-pressed:bg-base-100 aria-pressed:text-primary',
          )}
        >
          <Icon name={choice.icon} />
        </button>
      ))}
    </Form>
  );
}
