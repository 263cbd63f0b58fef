const COLUMNS = 9;
const ROWS = 6;

/** A mat, for a piece of news that has no photo; neighbours by `number` are woven differently. Its colours come from the theme. */
export function WovenPicture({ number = 0, className = 'w-full' }: { number?: number; className?: string }) {
  const isUprightAt = WEAVES[number % WEAVES.length]!;
  return (
    <svg
      viewBox="0 0 240 160"
      preserveAspectRatio="xMidYMid slice"
      className={`rounded-xl bg-soft ${className}`}
      aria-hidden="true"
    >
      {Array.from({ length: COLUMNS * ROWS }, (_, index) => {
        const column = index % COLUMNS;
        const row = Math.floor(index / COLUMNS);
        const isUpright = isUprightAt(column, row);
        const x = 6 + column * 26;
        const y = 4 + row * 26;
        const strand = STRANDS[(column + row * 3 + number) % STRANDS.length];
        return (
          <rect
            key={`${x} ${y}`}
            x={isUpright ? x + 7 : x}
            y={isUpright ? y : y + 7}
            width={isUpright ? 10 : 24}
            height={isUpright ? 24 : 10}
            rx="3"
            fill={strand?.colour}
            opacity={strand?.opacity}
          />
        );
      })}
    </svg>
  );
}

/** Plain, twill, basket. */
const WEAVES: readonly ((column: number, row: number) => boolean)[] = [
  (column, row) => (column + row) % 2 === 0,
  (column, row) => (column + row) % 3 !== 0,
  (column, row) => (Math.floor(column / 3) + Math.floor(row / 3)) % 2 === 0,
];

const STRANDS: readonly { colour: string; opacity?: number }[] = [
  { colour: 'var(--color-primary)' },
  { colour: 'var(--kunyit)' },
  { colour: 'var(--color-primary)', opacity: 0.65 },
  { colour: 'var(--color-primary)', opacity: 0.3 },
];
