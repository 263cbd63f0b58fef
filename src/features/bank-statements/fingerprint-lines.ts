import type { StatementLine } from './statement.ts';

/**
 * What makes a line that line, as text to be hashed with the tenant's key: account, date, amount, text, and the
 * how-manyth of its kind. The same or an overlapping statement gives the same (research/serikat §4.3); the version
 * leads, so that another way of counting never meets this one.
 */
export function fingerprintLines(account: string, lines: readonly StatementLine[]): string[] {
  const seen = new Map<string, number>();
  return lines.map(({ postedOn, amount, text }) => {
    const kind = ['1', account, postedOn, amount, text.toUpperCase().replace(/[^A-Z0-9]/g, '')].join('|');
    const nth = (seen.get(kind) ?? 0) + 1;
    seen.set(kind, nth);
    return `${kind}|${nth}`;
  });
}
