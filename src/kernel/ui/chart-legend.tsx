/** The words of a chart's two series: filled is what is done, outlined is the plan. */
export function ChartLegend({ done, plan }: { done: string; plan?: string }) {
  return (
    <>
      <span className="flex items-center gap-2 text-sm">
        <svg width="14" height="14" aria-hidden="true">
          <rect width="14" height="14" rx="4" fill="var(--color-primary)" />
        </svg>
        {done}
      </span>
      {plan && (
        <span className="flex items-center gap-2 text-sm">
          <svg width="14" height="14" aria-hidden="true">
            <rect
              x=".75"
              y=".75"
              width="12.5"
              height="12.5"
              rx="3.5"
              fill="var(--soft)"
              stroke="var(--line-strong)"
              strokeWidth="1.5"
            />
          </svg>
          {plan}
        </span>
      )}
    </>
  );
}
