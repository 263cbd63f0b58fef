export interface DateTextProps {
  /** ISO date or moment, for machines. */
  at: string;
  /** As people read it: "22 November 2026", "19.42 WITA". */
  children: string;
  className?: string;
}

/** A date or time. */
export function DateText({ at, children, className }: DateTextProps) {
  return (
    <time dateTime={at} className={className}>
      {children}
    </time>
  );
}
