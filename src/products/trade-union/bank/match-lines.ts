/** Somebody a line of the bank could come from. */
export interface PayerToMatch {
  payerId: string;
  name: string;
  memberNumber: string | null;
  /** The rupiah this person adds to each transfer. */
  suffix: number;
  /** What is open on bills, oldest first, in rupiah. */
  open: readonly number[];
  /** Dues a month, for money sent ahead; 0 when no rate is in force. */
  rate: number;
  /** Payments that wait or were verified lately and stand for no line yet. */
  payments: readonly { id: string; amount: number; paidOn: string; isVerified: boolean }[];
}

export interface LineToMatch {
  postedOn: string;
  /** Rupiah. */
  amount: number;
  text: string;
}

/**
 * `certain`: one person only, by amount and by name or reference. `likely`: one person only, by one of the three.
 * `ambiguous`: several. Nothing is ever posted without a person's yes.
 */
export type Certainty = 'certain' | 'likely' | 'ambiguous' | 'none';

export interface Match {
  certainty: Certainty;
  payerId: string | null;
  /** A proof that waits for this money, or a verified payment that is this money. */
  paymentId: string | null;
  isPosted: boolean;
  /** What speaks for it, as the page shows it. */
  reasons: string;
}

const MONTHS_AHEAD = 12;
/** Days between the day on a proof and the day of the bank. */
const NEAR_DAYS = 4;
const DAY_MS = 86_400_000;
const TITLES = new Set([
  'PROF',
  'DR',
  'DRS',
  'DRA',
  'IR',
  'HJ',
  'SE',
  'SH',
  'MSI',
  'MPD',
  'MHUM',
  'SPD',
  'SAK',
]);

/** An index over the payers, made once for all lines of a statement. */
export function prepareMatching(payers: readonly PayerToMatch[]): (line: LineToMatch) => Match {
  const byAmount = new Map<number, Set<PayerToMatch>>();
  const byTail = new Map<string, PayerToMatch[]>();
  const byNumber = new Map<string, PayerToMatch>();
  const names: NameIndex = { byPair: new Map(), byFirst: new Map(), words: new Map() };
  for (const payer of payers) {
    for (const amount of expectedOf(payer)) {
      const set = byAmount.get(amount) ?? new Set();
      byAmount.set(amount, set.add(payer));
    }
    push(byTail, tailOf(payer.payerId), payer);
    if (payer.memberNumber) byNumber.set(squeeze(payer.memberNumber), payer);
    const own = wordsOf(payer.name);
    if (own.length < 2) continue;
    names.words.set(payer, own);
    push(names.byPair, `${own[0]} ${own[1]}`, payer);
    push(names.byFirst, own[0]!, payer);
  }
  return (line) => {
    const text = line.text.toUpperCase();
    const named = findNamed(text, names);
    const referred = findReferred(text, byTail, byNumber);
    const expected = [...(byAmount.get(line.amount) ?? [])];
    return weigh(line, { named, referred, expected });
  };
}

interface Evidence {
  named: readonly PayerToMatch[];
  referred: readonly PayerToMatch[];
  expected: readonly PayerToMatch[];
}

function weigh(line: LineToMatch, { named, referred, expected }: Evidence): Match {
  // Two signs that point at different people cancel each other: a person has to look.
  const one = (list: readonly PayerToMatch[]) => (list.length === 1 ? list[0] : undefined);
  const byReference = one(referred);
  const byName = one(named.filter((payer) => expected.includes(payer))) ?? one(named);
  const pointed = byReference ?? byName;
  if (byReference && named.length > 0 && !named.includes(byReference)) return ambiguous(line, byReference);
  const byAmount = one(expected);
  if (pointed && byAmount && pointed !== byAmount && !named.includes(byAmount)) {
    return found(line, pointed, 'ambiguous', 'nama dan jumlah menunjuk orang yang berbeda');
  }
  if (pointed && expected.includes(pointed)) {
    return found(line, pointed, 'certain', reasonsOf({ named, referred, expected }, pointed));
  }
  if (pointed) {
    const paid = paymentFor(line, pointed);
    const isKnown = paid !== undefined;
    return found(
      line,
      pointed,
      isKnown ? 'certain' : 'likely',
      reasonsOf({ named, referred, expected }, pointed),
    );
  }
  const alone = one(expected);
  if (alone && named.length === 0) return found(line, alone, 'likely', 'jumlah dengan angka unik');
  const possible = expected.length > 0 ? expected : named;
  return possible.length > 0
    ? {
        ...ambiguous(line, possible[0]!),
        payerId: null,
        paymentId: null,
        reasons: `${possible.length} orang mungkin`,
      }
    : { certainty: 'none', payerId: null, paymentId: null, isPosted: false, reasons: '' };
}

function found(line: LineToMatch, payer: PayerToMatch, certainty: Certainty, reasons: string): Match {
  const payment = paymentFor(line, payer);
  return {
    certainty,
    payerId: payer.payerId,
    paymentId: payment?.id ?? null,
    isPosted: payment?.isVerified ?? false,
    reasons: [reasons, payment && (payment.isVerified ? 'sudah diverifikasi' : 'ada bukti menunggu')]
      .filter(Boolean)
      .join(', '),
  };
}

function ambiguous(line: LineToMatch, payer: PayerToMatch): Match {
  return found(line, payer, 'ambiguous', 'nama dan referensi berbeda orang');
}

/** A proof or a verified payment of this person about this very money. */
function paymentFor(line: LineToMatch, payer: PayerToMatch) {
  const day = Date.parse(line.postedOn);
  const near = payer.payments.filter(
    ({ amount, paidOn }) =>
      amount === line.amount && Math.abs(Date.parse(paidOn) - day) <= NEAR_DAYS * DAY_MS,
  );
  return near.find(({ isVerified }) => isVerified) ?? near[0];
}

/** What this person may be expected to transfer, with their own rupiah behind it. */
function expectedOf({ open, suffix, rate, payments }: PayerToMatch): Set<number> {
  const amounts = new Set<number>();
  let sum = 0;
  for (const rest of open) {
    sum += rest;
    amounts.add(rest + suffix);
    amounts.add(sum + suffix);
  }
  if (open.length === 0 && rate > 0) {
    for (let months = 1; months <= MONTHS_AHEAD; months += 1) amounts.add(rate * months + suffix);
  }
  for (const { amount } of payments) amounts.add(amount);
  return amounts;
}

/** By how a name begins, so that a line is compared with few of thousands. */
interface NameIndex {
  byPair: Map<string, PayerToMatch[]>;
  byFirst: Map<string, PayerToMatch[]>;
  words: Map<PayerToMatch, readonly string[]>;
}

/** People whose whole name stands in the text; banks cut long names off, so its last word may be begun only. */
function findNamed(text: string, names: NameIndex): PayerToMatch[] {
  const spoken = text
    .replace(/[^A-Z]+/g, ' ')
    .trim()
    .split(' ');
  const found = new Set<PayerToMatch>();
  for (let at = 0; at + 1 < spoken.length; at += 1) {
    const isEnd = at + 2 === spoken.length;
    const likely = isEnd
      ? names.byFirst.get(spoken[at]!)
      : names.byPair.get(`${spoken[at]} ${spoken[at + 1]}`);
    for (const payer of likely ?? []) {
      if (standsAt(spoken, at, names.words.get(payer)!)) found.add(payer);
    }
  }
  return [...found];
}

function standsAt(spoken: readonly string[], at: number, own: readonly string[]): boolean {
  return own.every((word, offset) => {
    const heard = spoken[at + offset];
    if (heard === word) return true;
    const isLast = offset === own.length - 1 && at + offset === spoken.length - 1;
    return isLast && heard !== undefined && heard.length >= 3 && word.startsWith(heard);
  });
}

/** The reference we tell payers to write (`IURAN 202601 AB12CD`), or a member number. */
function findReferred(
  text: string,
  byTail: ReadonlyMap<string, PayerToMatch[]>,
  byNumber: ReadonlyMap<string, PayerToMatch>,
): PayerToMatch[] {
  const found = new Set<PayerToMatch>();
  for (const match of text.matchAll(/\b(?:IURAN|DAFTAR)\s*(?:\d{6}\s+)?([0-9A-F]{6})\b/g)) {
    for (const payer of byTail.get(match[1]!) ?? []) found.add(payer);
  }
  for (const word of text.split(/\s+/)) {
    const payer = byNumber.get(squeeze(word));
    if (payer) found.add(payer);
  }
  return [...found];
}

function reasonsOf({ named, referred, expected }: Evidence, payer: PayerToMatch): string {
  return [
    referred.includes(payer) && 'referensi',
    named.includes(payer) && 'nama',
    expected.includes(payer) && 'jumlah',
  ]
    .filter(Boolean)
    .join(', ');
}

function wordsOf(name: string): string[] {
  return name
    .toUpperCase()
    .split(',')[0]!
    .replace(/[^A-Z ]+/g, ' ')
    .split(/\s+/)
    .filter((word) => word.length >= 2 && !TITLES.has(word));
}

function push<Key>(map: Map<Key, PayerToMatch[]>, key: Key, payer: PayerToMatch): void {
  const list = map.get(key);
  if (list) list.push(payer);
  else map.set(key, [payer]);
}

const squeeze = (text: string) => text.toUpperCase().replace(/[^A-Z0-9]/g, '');
const tailOf = (payerId: string) => payerId.replaceAll('-', '').slice(-6).toUpperCase();
