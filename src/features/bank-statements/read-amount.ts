/** An amount of a statement: whole rupiah, its mark, or why it is none. */
export type ReadAmount =
  | { kind: 'amount'; rupiah: number; mark: Mark | undefined }
  | { kind: 'blank' | 'not_whole' | 'unreadable' };

export type Mark = 'in' | 'out';

const MARK = '(CR|DB|DR|[CDK])';
const MARK_BEHIND = new RegExp(`\\(?${MARK}\\)?$`);
const MARK_BEFORE = new RegExp(`^${MARK}(?=[\\d.(+-]|RP|IDR)`);

/** Reads `35,127.00 CR`, `35.127,00`, `'35127.00`, `Rp 35.127,-`, `-35.127,00`, `35.127,00-`, `(35.127)` and the like. */
export function readStatementAmount(typed: string): ReadAmount {
  const read = readSen(typed);
  if (read === undefined) return { kind: 'unreadable' };
  if (read === 'blank' || read.sen === 0) return { kind: 'blank' };
  if (read.sen % 100 !== 0) return { kind: 'not_whole' };
  return { kind: 'amount', rupiah: read.sen / 100, mark: read.mark };
}

/** Sen and the mark beside them; nothing for what is no amount. */
export function readSen(typed: string): { sen: number; mark: Mark | undefined } | 'blank' | undefined {
  let text = typed
    .replace(/['\s]/g, '')
    .replace(/[\u2212\u2013]/g, '-')
    .toUpperCase();
  if (text === '' || text === '-') return 'blank';
  let mark = readMark((MARK_BEHIND.exec(text) ?? MARK_BEFORE.exec(text))?.[1] ?? '');
  text = text.replace(MARK_BEHIND, '').replace(MARK_BEFORE, '');
  // `35.127,-` says that there are no sen.
  text = text.replace(/[.,]-+$/, '').replace(/^([-+(]?)(RP\.?|IDR)/, '$1');
  if (/^\(.*\)$|^-|-$/.test(text)) mark = 'out';
  else if (text.startsWith('+')) mark ??= 'in';
  text = text.replace(/[()+-]/g, '');
  if (!/^[.,]?\d[\d.,]*$/.test(text)) return undefined;
  // What follows the last sign with one or two digits behind it is sen; every other sign groups thousands.
  const decimals = /[.,](\d{1,2})$/.exec(text);
  const whole = (decimals ? text.slice(0, -decimals[0].length) : text).replace(/[.,]/g, '');
  const sen = Number(whole) * 100 + Number((decimals?.[1] ?? '').padEnd(2, '0'));
  return Number.isSafeInteger(sen) ? { sen, mark } : undefined;
}

/** CR, C, K (kredit) came in; DB, DR, D went out. */
export function readMark(typed: string): Mark | undefined {
  const text = typed.replace(/['\s.]/g, '').toUpperCase();
  if (['CR', 'C', 'K', 'KR', 'KREDIT', 'CREDIT', '+'].includes(text)) return 'in';
  if (['DB', 'DR', 'D', 'DEBET', 'DEBIT', '-'].includes(text)) return 'out';
  return undefined;
}
