import { formatMonth, isPlainMonth } from '#kernel/calendar';
import type { ListQuery } from '#kernel/http';
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
  room: 'Ruang golongan',
  age: 'Usia',
  campusKind: 'Jenis kampus',
  cohort: 'Angkatan',
  stay: 'Keanggotaan',
  joinedMonth: 'Bergabung pada',
  leftMonth: 'Keluar pada',
  memberAt: 'Anggota pada akhir',
  bill: 'Tagihan',
};

export const AGE_OPTIONS: Option[] = [
  { value: 'under30', label: 'Di bawah 30 tahun' },
  { value: '30-39', label: '30–39 tahun' },
  { value: '40-49', label: '40–49 tahun' },
  { value: '50-59', label: '50–59 tahun' },
  { value: '60up', label: '60 tahun ke atas' },
  { value: '-', label: 'Tanggal lahir belum diisi' },
];

export const GENDER_OPTIONS: Option[] = [
  { value: 'P', label: 'Perempuan' },
  { value: 'L', label: 'Laki-laki' },
  { value: '-', label: 'Belum diisi' },
];

export const CAMPUS_KIND_OPTIONS: Option[] = [
  { value: 'negeri', label: 'Kampus negeri' },
  { value: 'swasta', label: 'Kampus swasta' },
  { value: '-', label: 'Kampus di luar daftar' },
];

export const ROOM_OPTIONS: Option[] = [
  ...['I', 'II', 'III', 'IV'].map((room) => ({ value: room, label: `Golongan ${room}` })),
  { value: '-', label: 'Tanpa golongan' },
];

const STAY_OPTIONS: Option[] = [
  { value: 'stays', label: 'Masih anggota' },
  { value: 'left', label: 'Keanggotaan berakhir' },
  { value: 'waiting', label: 'Belum diaktifkan' },
];

const BILL_WORDS: Readonly<Record<string, string>> = {
  paid: 'lunas',
  unpaid: 'belum lunas',
  waived: 'dibebaskan',
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

const OPTIONS: Readonly<Record<string, readonly Option[]>> = {
  status: STATUS_OPTIONS,
  onboarding: ONBOARDING_OPTIONS,
  account: ACCOUNT_OPTIONS,
  dues: DUES_OPTIONS,
  gender: GENDER_OPTIONS,
  age: AGE_OPTIONS,
  campusKind: CAMPUS_KIND_OPTIONS,
  room: ROOM_OPTIONS,
  stay: STAY_OPTIONS,
};

/** A value of a filter as people read it. */
export function filterWord(name: string, value: string): string {
  const known = OPTIONS[name]?.find((one) => one.value === value);
  if (known) return known.label;
  switch (name) {
    case 'region':
      return regionName(value);
    case 'rate':
      return value === '-' ? 'Belum ditentukan' : rateWord(value);
    case 'joined':
      return `sejak ${value}`;
    case 'volunteer':
      return 'Ya';
    case 'joinedMonth':
    case 'leftMonth':
    case 'memberAt':
      return monthWord(value);
    case 'bill': {
      const [state = '', ...month] = value.split('-');
      return `${monthWord(month.join('-'))} ${BILL_WORDS[state] ?? state}`;
    }
    default:
      return value === '-' ? 'Belum diisi' : value;
  }
}

const monthWord = (value: string) => (isPlainMonth(value) ? formatMonth(value) : value);

/** What the list was narrowed by, in words: for the page and the audit row of what is done with it. */
export function describeList(list: ListQuery): string {
  const parts = [
    ...(list.q ? [`dicari “${list.q}”`] : []),
    ...Object.entries(list.filters).flatMap(([name, values]) =>
      name === 'id'
        ? ['yang dipilih']
        : [
            `${(FILTER_LABELS[name] ?? name).toLowerCase()} ${values.map((value) => filterWord(name, value)).join(', ')}`,
          ],
    ),
  ];
  return parts.length > 0 ? parts.join('; ') : 'seluruh daftar dalam wewenang Anda';
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
