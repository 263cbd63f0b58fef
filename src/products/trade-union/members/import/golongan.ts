/** The scale of civil servants (I to IV with a letter) or of contract staff of the state, PPPK (I to XVII). */
export interface Golongan {
  /** I, II, III, IV; for PPPK up to XVII. */
  level: string;
  /** The room: a to d, in IV to e; without it the level alone was written. */
  room?: string;
  /** "III/b", or the level alone. */
  code: string;
}

/**
 * A golongan in any of its spellings: IIIb, III/b, III-B, 3b, Gol. III b, golongan III.b, Penata Muda Tk. I (III/b), XI. `undefined`
 * when the scale has no such step ("V/a", "IIIf").
 */
export function readGolongan(text: string): Golongan | undefined {
  const bare = text
    .trim()
    .replace(/^.*\(\s*([^()]+?)\s*\)$/, '$1')
    .replace(/\b(?:golongan|ruang|pangkat|gol|ru)\b[\s.:]*/gi, '')
    .replace(/^[\s/:.-]+/, '')
    .replace(/^[A-Za-z][A-Za-z .]*?(?:tk\.?\s*i\s*)?[/,-]\s*(?=(?:[ivIV]+|[1-4])\s*[/.-]?\s*[a-eA-E]$)/i, '');
  const match = /^([ivx]{1,5}|\d{1,2})(?:\s*[/.\-–, ]?\s*([a-z]))?$/i.exec(bare.trim());
  if (!match) return undefined;
  const number = /\d/.test(match[1] ?? '') ? Number(match[1]) : romanValue((match[1] ?? '').toUpperCase());
  const level = ROMAN[number - 1];
  if (level === undefined) return undefined;
  const room = match[2]?.toLowerCase();
  if (room === undefined) return { level, code: level };
  if (number > 4 || room > (number === 4 ? 'e' : 'd')) return undefined;
  return { level, room, code: `${level}/${room}` };
}

const ROMAN = 'I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII'.split(' ');

function romanValue(text: string): number {
  return ROMAN.indexOf(text) + 1;
}
