import { classNames } from './class-names.ts';

export interface MoneyProps {
  /** Already formatted: "Rp1.250.000", "−Rp25.000". */
  children: string;
  /** A booking: income is green with its plus sign. The sign stands in the text, colour only repeats it. */
  isIncome?: boolean;
  className?: string;
}

/** An amount, with figures of one width, never broken over lines. */
export function Money({ children, isIncome, className }: MoneyProps) {
  return (
    <span className={classNames('figures whitespace-nowrap', isIncome && 'text-success', className)}>
      {children}
    </span>
  );
}
