import { formatDate, formatMonth, lastDayOf } from '#kernel/calendar';
import type { RequestContext } from '#kernel/http';
import { formatRupiah, formatSignedRupiah } from '#kernel/money';
import {
  Badge,
  Button,
  DataTable,
  DateField,
  ErrorSummary,
  FigureRow,
  Form,
  FormActions,
  LinkButton,
  Notice,
  PageHeader,
  Sheet,
} from '#kernel/ui';
import type { FieldErrors } from '#kernel/work';
import type { LoanPlace } from '../../place.ts';
import { QUALITY_LABELS, type Quality } from '../../policy.ts';
import { percentText } from '../../quote.ts';
import type { AllowancePosting, AllowancePreview } from '../allowance.ts';
import { FIRST_RATES, type RatesSince } from '../rates.ts';
import { ClassesTable } from './classes-table.tsx';

/** What the loans of a month ask to be set aside, the button that posts it, and what was posted before. */
export function AllowanceView(props: {
  ctx: RequestContext;
  place: LoanPlace;
  month: string;
  preview: AllowancePreview | undefined;
  versions: readonly RatesSince[];
  postings: readonly AllowancePosting[];
  errors: FieldErrors;
}) {
  const { ctx, place, month, preview, versions, postings, errors } = props;
  const { allowance: url } = place.urls;
  const can = (right: string) => ctx.can(place.resources.allowance, right);
  return (
    <>
      <PageHeader
        title="Penyisihan Pinjaman"
        note="Cadangan untuk pinjaman yang mungkin tidak kembali, dihitung tiap akhir bulan."
        actions={
          can('update') ? (
            <LinkButton href={`${url}/tarif`} icon="percent">
              Ubah tarif
            </LinkButton>
          ) : undefined
        }
      />
      <ErrorSummary errors={errors} />
      <Sheet>
        <Form action={url} method="get" className="grid items-end gap-4 sm:grid-cols-[auto_auto_1fr]">
          <DateField name="bulan" label="Akhir bulan" kind="month" value={month} error={errors.month} />
          <div>
            <Button>Hitung</Button>
          </div>
        </Form>
      </Sheet>
      {preview && <Preview {...{ place, preview }} canPost={can('create')} />}
      {postings.length > 0 && (
        <Sheet title="Yang sudah dibukukan">
          <PostingsTable {...{ place, postings }} />
        </Sheet>
      )}
      <Sheet title="Tarif" note="Persen dari sisa pokok">
        <RatesTable versions={versions} />
      </Sheet>
    </>
  );
}

function Preview(props: { place: LoanPlace; preview: AllowancePreview; canPost: boolean }) {
  const { place, preview, canPost } = props;
  const { month, classes, required, held, change, posted } = preview;
  const day = formatDate(lastDayOf(month));
  return (
    <>
      <FigureRow
        items={[
          { label: `Seharusnya per ${day}`, value: formatRupiah(required) },
          { label: 'Sudah disisihkan', value: formatRupiah(held) },
          {
            label: change < 0 ? 'Dikurangi' : 'Ditambah',
            value: formatRupiah(Math.abs(change)),
            note: 'Dibulatkan ke rupiah terdekat per kelas',
          },
        ]}
      />
      <ClassesTable caption={`Pinjaman per ${day}`} classes={classes} />
      <Standing {...{ place, preview }} />
      {canPost && !posted && !preview.later && change !== 0 && (
        <Form action={`${place.urls.allowance}/bukukan`} hidden={{ month, change: String(change) }}>
          <FormActions>
            <Button look="primary" busyLabel="Membukukan…">
              {`Bukukan ${formatMonth(month)}: ${change > 0 ? 'tambah' : 'kurangi'} ${formatRupiah(Math.abs(change))}`}
            </Button>
          </FormActions>
        </Form>
      )}
    </>
  );
}

/** Why there is nothing to post. */
function Standing({ place, preview }: { place: LoanPlace; preview: AllowancePreview }) {
  const { month, change, posted, later } = preview;
  if (posted && change !== 0)
    return (
      <Notice
        tone="warning"
        title={`${formatMonth(month)} sudah dibukukan, dan angkanya berubah sesudah itu`}
      >
        Selisihnya ikut dibukukan bulan berikutnya. Untuk membetulkan bulan ini,{' '}
        <a className="link" href={`${place.urls.allowance}/${posted.id}`}>
          balik dulu pembukuannya
        </a>
        .
      </Notice>
    );
  if (posted) return <Notice tone="success" title={`${formatMonth(month)} sudah dibukukan`} />;
  if (later)
    return (
      <Notice tone="info" title={`${formatMonth(later.month)} sudah dibukukan`}>
        Bulan sebelumnya tidak dibukukan lagi.
      </Notice>
    );
  if (change === 0)
    return <Notice tone="success" title="Penyisihan sudah sesuai, tidak ada yang perlu dibukukan" />;
  return null;
}

function PostingsTable({ place, postings }: { place: LoanPlace; postings: readonly AllowancePosting[] }) {
  return (
    <DataTable
      caption="Yang sudah dibukukan"
      isPlain
      rows={postings}
      rowKey={({ id }) => id}
      rowLabel={({ month }) => formatMonth(month)}
      empty={{ kind: 'nothing-yet', icon: 'hand-coins', title: 'Belum ada penyisihan yang dibukukan' }}
      columns={[
        {
          ...{ key: 'month', label: 'Bulan' },
          cell: ({ id, month }) => (
            <a className="link font-semibold" href={`${place.urls.allowance}/${id}`}>
              {formatMonth(month)}
            </a>
          ),
        },
        {
          ...{ key: 'change', label: 'Dibukukan', isNumeric: true, onPhone: 'pair' },
          cell: ({ change }) => formatSignedRupiah(change),
        },
        {
          ...{ key: 'total', label: 'Penyisihan sesudahnya', isNumeric: true },
          cell: ({ held, change }) => formatRupiah(held + change),
        },
        { key: 'journal', label: 'Jurnal', cell: ({ journalNumber }) => journalNumber },
        {
          ...{ key: 'state', label: 'Keadaan', onPhone: 'badge' },
          cell: ({ reversalId }) =>
            reversalId ? <Badge tone="warning">Dibalik</Badge> : <Badge tone="success">Berlaku</Badge>,
        },
      ]}
    />
  );
}

/** The rates that hold and those that held. */
function RatesTable({ versions }: { versions: readonly RatesSince[] }) {
  const rows = [{ since: '', rates: FIRST_RATES }, ...versions].reverse();
  return (
    <DataTable
      caption="Tarif"
      isPlain
      isSlim
      rows={rows}
      rowKey={({ since }) => since}
      rowLabel={({ since }) => (since ? formatMonth(since) : 'Sejak awal')}
      empty={{ kind: 'nothing-yet', title: 'Belum ada tarif' }}
      columns={[
        {
          ...{ key: 'since', label: 'Mulai' },
          cell: ({ since }) => (since ? formatMonth(since) : 'Sejak awal'),
        },
        ...(Object.entries(QUALITY_LABELS) as [Quality, string][]).map(([quality, label]) => ({
          ...{ key: quality, label, isNumeric: true, onPhone: 'pair' as const },
          cell: ({ rates }: RatesSince) => percentText(rates[quality]),
        })),
      ]}
    />
  );
}
