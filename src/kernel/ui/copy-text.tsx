import { Icon } from './icon.tsx';

/** A text to take along, such as an address or a code. Without script it can be marked and copied by hand. */
export function CopyText({ value, label }: { value: string; label: string }) {
  return (
    <span className="input max-w-full pr-0">
      <code className="figures min-w-0 grow truncate font-sans select-all">{value}</code>
      <button
        type="button"
        className="btn btn-ghost btn-square needs-script"
        data-copy={value}
        aria-label={`Salin ${label}`}
      >
        <Icon name="copy" />
      </button>
    </span>
  );
}
