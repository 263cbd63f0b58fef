import { formatDate, formatMonth, type PlainDate } from '#kernel/calendar';
import { formatRupiah } from '#kernel/money';
import { Badge, DataTable, PageHeader } from '#kernel/ui';
import { arrearsOf, type Bill } from '../bills.ts';

/** What a member was billed, and what of it is paid. */
export function OwnBillsView({ bills, today }: { bills: readonly Bill[]; today: PlainDate }) {
  const arrears = arrearsOf(bills, today);
  return (
    <>
      <PageHeader
        title="Tagihan simpanan wajib"
        note={arrears > 0 ? `Belum dibayar ${formatRupiah(arrears)}` : 'Tidak ada tunggakan'}
      />
      <DataTable
        caption="Tagihan, terbaru di atas"
        rows={bills.toReversed()}
        rowKey={({ typeId, month }) => `${typeId} ${month}`}
        empty={{ kind: 'nothing-yet', icon: 'receipt', title: 'Belum ada tagihan' }}
        columns={[
          { key: 'month', label: 'Bulan', cell: ({ month }) => <strong>{formatMonth(month)}</strong> },
          { key: 'type', label: 'Simpanan', cell: ({ typeName }) => typeName },
          {
            ...{ key: 'amount', label: 'Jumlah', isNumeric: true },
            cell: ({ amount }) => formatRupiah(amount),
          },
          {
            ...{ key: 'due', label: 'Jatuh tempo', isNarrow: true },
            cell: ({ dueOn }) => formatDate(dueOn, 'short'),
          },
          {
            ...{ key: 'state', label: 'Keadaan', onPhone: 'badge' },
            cell: (bill) => <BillBadge bill={bill} today={today} />,
          },
        ]}
      />
    </>
  );
}

function BillBadge({ bill, today }: { bill: Bill; today: PlainDate }) {
  if (bill.paid >= bill.amount) return <Badge tone="success">Lunas</Badge>;
  if (bill.paid > 0) return <Badge tone="warning">{`Kurang ${formatRupiah(bill.amount - bill.paid)}`}</Badge>;
  return bill.dueOn < today ? <Badge tone="error">Menunggak</Badge> : <Badge>Belum dibayar</Badge>;
}
