/** The mark of Balai: a roof, three posts, a floor. */
export function BalaiMark({ className = 'inline-block size-5' }: { className?: string }) {
  return (
    <svg viewBox="0 0 24 24" className={className} aria-hidden="true">
      <path d="M2 11L12 3l10 8-1.5 1.800L12 6 3.5 12.800z" fill="currentColor" />
      <path
        d="M6 13v7M12 10v10M18 13v7M3 21h18"
        stroke="currentColor"
        strokeWidth="2"
        strokeLinecap="round"
        fill="none"
      />
    </svg>
  );
}
