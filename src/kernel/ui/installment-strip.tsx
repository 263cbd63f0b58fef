export interface Installment {
  key: string;
  /** A short month: "Des". */
  label: string;
  state: 'paid' | 'due' | 'late' | 'next';
}

/** Installments as squares: paid filled, the one due now outlined strongly, the rest to come. */
export function InstallmentStrip({ items, finding }: { items: Installment[]; finding: string }) {
  const step = 100 / items.length;
  const now = Math.max(
    0,
    items.findIndex((item) => item.state === 'due' || item.state === 'late'),
  );
  // On a small phone twelve months have no room: every second one is named, counted from the one due now.
  const isThinned = (index: number) => items.length > 8 && Math.abs(index - now) % 2 === 1;
  return (
    <svg width="100%" height="52" role="img" aria-label={finding}>
      {items.map((item, index) => {
        const isNow = item.state === 'due' || item.state === 'late';
        const colour = item.state === 'late' ? 'var(--color-error)' : 'var(--color-primary)';
        return (
          <g key={item.key}>
            <rect
              x={`${(index * step + 0.5).toFixed(2)}%`}
              y="4"
              width={`${(step - 1).toFixed(2)}%`}
              height="30"
              rx="5"
              fill={item.state === 'paid' ? 'var(--color-primary)' : 'var(--color-base-100)'}
              stroke={item.state === 'next' ? 'var(--line-strong)' : colour}
              strokeWidth={isNow ? 2.5 : 1}
            />
            <text
              x={`${((index + 0.5) * step).toFixed(2)}%`}
              y="49"
              textAnchor="middle"
              fontSize="11"
              fontWeight={isNow ? 700 : 500}
              fill={isNow ? colour : 'var(--muted)'}
              className={isThinned(index) ? 'max-[24rem]:hidden' : undefined}
            >
              {item.label}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
