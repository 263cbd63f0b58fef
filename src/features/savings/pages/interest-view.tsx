import { formatMonth } from '#kernel/calendar';
import { formatCount, formatRupiah } from '#kernel/money';
import {
  Button,
  DataTable,
  DateField,
  EmptyState,
  ErrorSummary,
  Form,
  FormActions,
  LinkButton,
  PageHeader,
  Select,
  Sheet,
} from '#kernel/ui';
import type { FieldErrors } from '#kernel/work';
import type { previewInterest } from '../interest.ts';
import type { SavingsPlace } from '../place.ts';
import type { SavingsType } from '../savings-type.ts';
import { percentOf } from './types-view.tsx';

export interface TypedInterest {
  typeId: string;
  month: string;
}

/** What a month of savings earns each member, and the button that credits it. */
export function InterestView(props: {
  action: string;
  place: SavingsPlace;
  types: readonly SavingsType[];
  typed: TypedInterest;
  preview: Awaited<ReturnType<typeof previewInterest>> | undefined;
  errors: FieldErrors;
}) {
  const { action, place, types, typed, preview, errors } = props;
  if (types.length === 0)
    return (
      <>
        <PageHeader title="Jasa simpanan" />
        <EmptyState
          kind="nothing-yet"
          icon="percent"
          title="Belum ada simpanan yang berjasa"
          actions={<LinkButton href={place.urls.types}>Buka jenis simpanan</LinkButton>}
        >
          Tetapkan jasa setahun pada jenis simpanan, paling tinggi 9 persen.
        </EmptyState>
      </>
    );
  return (
    <>
      <PageHeader
        title="Jasa simpanan"
        note="Seperduabelas jasa setahun dari saldo terendah bulan itu, dibulatkan ke rupiah terdekat."
      />
      <ErrorSummary errors={errors} />
      <Sheet>
        <Form action={action} method="get" className="grid items-end gap-4 sm:grid-cols-[1fr_1fr_auto]">
          <Select
            name="jenis"
            label="Simpanan"
            placeholder={false}
            value={typed.typeId}
            error={errors.typeId}
            options={types.map(({ id, name, interestBp }) => ({
              ...{ value: id, label: `${name}, ${percentOf(interestBp)} setahun` },
            }))}
          />
          <DateField name="bulan" label="Bulan" kind="month" value={typed.month} error={errors.month} />
          <Button>Lihat dulu</Button>
        </Form>
      </Sheet>
      {preview && (
        <>
          <DataTable
            caption={`Jasa ${formatMonth(preview.month)}`}
            rows={preview.shares}
            rowKey={({ holder }) => holder.id}
            rowLabel={({ holder }) => holder.name}
            empty={{
              ...{ kind: 'nothing-yet', icon: 'percent' },
              title: `Tidak ada jasa untuk ${formatMonth(preview.month)}`,
            }}
            columns={[
              { key: 'name', label: 'Nama', cell: ({ holder }) => holder.name },
              {
                ...{ key: 'lowest', label: 'Saldo terendah', isNumeric: true },
                cell: ({ lowest }) => formatRupiah(lowest),
              },
              {
                ...{ key: 'interest', label: 'Jasa', isNumeric: true },
                cell: ({ interest }) => formatRupiah(interest),
              },
            ]}
            totals={{ name: 'Jumlah', interest: formatRupiah(preview.total) }}
          />
          {preview.isPosted ? (
            <p className="text-muted">{`Jasa ${formatMonth(preview.month)} sudah dibukukan.`}</p>
          ) : (
            preview.total > 0 && (
              <Form action={action} hidden={{ typeId: preview.type.id, month: preview.month }}>
                <FormActions>
                  <Button look="primary" busyLabel="Membukukan…">
                    {`Bukukan ${formatRupiah(preview.total)} untuk ${formatCount(preview.shares.length)} anggota`}
                  </Button>
                </FormActions>
              </Form>
            )
          )}
        </>
      )}
    </>
  );
}
