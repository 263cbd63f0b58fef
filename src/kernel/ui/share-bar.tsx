export interface Share {
  key: string;
  value: number;
  /** Any colour of the theme: "var(--color-success)". */
  colour: string;
}

/** Parts of a whole as one bar, with a hair between them. The finding says what the picture shows. */
export function ShareBar({
  parts,
  finding,
  height = 28,
}: {
  parts: Share[];
  finding: string;
  height?: number;
}) {
  const gap = 0.5;
  const shown = parts.filter((part) => part.value > 0);
  const whole = shown.reduce((sum, part) => sum + part.value, 0) || 1;
  const room = 100 - gap * Math.max(0, shown.length - 1);
  let x = 0;
  return (
    <svg width="100%" height={height} role="img" aria-label={finding}>
      {shown.map((part) => {
        const width = (part.value / whole) * room;
        const start = x;
        x += width + gap;
        return (
          <rect
            key={part.key}
            x={`${start.toFixed(2)}%`}
            width={`${width.toFixed(2)}%`}
            height={height}
            rx={Math.min(5, height / 2)}
            fill={part.colour}
          />
        );
      })}
    </svg>
  );
}
