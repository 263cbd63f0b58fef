const COLUMNS = 9;
const ROWS = 6;

/** A mat, for a piece of news that has no photo. Its colours come from the theme. */
export function WovenPicture({ className = 'w-full' }: { className?: string }) {
  return (
    <svg viewBox="0 0 240 160" className={`rounded-xl bg-soft ${className}`} aria-hidden="true">
      {Array.from({ length: COLUMNS * ROWS }, (_, index) => {
        const column = index % COLUMNS;
        const row = Math.floor(index / COLUMNS);
        const isUpright = (column + row) % 2 === 0;
        const x = 6 + column * 26;
        const y = 4 + row * 26;
        const strand = STRANDS[(column + row * 3) % STRANDS.length];
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

const STRANDS: readonly { colour: string; opacity?: number }[] = [
  { colour: 'var(--color-primary)' },
  { colour: 'var(--kunyit)' },
  { colour: 'var(--color-primary)', opacity: 0.65 },
  { colour: 'var(--color-primary)', opacity: 0.3 },
];
