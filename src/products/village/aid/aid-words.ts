import type { AidObjection, AidPayout } from '#features/social-aid';
import type { Tone } from '#kernel/ui';

export const OWN_URL = '/cek-bansos';
export const PUBLIC_URL = '/penerima-bansos';
export const PROGRAMS_URL = '/bansos/program';
export const RECIPIENTS_URL = '/bansos/penerima';
export const PAYOUTS_URL = '/bansos/penyaluran';
export const OBJECTIONS_URL = '/bansos/sanggahan';

export const PAYOUT_STATES: Readonly<Record<AidPayout['state'], { word: string; tone: Tone }>> = {
  planned: { word: 'Terjadwal', tone: 'info' },
  paid: { word: 'Disalurkan', tone: 'success' },
  stopped: { word: 'Dihentikan', tone: 'warning' },
  reversed: { word: 'Dibatalkan', tone: 'error' },
};

export const OBJECTION_STATES: Readonly<Record<AidObjection['state'], { word: string; tone: Tone }>> = {
  open: { word: 'Menunggu', tone: 'warning' },
  accepted: { word: 'Diterima', tone: 'success' },
  rejected: { word: 'Ditolak', tone: 'neutral' },
};

export const choicesOf = (words: Readonly<Record<string, string | { word: string }>>) =>
  Object.entries(words).map(([value, word]) => ({
    ...{ value, label: typeof word === 'string' ? word : word.word },
  }));
