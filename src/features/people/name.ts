/** A person's name with its titles apart: "Prof. Dr. Eka Lubis, S.H., M.H" is Prof. Dr. | Eka Lubis | S.H., M.H */
export interface NameParts {
  before: string;
  name: string;
  after: string;
}

const TITLES_BEFORE = new Set(
  (
    'prof dr drs dra ir drh drg h hj kh tgh ust ustadz ustadzah gus sdr sdri bpk ibu bapak apt ns hc rer nat ing ' +
    'letkol kol mayor kapten brigjen irjen pdt rd rm raden'
  ).split(' '),
);

/** Letters of titles behind a name: S.T., M.Kom, Ph.D, SE, MM. */
const TITLE_AFTER =
  /^(?:s\.?\s?[a-z]{1,4}|m\.?\s?[a-z]{1,6}|a\.?\s?md\.?[a-z]*|ph\.?\s?d|sp\.?\s?[a-z]{1,3}|dr|lc|ll\.?m|ba|bsc|b\.?\s?sc|msc|m\.?\s?sc|mba|mph|ma|dea|ca|cpa|ak|ipm|ipu|asean eng)$/i;

/** Splits titles off a name. A name that is nothing but titles stays whole. */
export function splitName(text: string): NameParts {
  const [head = '', ...tail] = text
    .replace(/\s+/g, ' ')
    .trim()
    .split(/\s*,\s*/);
  const words = head.split(' ');
  const before: string[] = [];
  while (words.length > 1 && isTitleBefore(words[0] ?? '')) before.push(words.shift() ?? '');
  const loose: string[] = [];
  while (words.length > 2 && isDottedTitle(words[words.length - 1] ?? '')) loose.unshift(words.pop() ?? '');
  return { before: before.join(' '), name: words.join(' '), after: [...loose, ...tail].join(', ') };
}

function isTitleBefore(word: string): boolean {
  const bare = word.toLowerCase().replace(/\.$/, '');
  if (bare.split('.').every((part) => TITLES_BEFORE.has(part))) return word.endsWith('.') || bare.length > 1;
  return false;
}

/** A title without a comma before it is only told by its points: "Susanto M.Si". */
function isDottedTitle(word: string): boolean {
  return word.slice(0, -1).includes('.') && TITLE_AFTER.test(word.replace(/\.$/, ''));
}

/**
 * The words of a name in one spelling for comparing: without titles, marks and case, old spellings and doubled letters made new
 * ("Soekarno" is sukarno, "Andi Maahendra" is andi mahendra), Muh. and Mohd. as muhammad.
 */
export function nameKey(text: string): string[] {
  return splitName(text)
    .name.normalize('NFKD')
    .replace(/[\u0300-\u036f'’`]/g, '')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== '')
    .map((word) => SHORT_NAMES[word] ?? word)
    .map(respell);
}

const SHORT_NAMES: Readonly<Record<string, string>> = {
  muh: 'muhammad',
  moh: 'muhammad',
  mohd: 'muhammad',
  mhd: 'muhammad',
  muhd: 'muhammad',
  mohammad: 'muhammad',
  mohamad: 'muhammad',
  mochammad: 'muhammad',
  mochamad: 'muhammad',
  muhamad: 'muhammad',
  moch: 'muhammad',
  abd: 'abdul',
  achmad: 'ahmad',
  akhmad: 'ahmad',
  sitti: 'siti',
  st: 'siti',
};

function respell(word: string): string {
  return word
    .replace(/oe/g, 'u')
    .replace(/dj/g, 'j')
    .replace(/tj/g, 'c')
    .replace(/(.)\1+/g, '$1')
    .replace(/(?<=[a-z])y$/, 'i');
}
