import type { Tone } from './tone.ts';

export interface RowMapProps {
  /** The first and last row, as Excel numbers them. */
  firstRow: number;
  lastRow: number;
  problems: { row: number; tone: Exclude<Tone, 'success' | 'neutral'> }[];
  /** What the picture shows: "masalah paling banyak di baris 350 sampai 460". */
  finding: string;
}

/** All rows of a file as one strip, a line for each problem, so that one sees at once how much and where. */
export function RowMap({ firstRow, lastRow, problems, finding }: RowMapProps) {
  const span = Math.max(1, lastRow - firstRow + 1);
  return (
    <figure>
      <svg width="100%" height="36" className="rounded-lg" role="img" aria-label={finding}>
        <rect width="100%" height="36" fill="var(--color-success)" opacity=".22" />
        {problems.map(({ row, tone }) => (
          <rect
            key={`${row}-${tone}`}
            x={`${(((row - firstRow) / span) * 100).toFixed(2)}%`}
            width="3"
            height="36"
            fill={`var(--color-${tone})`}
          />
        ))}
      </svg>
      <figcaption className="figures mt-1.5 flex justify-between gap-3 text-xs whitespace-nowrap text-muted">
        <span>baris {firstRow}</span>
        <span className="text-center whitespace-normal">Peta baris: setiap garis satu masalah</span>
        <span>{lastRow.toLocaleString('id-ID')}</span>
      </figcaption>
    </figure>
  );
}
