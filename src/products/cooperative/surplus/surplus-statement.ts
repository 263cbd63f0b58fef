import { money, type Statement, totalRow } from '#features/ledger';
import { formatDate } from '#kernel/calendar';
import type { MemberShare, Surplus } from './surplus.ts';

/** The list of shares, with room to sign for the money. */
export function surplusStatement(surplus: Surplus, shares: readonly MemberShare[]): Statement {
  const figures = (share: MemberShare) => [
    ...[share.savings, share.transactions, share.capital, share.business, share.total],
  ];
  const sums = [0, 1, 2, 3, 4].map((at) => shares.reduce((sum, share) => sum + figures(share)[at]!, 0));
  return {
    title: 'Daftar pembagian SHU',
    period: `Tahun buku ${surplus.year}, keputusan rapat ${formatDate(surplus.meetingOn)}`,
    subject: 'Anggota',
    columns: [
      { label: 'Nomor', writes: 'text' },
      ...['Simpanan', 'Transaksi', 'Jasa modal', 'Jasa usaha', 'Jumlah'].map(money),
      { label: 'Tanda tangan', writes: 'text' },
    ],
    rows: [
      ...shares.map((share) => ({
        ...{ key: share.memberId, label: share.fullName, level: 'line' as const },
        cells: [share.number, ...figures(share), null],
      })),
      totalRow('Jumlah', [null, ...sums, null]),
    ],
  };
}
