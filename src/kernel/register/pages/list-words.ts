import { formatCount } from '#kernel/money';
import type { BookQuery } from '../read/list-query.ts';
import type { Register } from '../register.ts';

/** What can be found: "Cari nama lengkap atau nomor anggota". */
export function searchLabel(register: Register): string {
  const labels = register.fields.filter(({ search }) => search).map(({ label }) => label.toLowerCase());
  if (labels.length === 0) return 'Cari menurut nomor';
  return `Cari ${labels.length > 2 ? `${labels.slice(0, 2).join(', ')}, dan lainnya` : labels.join(' atau ')}`;
}

/** How the table is sorted, for screen readers. */
export function sortWords(register: Register, { sort }: BookQuery): string {
  const label = register.fields.find(({ key }) => key === sort.key)?.label ?? 'nomor';
  return `diurutkan menurut ${label.toLowerCase()}${sort.direction === 'descending' ? ', terbaru atau terbesar dahulu' : ''}`;
}

/** "1–25 dari 72 anggota" */
export function rangeWords({ page, size }: BookQuery, total: number, entry: string): string {
  const first = (page - 1) * size + 1;
  if (first > total) return `${formatCount(total)} ${entry}`;
  return `${formatCount(first)}–${formatCount(Math.min(page * size, total))} dari ${formatCount(total)} ${entry}`;
}
