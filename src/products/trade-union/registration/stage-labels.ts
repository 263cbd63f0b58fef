import type { Tone } from '#kernel/ui';
import type { Stage } from './rules.ts';

/** Where a person stands, in words; the same badge everywhere. */
export const stageLabels: Readonly<Record<Stage, { label: string; tone: Tone }>> = {
  registered: { label: 'Terdaftar', tone: 'neutral' },
  payment_submitted: { label: 'Bukti dikirim', tone: 'info' },
  email_verified: { label: 'Surel terkonfirmasi', tone: 'info' },
  imported: { label: 'Data lama', tone: 'warning' },
  active: { label: 'Aktif', tone: 'success' },
  suspended: { label: 'Ditangguhkan', tone: 'error' },
  disabled: { label: 'Nonaktif', tone: 'neutral' },
  rejected: { label: 'Ditolak', tone: 'error' },
  cancelled: { label: 'Dibatalkan', tone: 'neutral' },
  resigned: { label: 'Mengundurkan diri', tone: 'neutral' },
  expelled: { label: 'Diberhentikan', tone: 'error' },
  deceased: { label: 'Meninggal dunia', tone: 'neutral' },
  deleted: { label: 'Dihapus', tone: 'neutral' },
};
