import { type AidPayout, CHANNEL_WORDS } from '#features/social-aid';
import { formatDate } from '#kernel/calendar';
import { formatRupiah } from '#kernel/money';
import { DataTable } from '#kernel/ui';
import { AidBadge } from './aid-page.tsx';
import { PAYOUT_STATES, PAYOUTS_URL } from './aid-words.ts';

/** Payouts of one recipient or one family. */
export function PayoutTable({ rows, hasLinks }: { rows: readonly AidPayout[]; hasLinks: boolean }) {
  return (
    <DataTable
      isPlain
      caption="Penyaluran bantuan"
      rows={rows}
      rowKey={({ id }) => id}
      empty={{ kind: 'nothing-yet', icon: 'coins', title: 'Belum ada penyaluran' }}
      columns={[
        {
          ...{ key: 'period', label: 'Periode' },
          cell: ({ id, programName, period }) =>
            hasLinks ? (
              <a className="link font-semibold" href={`${PAYOUTS_URL}/${id}`}>
                {programName}, {period}
              </a>
            ) : (
              `${programName}, ${period}`
            ),
        },
        {
          ...{ key: 'day', label: 'Tanggal', isNarrow: true },
          cell: ({ paidOn, plannedOn }) => formatDate(paidOn ?? plannedOn),
        },
        { key: 'amount', label: 'Jumlah', isNumeric: true, cell: ({ amount }) => formatRupiah(amount) },
        {
          ...{ key: 'channel', label: 'Saluran' },
          cell: ({ channel, place }) => [CHANNEL_WORDS[channel], place].filter(Boolean).join(', '),
        },
        {
          ...{ key: 'state', label: 'Keadaan', onPhone: 'badge' },
          cell: ({ state }) => <AidBadge {...PAYOUT_STATES[state]} />,
        },
        { key: 'reason', label: 'Keterangan', cell: ({ reason }) => reason },
      ]}
    />
  );
}
