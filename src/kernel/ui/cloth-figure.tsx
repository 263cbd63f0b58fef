import { type ReactNode, useId } from 'react';
import { Cloth } from './cloth.tsx';

export interface ClothFigureProps {
  /** "Jumlah simpanan Anda". */
  title: string;
  /** The one figure that is theirs: "Rp8.450.000". */
  value: string;
  /** What it is made of, at most four; shares are of any unit. */
  parts?: { key: string; label: string; amount: string; share: number }[];
  /** What the bar of parts shows: "Pokok 1 persen, wajib 41 persen, sukarela 58 persen". */
  finding?: string;
  children?: ReactNode;
}

const COLOURS = ['var(--kain-content)', 'var(--kain-muted)', 'var(--kunyit)', 'var(--color-info)'];

/** The card of cloth on a member's first page: one large figure, and what it is made of. */
export function ClothFigure({ title, value, parts = [], finding, children }: ClothFigureProps) {
  const headingId = useId();
  return (
    <section aria-labelledby={headingId}>
      <Cloth className="rounded-2xl p-5 lg:p-7">
        <h2 id={headingId} className="text-sm font-semibold text-cloth-muted">
          {title}
        </h2>
        <p className="figures mt-1 text-[2.125rem] leading-tight font-extrabold tracking-tight lg:text-[2.75rem]">
          {value}
        </p>
        {parts.length > 0 && <PartsBar parts={parts} finding={finding} />}
        {parts.length > 0 && (
          <dl className="mt-4 grid grid-cols-[repeat(auto-fit,minmax(5.75rem,1fr))] gap-3">
            {parts.map((part, index) => (
              <div key={part.key}>
                <dt className="flex items-center gap-1.5 text-xs text-cloth-muted">
                  <svg width="9" height="9" aria-hidden="true">
                    <circle cx="4.5" cy="4.5" r="4.5" fill={COLOURS[index]} />
                  </svg>
                  {part.label}
                </dt>
                <dd className="figures mt-0.5 text-sm font-bold lg:text-base">{part.amount}</dd>
              </div>
            ))}
          </dl>
        )}
        {children && <div className="mt-4">{children}</div>}
      </Cloth>
    </section>
  );
}

/** Each part lies over those behind it, so that only the outer ends are round. */
function PartsBar({
  parts,
  finding,
}: Required<Pick<ClothFigureProps, 'parts'>> & Pick<ClothFigureProps, 'finding'>) {
  const whole = parts.reduce((sum, part) => sum + part.share, 0) || 1;
  const ends = parts.map(
    (_, index) => parts.slice(0, index + 1).reduce((sum, part) => sum + part.share, 0) / whole,
  );
  return (
    <svg className="mt-5" width="100%" height="14" role="img" aria-label={finding ?? describe(parts, whole)}>
      {parts
        .map((part, index) => (
          <rect
            key={part.key}
            width={`${Math.max(3, Math.round((ends[index] ?? 1) * 1000) / 10)}%`}
            height="14"
            rx="7"
            fill={COLOURS[index]}
          />
        ))
        .toReversed()}
    </svg>
  );
}

function describe(parts: Required<ClothFigureProps>['parts'], whole: number): string {
  return parts.map((part) => `${part.label} ${Math.round((part.share / whole) * 100)} persen`).join(', ');
}
