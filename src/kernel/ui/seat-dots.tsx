/** Seats of a room as dots, ten in a row: taken filled, free outlined. The numbers stand in words beside it. */
export function SeatDots({ taken, seats }: { taken: number; seats: number }) {
  const rows = Math.max(1, Math.ceil(seats / 10));
  return (
    <svg viewBox={`0 0 120 ${rows * 12}`} className="w-full max-w-40" aria-hidden="true">
      {Array.from({ length: seats }, (_, seat) => (
        <rect
          // biome-ignore lint/suspicious/noArrayIndexKey: a seat is its place
          key={seat}
          x={1 + (seat % 10) * 12}
          y={1 + Math.floor(seat / 10) * 12}
          width="9.5"
          height="9.5"
          rx="2.6"
          fill={seat < taken ? 'var(--color-primary)' : 'var(--color-base-100)'}
          stroke={seat < taken ? 'var(--color-primary)' : 'var(--line-strong)'}
        />
      ))}
    </svg>
  );
}
