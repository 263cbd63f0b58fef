import type { Option, Tone } from '#kernel/ui';
import type { Stage } from '../registration/rules.ts';
import { stageLabels } from '../registration/stage-labels.ts';
import { regionName } from './campus.ts';
import type { MemberListItem } from './find-members.ts';
import { rateWord } from './record-view.tsx';

/** What a filter of the list is called, and its values in words. */
export const FILTER_LABELS: Readonly<Record<string, string>> = {
  status: 'Status',
  region: 'Wilayah',
  golongan: 'Golongan',
  rate: 'Dasar iuran',
  employment: 'Kepegawaian',
  rank: 'Jabatan',
  gender: 'Jenis kelamin',
  joined: 'Bergabung',
  dues: 'Iuran',
  volunteer: 'Relawan',
  onboarding: 'Pendaftaran',
  account: 'Akun',
};

export const DUES_OPTIONS: Option[] = [
  { value: 'paid', label: 'Lancar' },
  { value: 'overdue', label: 'Tertunggak 1–2 bulan' },
  { value: 'arrears', label: 'Tertunggak 3 bulan atau lebih' },
];

/** The membership states by which the list is filtered, and two that stand beside them. */
export const STATUS_OPTIONS: Option[] = [
  { value: 'active', label: 'Aktif' },
  { value: 'candidate', label: 'Calon anggota' },
  { value: 'inactive', label: 'Tidak aktif (data lama)' },
  { value: 'disabled', label: 'Nonaktif' },
  { value: 'rejected', label: 'Ditolak' },
  { value: 'cancelled', label: 'Dibatalkan' },
  { value: 'resigned', label: 'Mengundurkan diri' },
  { value: 'expelled', label: 'Diberhentikan' },
  { value: 'deceased', label: 'Meninggal dunia' },
  { value: 'suspended', label: 'Ditangguhkan' },
  { value: 'held', label: 'Ditahan karena tunggakan' },
];

/** Whether a person can sign in; who came from an old list cannot until a link was sent and used. */
export const ACCOUNT_OPTIONS: Option[] = [
  { value: 'none', label: 'Belum punya akun' },
  { value: 'invited', label: 'Tautan masuk dikirim' },
  { value: 'open', label: 'Dapat masuk' },
];

export const ONBOARDING_OPTIONS: Option[] = [
  { value: 'registered', label: 'Terdaftar' },
  { value: 'payment_submitted', label: 'Bukti dikirim' },
  { value: 'email_verified', label: 'Surel terkonfirmasi' },
  { value: 'imported', label: 'Data lama' },
  { value: 'approved', label: 'Disetujui' },
  { value: 'rejected', label: 'Ditolak' },
  { value: 'cancelled', label: 'Dibatalkan' },
];

export function filterWord(name: string, value: string): string {
  switch (name) {
    case 'status':
      return STATUS_OPTIONS.find((one) => one.value === value)?.label ?? value;
    case 'onboarding':
      return ONBOARDING_OPTIONS.find((one) => one.value === value)?.label ?? value;
    case 'account':
      return ACCOUNT_OPTIONS.find((one) => one.value === value)?.label ?? value;
    case 'region':
      return regionName(value);
    case 'rate':
      return rateWord(value);
    case 'gender':
      return value === 'L' ? 'Laki-laki' : 'Perempuan';
    case 'joined':
      return `sejak ${value}`;
    case 'dues':
      return DUES_OPTIONS.find((one) => one.value === value)?.label ?? value;
    case 'volunteer':
      return 'Ya';
    default:
      return value;
  }
}

/** The badge of a row's dues: paid up, months behind, or a proof that waits; nothing for who owes no monthly dues. */
export function duesBadge(
  item: Pick<MemberListItem, 'overdueCount' | 'hasWaitingPayment' | 'stage'>,
): { tone: Tone; label: string } | undefined {
  if (item.hasWaitingPayment) return { tone: 'info', label: 'Diperiksa' };
  if (item.overdueCount > 0) {
    return { tone: item.overdueCount >= 3 ? 'error' : 'warning', label: `${item.overdueCount} bulan` };
  }
  return item.stage === 'active' || item.stage === 'suspended'
    ? { tone: 'success', label: 'Lancar' }
    : undefined;
}

export function stageBadge(item: Pick<MemberListItem, 'stage' | 'isHeld'>): { tone: Tone; label: string } {
  if (item.stage === 'active' && item.isHeld) return { tone: 'error', label: 'Ditahan' };
  // How far a candidate has come stands on the page of candidates.
  if (WAY_IN.has(item.stage)) return { tone: 'info', label: 'Calon' };
  const known = stageLabels[item.stage as Stage];
  return known ? { tone: known.tone, label: known.label } : { tone: 'neutral', label: item.stage };
}

const WAY_IN: ReadonlySet<string> = new Set(['registered', 'payment_submitted', 'email_verified']);
