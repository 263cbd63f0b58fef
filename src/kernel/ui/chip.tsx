import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';

export interface ChipProps {
  /** What is filtered: "Wilayah". Left out for a plain choice. */
  label?: string;
  /** By which value: "Bali". */
  value: string;
  /** The address without this filter: the chip is then removable. */
  removeUrl?: string;
  /** The address with this choice, for a row of choices. */
  url?: string;
  isCurrent?: boolean;
  count?: number | string;
}

/** A filter that holds (with a cross), or one choice of a row of choices. */
export function Chip({ label, value, removeUrl, url, isCurrent, count }: ChipProps) {
  const words = (
    <>
      {label && <span className="font-normal">{label}</span>}
      {value}
      {count !== undefined && <b className="figures">{count}</b>}
    </>
  );
  if (removeUrl !== undefined) {
    return (
      <a href={removeUrl} className="chip chip-active">
        <span className="sr-only">Hapus saringan </span>
        {words}
        <Icon name="x" className="size-4" />
      </a>
    );
  }
  const look = classNames('chip', isCurrent && 'chip-active');
  return url === undefined ? (
    <span className={look}>{words}</span>
  ) : (
    <a href={url} className={look} aria-current={isCurrent ? 'true' : undefined}>
      {words}
    </a>
  );
}
