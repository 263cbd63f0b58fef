import { formatDate, formatMoment, formatMonth, zoneOf } from '#kernel/calendar';
import type { RequestContext } from '#kernel/http';
import { formatCount, formatRupiah } from '#kernel/money';
import {
  Button,
  DataTable,
  DateField,
  ErrorSummary,
  Form,
  FormActions,
  LinkButton,
  PageHeader,
  Select,
  Sheet,
} from '#kernel/ui';
import type { FieldErrors } from '#kernel/work';
import type { BillPreview, BillRun } from '../bills.ts';
import type { SavingsPlace } from '../place.ts';
import type { SavingsType } from '../savings-type.ts';

export interface TypedBilling {
  typeId: string;
  month: string;
}

/** Who would be billed for a month, the button that does it, and what was billed before. */
export function BillingView(props: {
  ctx: RequestContext;
  place: SavingsPlace;
  types: readonly SavingsType[];
  runs: readonly BillRun[];
  typed: TypedBilling;
  preview: BillPreview | undefined;
  errors: FieldErrors;
}) {
  const { ctx, place, types, runs, typed, preview, errors } = props;
  const { billing: url, book } = place.urls;
  return (
    <>
      <PageHeader
        title="Tagihan Simpanan Wajib"
        note="Satu bulan ditagih sekali. Setoran wajib melunasi bulan yang paling lama lebih dahulu."
        actions={
          ctx.can(place.resources.savings, 'read') && (
            <LinkButton href={`${book}?filter%5Bstanding%5D=arrears&sort=-arrears`} icon="clock">
              Daftar tunggakan
            </LinkButton>
          )
        }
      />
      <ErrorSummary errors={errors} />
      {ctx.can(place.resources.billing, 'generate') && (
        <Sheet title="Tagih satu bulan">
          <div className="grid gap-5">
            <Form action={url} method="get" className="grid items-end gap-4 sm:grid-cols-[1fr_1fr_auto]">
              <Select
                name="jenis"
                label="Simpanan"
                placeholder={false}
                value={typed.typeId}
                error={errors.typeId}
                options={types.map(({ id, name }) => ({ value: id, label: name }))}
              />
              <DateField name="bulan" label="Bulan" kind="month" value={typed.month} error={errors.month} />
              <Button>Lihat dulu</Button>
            </Form>
            {preview && <Preview url={url} preview={preview} />}
          </div>
        </Sheet>
      )}
      <DataTable
        caption="Tagihan yang pernah dibuat, terbaru di atas"
        rows={runs}
        rowKey={({ id }) => id}
        empty={{
          ...{ kind: 'nothing-yet', icon: 'receipt', title: 'Belum ada tagihan' },
          children: 'Simpanan wajib mulai dihitung sejak bulan pertama yang ditagih.',
        }}
        columns={[
          {
            ...{ key: 'month', label: 'Bulan' },
            cell: ({ month }) => <strong>{formatMonth(month)}</strong>,
          },
          { key: 'type', label: 'Simpanan', cell: ({ typeName }) => typeName },
          {
            ...{ key: 'count', label: 'Anggota', isNumeric: true },
            cell: ({ count }) => formatCount(count),
          },
          {
            ...{ key: 'amount', label: 'Per anggota', isNumeric: true },
            cell: ({ amount }) => formatRupiah(amount),
          },
          {
            ...{ key: 'due', label: 'Jatuh tempo', isNarrow: true },
            cell: ({ dueOn }) => formatDate(dueOn, 'short'),
          },
          {
            ...{ key: 'made', label: 'Dibuat' },
            cell: ({ madeAt, madeByName }) =>
              [formatMoment(madeAt, zoneOf(ctx.tenant.timeZone), 'short'), madeByName]
                .filter(Boolean)
                .join(', '),
          },
        ]}
      />
    </>
  );
}

function Preview({ url, preview }: { url: string; preview: BillPreview }) {
  const { type, month, fresh, known } = preview;
  if (fresh.length === 0)
    return (
      <p className="text-muted">
        {known > 0
          ? `Semua anggota sudah ditagih untuk ${formatMonth(month)}.`
          : `Belum ada anggota pada ${formatMonth(month)}.`}
      </p>
    );
  return (
    <Form action={url} hidden={{ typeId: type.id, month }} className="grid gap-4">
      <p>
        <strong>{`${formatCount(fresh.length)} anggota`}</strong>
        {` akan ditagih ${formatRupiah(type.amount!)} untuk ${formatMonth(month)}, jumlahnya ${formatRupiah(fresh.length * type.amount!)}.`}
        {known > 0 && ` ${formatCount(known)} anggota sudah ditagih dan dilewati.`}
      </p>
      <p className="text-sm text-muted">
        {fresh
          .slice(0, 8)
          .map(({ name }) => name)
          .join(', ')}
        {fresh.length > 8 && `, dan ${formatCount(fresh.length - 8)} lagi`}
      </p>
      <FormActions>
        <Button look="primary" busyLabel="Membuat tagihan…">
          {`Buat ${formatCount(fresh.length)} tagihan`}
        </Button>
      </FormActions>
    </Form>
  );
}
