export type ParsedRupiah =
  | { kind: 'amount'; amount: number }
  /** More exact than a rupiah ("1.250,50"); never rounded silently. */
  | { kind: 'fraction' }
  | { kind: 'not-an-amount' };

/**
 * An amount in the forms found in sheets and forms: "Rp 1.500.000,00", "Rp1.500.000,-", "1.500.000", "1500000",
 * "1,500,000", "1,5 jt", "900 ribu", "(25.000)", "−Rp25.000". The answer is a whole number of rupiah, also
 * negative; whether a negative one may stand here is for the caller. Never throws.
 */
export function parseRupiah(text: string): ParsedRupiah {
  const clean = text.trim().replace(/[\u00a0\u2009\u202f]/g, ' ');
  const match = SHAPE.exec(clean);
  if (!match) return { kind: 'not-an-amount' };
  const { open, sign, sign2, digits, word, close } = match.groups as Record<string, string | undefined>;
  if ((open === undefined) !== (close === undefined)) return { kind: 'not-an-amount' };
  const scaled = readDigits((digits ?? '').replace(/ /g, ''), POWERS[(word ?? '').toLowerCase()] ?? 0);
  if (scaled === undefined) return { kind: 'not-an-amount' };
  if (scaled === 'fraction') return { kind: 'fraction' };
  const isNegative = open !== undefined || isMinus(sign) !== isMinus(sign2);
  const amount = Number(isNegative ? -scaled : scaled);
  return Number.isSafeInteger(amount) ? { kind: 'amount', amount } : { kind: 'not-an-amount' };
}

const SHAPE =
  /^(?<open>\()?\s*(?<sign>[-−–+])?\s*(?:(?:rp|idr)\.?\s*)?(?<sign2>[-−–+])?\s*(?<digits>\d[\d., ]*?)\s*(?:,\s*[-–=]{1,2}|\.-)?\s*(?<word>juta|jt|jta|ribu|rb|k|miliar|milyar|m|mil)?\.?\s*(?:rupiah|idr)?\s*(?<close>\))?\s*(?:\/\s*(?:bln|bulan))?$/i;

/** How many zeros a word stands for. */
const POWERS: Readonly<Record<string, number>> = {
  ribu: 3,
  rb: 3,
  k: 3,
  juta: 6,
  jt: 6,
  jta: 6,
  miliar: 9,
  milyar: 9,
  mil: 9,
  m: 9,
};

function isMinus(sign: string | undefined): boolean {
  return sign !== undefined && sign !== '+';
}

function readDigits(text: string, power: number): bigint | 'fraction' | undefined {
  const parts = splitFraction(text, power);
  if (!parts) return undefined;
  const fraction = parts.fraction.replace(/0+$/, '');
  if (fraction.length > power) return 'fraction';
  return BigInt(parts.whole + fraction.padEnd(power, '0'));
}

/**
 * Which mark parts the thousands and which the fraction. Groups of three are thousands ("1.500", "1,500,000"), except
 * before a word of scale, where "1.5" and "1,5" are both one and a half.
 */
function splitFraction(text: string, power: number): { whole: string; fraction: string } | undefined {
  const bare = text.replace(/[.,]$/, '');
  if (/^\d+$/.test(bare)) return { whole: bare, fraction: '' };
  const both = /^(\d{1,3}(?:([.,])\d{3})+)(?:([.,])(\d{1,2}))?$/.exec(bare);
  if (both && both[2] !== both[3] && isGrouped(both[1] ?? '', both[2] ?? ''))
    return { whole: (both[1] ?? '').replace(/[.,]/g, ''), fraction: both[4] ?? '' };
  const single = /^(\d+)[.,](\d+)$/.exec(bare);
  if (single && (power > 0 || (single[2] ?? '').length <= 2))
    return { whole: single[1] ?? '', fraction: single[2] ?? '' };
  return undefined;
}

function isGrouped(text: string, mark: string): boolean {
  return text.split(mark).every((group, index) => (index === 0 ? /^\d{1,3}$/ : /^\d{3}$/).test(group));
}
