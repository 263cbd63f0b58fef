import type { ListFilter } from '#kernel/list';
import type { Option } from '#kernel/ui';
import { regionName } from '../members/campus.ts';

/** The filters that lists of dues share. */
export const statusFilter = (options: readonly Option[]): ListFilter => ({
  ...{ key: 'status', label: 'Status', all: 'Semua status', options },
});

export const regionFilter = (codes: readonly string[]): ListFilter => ({
  ...{ key: 'region', label: 'Wilayah', all: 'Semua wilayah' },
  options: codes.map((code) => ({ value: code, label: regionName(code) })),
});

export const rateFilter = (rates: readonly { code: string; label: string }[]): ListFilter => ({
  ...{ key: 'rate', label: 'Tarif', all: 'Semua tarif' },
  options: rates.map(({ code, label }) => ({ value: code, label })),
});

export const kindFilter = (options: readonly Option[]): ListFilter => ({
  ...{ key: 'kind', label: 'Jenis', all: 'Semua jenis', options },
});

export const KIND_FILTER = kindFilter([
  { value: 'monthly', label: 'Bulanan' },
  { value: 'registration', label: 'Pendaftaran' },
]);

/** Comes from a link beside a member's name. */
export const MEMBER_FILTER: ListFilter = { key: 'member', kind: 'given', word: 'Satu anggota' };
