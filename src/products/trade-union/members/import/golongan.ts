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
  return readStep(bare.trim()) ?? golonganOfRank(text);
}

function readStep(text: string): Golongan | undefined {
  const match = /^([ivx]{1,5}|\d{1,2})(?:\s*[/.\-–, ]?\s*([a-z]))?$/i.exec(text);
  if (!match) return undefined;
  const number = /\d/.test(match[1] ?? '') ? Number(match[1]) : romanValue((match[1] ?? '').toUpperCase());
  const level = ROMAN[number - 1];
  if (level === undefined) return undefined;
  const room = match[2]?.toLowerCase();
  if (room === undefined) return { level, code: level };
  if (number > 4 || room > (number === 4 ? 'e' : 'd')) return undefined;
  return { level, room, code: `${level}/${room}` };
}

/** "Penata Muda Tk. I" alone says III/b; "IVa/Pembina" says it twice, and both have to agree. */
function golonganOfRank(text: string): Golongan | undefined {
  const [, step, words] =
    /^(?:(.{1,6}?)\s*[/,(-]\s*)?([A-Za-z][A-Za-z. ]+?)\)?\s*$/.exec(text.replace(/tingkat/gi, 'tk')) ?? [];
  const code = RANKS.get((words ?? '').toLowerCase().replace(/[^a-z]/g, ''));
  const golongan = code === undefined ? undefined : readStep(code);
  return step === undefined || readStep(step.trim())?.code === code ? golongan : undefined;
}

/** Names of the ranks of civil servants (PP 99/2000, annex), from I/a to IV/e. */
const RANKS = new Map(
  [
    ['I', 'Juru Muda; Juru Muda Tk I; Juru; Juru Tk I'],
    ['II', 'Pengatur Muda; Pengatur Muda Tk I; Pengatur; Pengatur Tk I'],
    ['III', 'Penata Muda; Penata Muda Tk I; Penata; Penata Tk I'],
    ['IV', 'Pembina; Pembina Tk I; Pembina Utama Muda; Pembina Utama Madya; Pembina Utama'],
  ].flatMap(([level, names = '']) =>
    names
      .split('; ')
      .map((name, index): [string, string] => [
        name.toLowerCase().replace(/[^a-z]/g, ''),
        `${level}/${'abcde'[index]}`,
      ]),
  ),
);

const ROMAN = 'I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII'.split(' ');

function romanValue(text: string): number {
  return ROMAN.indexOf(text) + 1;
}
