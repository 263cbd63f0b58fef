import type { BudgetDocument } from '#features/village-budget';
import { formatCount } from '#kernel/money';
import type { Tone } from '#kernel/ui';

/** What everybody reads, and the officers' desk. */
export const PUBLIC_URL = '/apbdes';
export const DESK_URL = '/admin-apbdes';

export const codeUrl = (year: number, code: string) => `${PUBLIC_URL}/${year}/${code}`;
export const documentUrl = (id: string) => `${DESK_URL}/${id}`;

export const STATE_WORDS: Readonly<Record<BudgetDocument['state'], { word: string; tone: Tone }>> = {
  draft: { word: 'Disusun', tone: 'neutral' },
  adopted: { word: 'Ditetapkan', tone: 'info' },
  published: { word: 'Diumumkan', tone: 'success' },
};

/** Where sheets of each stage are read in. */
export const importUrl = (stage: BudgetDocument['stage']) =>
  `${DESK_URL}/impor-${{ budget: 'anggaran', change: 'perubahan', realisation: 'realisasi' }[stage]}`;

/** Whole million rupiah and one digit, as charts write it: "1.284,5". */
export function inMillions(rupiah: number): string {
  const tenths = Math.round(rupiah / 100_000);
  return `${formatCount(Math.trunc(tenths / 10))},${Math.abs(tenths % 10)}`;
}

/** "82,9 %" of a plan, empty without one. */
export function shareText(part: number | null, whole: number | null): string {
  if (part === null || !whole) return '';
  const tenths = Math.round((part * 1000) / whole);
  return `${formatCount(Math.trunc(tenths / 10))},${tenths % 10} %`;
}
