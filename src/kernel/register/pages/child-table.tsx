import type { Zone } from '#kernel/calendar';
import { DataTable, Sheet } from '#kernel/ui';
import type { Register } from '../register.ts';
import { FieldValue } from './field-value.tsx';

type Row = Readonly<Record<string, unknown>>;

/** The rows below an entry. */
export function ChildTable({
  register,
  rows,
  zone,
}: {
  register: Register;
  rows: readonly Row[];
  zone: Zone;
}) {
  const { label, fields } = register.children!;
  if (rows.length === 0) return null;
  return (
    <Sheet title={label} note={`${rows.length} baris`} isFlush>
      <DataTable
        caption={label}
        isPlain
        columns={fields.map((field) => ({
          key: field.key,
          label: field.label,
          cell: (row: Row) => <FieldValue field={field} value={row[field.key]} zone={zone} />,
          ...(['number', 'rupiah', 'percent'].includes(field.type) ? { isNumeric: true } : {}),
        }))}
        rows={rows}
        rowKey={(row) => String(rows.indexOf(row))}
        empty={{ kind: 'nothing-yet', title: `Belum ada ${label.toLowerCase()}` }}
      />
    </Sheet>
  );
}
