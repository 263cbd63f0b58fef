/** Month names as one writes them; index 0 is January. */
export const MONTHS = [
  'Januari',
  'Februari',
  'Maret',
  'April',
  'Mei',
  'Juni',
  'Juli',
  'Agustus',
  'September',
  'Oktober',
  'November',
  'Desember',
] as const;

/** Short month names of tight tables; index 0 is January. */
export const SHORT_MONTHS = [
  'Jan',
  'Feb',
  'Mar',
  'Apr',
  'Mei',
  'Jun',
  'Jul',
  'Agu',
  'Sep',
  'Okt',
  'Nov',
  'Des',
] as const;

/** Weekday names; index 0 is Sunday. */
export const WEEKDAYS = ['Minggu', 'Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu'] as const;

/**
 * The month (1 to 12) that a word means, `undefined` for any other word. Indonesian and English names, whole or
 * shortened, and the spellings that stand in people's sheets: Agt, Agust, Peb, Nop, Okt, Oct, Dec.
 */
export function findMonth(word: string): number | undefined {
  return MONTH_WORDS.get(word.toLowerCase().replace(/\./g, ''));
}

const MONTH_WORDS = new Map<string, number>(
  [
    ['januari', 'january', 'jan', 'jnr'],
    ['februari', 'february', 'feb', 'pebruari', 'peb', 'febuari', 'pebuari', 'febr'],
    ['maret', 'march', 'mar', 'mrt'],
    ['april', 'apr'],
    ['mei', 'may', 'me'],
    ['juni', 'june', 'jun'],
    ['juli', 'july', 'jul'],
    ['agustus', 'august', 'agu', 'agt', 'ags', 'agust', 'agst', 'aug'],
    ['september', 'sep', 'sept'],
    ['oktober', 'october', 'okt', 'oct', 'oktbr'],
    ['november', 'nov', 'nopember', 'nop', 'novbr'],
    ['desember', 'december', 'des', 'dec', 'desembr'],
  ].flatMap((words, index) => words.map((word): [string, number] => [word, index + 1])),
);
