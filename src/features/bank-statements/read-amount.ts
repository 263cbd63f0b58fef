/** An amount of a statement: whole rupiah, its mark, or why it is none. */
export type ReadAmount =
  | { kind: 'amount'; rupiah: number; mark: 'in' | 'out' | undefined }
  | { kind: 'blank' | 'not_whole' | 'unreadable' };

/** Reads `35,127.00 CR`, `35.127,00`, `'35127.00`, `Rp 35.127`, `-35.127,00`, `(35.127)` and the like. */
export function readStatementAmount(typed: string): ReadAmount {
  let text = typed.replace(/['\s\u00a0]/g, '').toUpperCase();
  if (text === '' || text === '-') return { kind: 'blank' };
  let mark = readMark(/(CR|DB|DR|[CDK])$/.exec(text)?.[1] ?? '');
  if (mark) text = text.replace(/(CR|DB|DR|[CDK])$/, '');
  text = text.replace(/^(RP\.?|IDR)/, '');
  if (/^\(.*\)$/.test(text) || text.startsWith('-')) {
    mark = 'out';
    text = text.replace(/[()-]/g, '');
  }
  text = text.replace(/^\+/, '');
  if (!/^\d[\d.,]*$/.test(text)) return { kind: 'unreadable' };
  // What follows the last sign with one or two digits behind it is sen; every other sign groups thousands.
  const decimals = /[.,](\d{1,2})$/.exec(text);
  const whole = (decimals ? text.slice(0, -decimals[0].length) : text).replace(/[.,]/g, '');
  if (decimals && Number(decimals[1]) !== 0) return { kind: 'not_whole' };
  const rupiah = Number(whole);
  if (!Number.isSafeInteger(rupiah)) return { kind: 'unreadable' };
  return rupiah === 0 ? { kind: 'blank' } : { kind: 'amount', rupiah, mark };
}

/** CR, C, K (kredit) came in; DB, DR, D went out. */
export function readMark(typed: string): 'in' | 'out' | undefined {
  const text = typed.replace(/['\s.]/g, '').toUpperCase();
  if (['CR', 'C', 'K', 'KREDIT', 'CREDIT'].includes(text)) return 'in';
  if (['DB', 'DR', 'D', 'DEBET', 'DEBIT'].includes(text)) return 'out';
  return undefined;
}
