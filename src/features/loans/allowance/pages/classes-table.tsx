import { formatCount, formatRupiah } from '#kernel/money';
import { Badge, DataTable } from '#kernel/ui';
import { QUALITY_TONES } from '../../pages/card-view.tsx';
import { QUALITY_LABELS } from '../../policy.ts';
import { percentText } from '../../quote.ts';
import { sumOf } from '../../standing.ts';
import type { AllowanceClass } from '../classes.ts';

/** What is owed in each class, its rate, and what is set aside for it. */
export function ClassesTable({ caption, classes }: { caption: string; classes: readonly AllowanceClass[] }) {
  return (
    <DataTable
      caption={caption}
      rows={classes}
      rowKey={({ quality }) => quality}
      rowLabel={({ quality }) => QUALITY_LABELS[quality]}
      empty={{ kind: 'nothing-yet', icon: 'hand-coins', title: 'Belum ada pinjaman' }}
      columns={[
        {
          ...{ key: 'quality', label: 'Kolektibilitas' },
          cell: ({ quality }) => <Badge tone={QUALITY_TONES[quality]}>{QUALITY_LABELS[quality]}</Badge>,
        },
        {
          ...{ key: 'loans', label: 'Pinjaman', isNumeric: true, onPhone: 'pair' },
          cell: ({ loans }) => formatCount(loans),
        },
        {
          ...{ key: 'balance', label: 'Sisa pokok', isNumeric: true },
          cell: ({ balance }) => formatRupiah(balance),
        },
        { key: 'rate', label: 'Tarif', isNumeric: true, cell: ({ rateBp }) => percentText(rateBp) },
        {
          ...{ key: 'amount', label: 'Penyisihan', isNumeric: true },
          cell: ({ amount }) => <strong>{formatRupiah(amount)}</strong>,
        },
      ]}
      totals={{
        ...{ quality: 'Jumlah', loans: formatCount(sumOf(classes, ({ loans }) => loans)) },
        balance: formatRupiah(sumOf(classes, ({ balance }) => balance)),
        amount: formatRupiah(sumOf(classes, ({ amount }) => amount)),
      }}
    />
  );
}
