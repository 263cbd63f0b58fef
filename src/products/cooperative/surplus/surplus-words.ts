import type { Tone } from '#kernel/ui';
import type { Surplus } from './surplus.ts';

export const SURPLUS_URL = '/shu';
export const yearUrl = (year: number, rest = '') => `${SURPLUS_URL}/tahun/${year}${rest}`;

export const STATES: Readonly<Record<Surplus['state'], { label: string; tone: Tone }>> = {
  decided: { label: 'Belum dihitung', tone: 'neutral' },
  calculated: { label: 'Menunggu persetujuan', tone: 'warning' },
  approved: { label: 'Disetujui, belum dibukukan', tone: 'info' },
  posted: { label: 'Dibukukan', tone: 'success' },
};
