import { formatMoment, formatMonth, zoneOf } from '#kernel/calendar';
import { filteredUrl, type RequestContext } from '#kernel/http';
import { formatCount, formatRupiah } from '#kernel/money';
import {
  Badge,
  Button,
  DataTable,
  Disclosure,
  ErrorSummary,
  Form,
  FormActions,
  PageHeader,
  Sheet,
  TextArea,
} from '#kernel/ui';
import type { FieldErrors } from '#kernel/work';
import type { Period, PeriodEvent } from '../periods.ts';
import { journalsUrl, type LedgerPlace, periodsUrl } from '../place.ts';

/** Which months are closed, what comes next, and what was done. */
export function PeriodsView(props: {
  ctx: RequestContext;
  place: LedgerPlace;
  periods: readonly Period[];
  next: string | undefined;
  last: string | undefined;
  events: readonly PeriodEvent[];
  reason: string;
  errors: FieldErrors;
}) {
  const { ctx, place, periods, next, last, events, reason, errors } = props;
  const url = periodsUrl(place);
  const can = (right: string) => ctx.can(place.resources.period, right);
  return (
    <>
      <PageHeader
        title="Tutup buku"
        note={last ? `Ditutup sampai ${formatMonth(last)}` : 'Belum ada bulan yang ditutup'}
      />
      <ErrorSummary errors={errors} />
      {next && can('close') && (
        <Sheet title={`Tutup ${formatMonth(next)}`}>
          <p className="prose-text text-muted">
            {next.endsWith('-12')
              ? 'Jurnal penutup tahun dibukukan, lalu tidak ada lagi yang dibukukan sampai akhir bulan ini.'
              : 'Sesudah ditutup, tidak ada lagi yang dibukukan sampai akhir bulan ini.'}{' '}
            Pengurus lain dapat membukanya dengan alasan.
          </p>
          <Form action={`${url}/tutup`} hidden={{ month: next }} className="mt-4">
            <FormActions>
              <Button look="primary" icon="lock">
                {`Tutup ${formatMonth(next)}`}
              </Button>
            </FormActions>
          </Form>
        </Sheet>
      )}
      {last && can('reopen') && (
        <Disclosure title={`Buka lagi ${formatMonth(last)}`} isDanger isOpen={Object.keys(errors).length > 0}>
          <Form action={`${url}/buka`} hidden={{ month: last }} className="grid max-w-xl gap-5">
            <TextArea
              name="reason"
              label="Alasan membuka buku"
              help="Tercatat bersama nama Anda. Laporan bulan itu dapat berubah."
              value={reason}
              error={errors.reason}
            />
            <FormActions>
              <Button look="danger">{`Buka ${formatMonth(last)}`}</Button>
            </FormActions>
          </Form>
        </Disclosure>
      )}
      <DataTable
        caption="Bulan pembukuan"
        rows={periods}
        rowKey={({ month }) => month}
        empty={{
          ...{ kind: 'nothing-yet', icon: 'scale', title: 'Belum ada jurnal' },
          children: 'Bulan pertama muncul sesudah jurnal pertama dibukukan.',
        }}
        columns={[
          {
            ...{ key: 'month', label: 'Bulan' },
            cell: (row) => (
              <a className="link font-semibold" href={filteredUrl(journalsUrl(place), { month: row.month })}>
                {formatMonth(row.month)}
              </a>
            ),
          },
          {
            ...{ key: 'journals', label: 'Jurnal', isNumeric: true, onPhone: 'pair' },
            cell: (row) => formatCount(row.journals),
          },
          {
            ...{ key: 'total', label: 'Jumlah debit', isNumeric: true },
            cell: (row) => formatRupiah(row.total),
          },
          {
            ...{ key: 'state', label: 'Status', onPhone: 'badge' },
            cell: (row) => (row.isClosed ? <Badge tone="success">Ditutup</Badge> : <Badge>Terbuka</Badge>),
          },
        ]}
      />
      {events.length > 0 && (
        <Sheet title="Riwayat" isFlush>
          <DataTable
            isPlain
            caption="Riwayat tutup buku"
            rows={events}
            rowKey={({ id }) => id}
            empty={{ kind: 'nothing-yet', title: 'Belum ada' }}
            columns={[
              {
                ...{ key: 'step', label: 'Yang dilakukan' },
                cell: (row) =>
                  `${formatMonth(row.month)} ${row.step === 'closed' ? 'ditutup' : 'dibuka lagi'}`,
              },
              {
                ...{ key: 'at', label: 'Waktu' },
                cell: (row) =>
                  `${formatMoment(row.at, zoneOf(ctx.tenant.timeZone), 'short')}${row.actorName ? `, ${row.actorName}` : ''}`,
              },
              { key: 'reason', label: 'Alasan', cell: (row) => row.reason },
            ]}
          />
        </Sheet>
      )}
    </>
  );
}
