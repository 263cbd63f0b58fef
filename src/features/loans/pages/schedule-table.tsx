import { formatDate } from '#kernel/calendar';
import { formatRupiah } from '#kernel/money';
import { Badge, DataTable } from '#kernel/ui';
import type { Instalment } from '../schedule.ts';
import type { InstalmentStanding } from '../standing.ts';
import { sumOf } from '../standing.ts';

type Row = Instalment & Partial<InstalmentStanding>;

/** The instalments, with what of them is paid once the loan runs. */
export function ScheduleTable({ rows, isRunning }: { rows: readonly Row[]; isRunning?: boolean }) {
  return (
    <DataTable
      caption="Jadwal angsuran"
      rows={rows}
      rowKey={({ number }) => String(number)}
      rowLabel={({ number }) => `Angsuran ${number}`}
      empty={{ kind: 'nothing-yet', icon: 'calendar', title: 'Belum ada jadwal' }}
      columns={[
        { key: 'number', label: 'Ke', isNarrow: true, cell: ({ number }) => `Ke-${number}` },
        { key: 'due', label: 'Jatuh tempo', cell: ({ dueOn }) => formatDate(dueOn, 'short') },
        {
          ...{ key: 'principal', label: 'Pokok', isNumeric: true },
          cell: ({ principal }) => formatRupiah(principal),
        },
        { key: 'interest', label: 'Jasa', isNumeric: true, cell: ({ interest }) => formatRupiah(interest) },
        {
          ...{ key: 'total', label: 'Angsuran', isNumeric: true },
          cell: ({ principal, interest }) => <strong>{formatRupiah(principal + interest)}</strong>,
        },
        {
          key: 'balance',
          label: 'Sisa pokok',
          isNumeric: true,
          cell: ({ balance }) => formatRupiah(balance),
        },
        ...(isRunning
          ? [
              {
                key: 'state',
                label: 'Keadaan',
                onPhone: 'badge' as const,
                cell: (row: Row) => <State row={row} />,
              },
            ]
          : []),
      ]}
      totals={{
        due: 'Jumlah',
        principal: formatRupiah(sumOf(rows, ({ principal }) => principal)),
        interest: formatRupiah(sumOf(rows, ({ interest }) => interest)),
        total: formatRupiah(sumOf(rows, ({ principal, interest }) => principal + interest)),
      }}
    />
  );
}

function State({ row }: { row: Row }) {
  if (row.isPaid) return <Badge tone="success">Lunas</Badge>;
  const paid = (row.paidPrincipal ?? 0) + (row.paidInterest ?? 0);
  if (row.isOverdue) return <Badge tone="error">Terlambat</Badge>;
  return paid > 0 ? <Badge tone="warning">Sebagian</Badge> : <Badge>Belum</Badge>;
}
