const ROMAN = ['I', 'II', 'III', 'IV'] as const;

export type Golongan = (typeof ROMAN)[number];

/** Letters of the rooms: I to III have four, IV has five. */
const SHAPE = /^(?:GOL(?:ONGAN)?[\s._]*)?(IV|III|II|I|[1-4])\s*[./\-\s]?\s*([A-E])?$/;

/**
 * The golongan in what people write: "III", "IIIb", "III/b", "Gol. 3 b", "Penata Muda Tk. I (III/b)", "GOL_III".
 * `undefined` when none can be told, also for rooms that do not exist (III/e).
 */
export function readGolongan(text: string): Golongan | undefined {
  const inBrackets = /\(([^()]*)\)\s*$/.exec(text)?.[1];
  const match = SHAPE.exec((inBrackets ?? text).trim().toUpperCase());
  if (!match) return undefined;
  const [, number = '', room] = match;
  const golongan = ROMAN[Number(number) - 1] ?? (number as Golongan);
  return room === 'E' && golongan !== 'IV' ? undefined : golongan;
}
