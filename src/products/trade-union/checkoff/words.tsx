import { monthOfPeriod } from '#features/dues';
import { formatMonth } from '#kernel/calendar';
import { formatRupiah } from '#kernel/money';
import { Badge } from '#kernel/ui';
import type { CheckoffItem, ListState } from './checkoff-list.ts';
import type { Mandate, MandateStatus } from './mandate.ts';

export const MY_MANDATE_PATH = '/me/dues/mandate';
export const CHECKOFF_PATH = '/treasury/dues/checkoff';
export const PAPER_MANDATE_PATH = `${CHECKOFF_PATH}/mandates/new`;

export const MANDATE_STATES = [
  { value: 'submitted', label: 'Menunggu diperiksa' },
  { value: 'active', label: 'Berlaku' },
  { value: 'rejected', label: 'Dikembalikan' },
  { value: 'withdrawn', label: 'Dicabut' },
] as const;

export function MandateBadge({ status }: { status: MandateStatus }) {
  if (status === 'active') return <Badge tone="success">Berlaku</Badge>;
  if (status === 'rejected') return <Badge tone="error">Dikembalikan</Badge>;
  if (status === 'withdrawn') return <Badge>Dicabut</Badge>;
  return (
    <Badge tone="info" icon="hourglass">
      Menunggu diperiksa
    </Badge>
  );
}

export const LIST_STATES = [
  { value: 'made', label: 'Belum diserahkan' },
  { value: 'handed_over', label: 'Menunggu kampus' },
  { value: 'closed', label: 'Ditutup' },
  { value: 'cancelled', label: 'Dibatalkan' },
] as const;

export function ListBadge({ state }: { state: ListState }) {
  if (state === 'handed_over') {
    return (
      <Badge tone="info" icon="hourglass">
        Menunggu kampus
      </Badge>
    );
  }
  if (state === 'closed') return <Badge tone="success">Ditutup</Badge>;
  return state === 'made' ? <Badge tone="warning">Belum diserahkan</Badge> : <Badge>Dibatalkan</Badge>;
}

export const DROPPED: Readonly<Record<string, string>> = {
  hidden: 'Minta tidak disebut kepada kampus',
  not_active: 'Bukan anggota aktif lagi',
  moved: 'Pindah kampus',
  withdrawn: 'Kuasa dicabut',
  paid: 'Sudah dibayar sendiri',
  cancelled: 'Daftar dibatalkan',
};

export function OutcomeBadge({ item }: { item: CheckoffItem }) {
  if (item.outcome === 'deducted') {
    const rest = item.asked - (item.deducted ?? 0);
    if (rest > 0) return <Badge tone="warning">{`Kurang ${formatRupiah(rest)}`}</Badge>;
    return <Badge tone="success">{rest < 0 ? `Lebih ${formatRupiah(-rest)}` : 'Dicatat'}</Badge>;
  }
  if (item.outcome === 'not_deducted') return <Badge tone="error">Tidak dipotong</Badge>;
  if (item.outcome === 'dropped') return <Badge>{DROPPED[item.droppedReason ?? ''] ?? 'Dikeluarkan'}</Badge>;
  return <Badge tone="info">Menunggu</Badge>;
}

/** "sesuai tarif, saat ini Rp50.000" or "paling banyak Rp30.000". */
export const amountOf = (mandate: Pick<Mandate, 'amount' | 'followsRate'>): string =>
  mandate.followsRate
    ? `Sesuai tarif (saat diberikan ${formatRupiah(mandate.amount)})`
    : `Paling banyak ${formatRupiah(mandate.amount)}`;

export const monthWord = (period: string): string => formatMonth(monthOfPeriod(period));

/** "mulai Desember 2026" with its end, if it has one. */
export const spanOf = (mandate: Pick<Mandate, 'firstPeriod' | 'endsPeriod'>): string =>
  mandate.endsPeriod
    ? `${monthWord(mandate.firstPeriod)}, tidak lagi mulai ${monthWord(mandate.endsPeriod)}`
    : `Mulai ${monthWord(mandate.firstPeriod)}`;
