import type { BillingPreview } from '#features/dues';
import { formatDate, formatMonth, shiftMonth } from '#kernel/calendar';
import type { RequestContext } from '#kernel/http';
import { formatCount, formatRupiah } from '#kernel/money';
import {
  Button,
  DataTable,
  DateField,
  Disclosure,
  ErrorSummary,
  FigureRow,
  Form,
  LinkButton,
  Notice,
  PageHeader,
  Sheet,
} from '#kernel/ui';
import type { AppError } from '#kernel/work';
import { SKIP_REASONS } from './obliged-members.ts';
import type { MemberName } from './read-member-names.ts';

export interface GenerateViewProps {
  ctx: RequestContext;
  preview: BillingPreview;
  skipped: { payerId: string; reason: string }[];
  names: ReadonlyMap<string, MemberName>;
  problem: AppError | undefined;
}

const PATH = '/treasury/dues/bills/generate';

/** What a run would make, before it makes anything. */
export function GenerateView(props: GenerateViewProps) {
  const { preview, problem } = props;
  const month = formatMonth(preview.month);
  const left = preview.skipped.reduce((sum, { count }) => sum + count, 0);
  return (
    <div className="grid gap-4 lg:gap-6">
      <PageHeader title="Buat tagihan bulanan" note="Diperiksa dahulu; belum ada yang dibuat." />
      {problem && (
        <ErrorSummary
          title={problem.message}
          errors={Object.keys(problem.fields).length > 0 ? problem.fields : { form: problem.message }}
        />
      )}
      <MonthChooser month={preview.month} error={problem?.fields.month} />
      <FigureRow
        items={[
          {
            label: 'Tagihan yang dibuat',
            icon: 'receipt-text',
            value: formatCount(preview.count),
            note: month,
          },
          {
            label: 'Jumlahnya',
            icon: 'hand-coins',
            value: formatRupiah(preview.amount),
            note: `Jatuh tempo ${formatDate(preview.dueDate)}`,
          },
          {
            label: 'Sudah punya tagihan',
            icon: 'circle-check',
            value: formatCount(preview.billed),
            note: 'Tidak ditagih dua kali',
          },
          {
            label: 'Tidak ditagih',
            icon: 'circle-minus',
            value: formatCount(left),
            note: 'Alasannya di bawah',
          },
        ]}
      />
      {preview.count === 0 ? <NothingToBill {...props} /> : <ByRate {...props} />}
      {left > 0 && <LeftOut {...props} />}
    </div>
  );
}

function MonthChooser({ month, error }: { month: string; error: string | undefined }) {
  const link = (to: string) => `${PATH}?month=${to}`;
  return (
    <div className="flex flex-wrap items-end gap-2">
      <LinkButton
        href={link(shiftMonth(month, -1))}
        icon="chevron-left"
        label="Bulan sebelumnya"
        className="max-sm:hidden"
      />
      <Form action={PATH} method="get" label="Pilih bulan" className="flex flex-wrap items-end gap-2">
        <DateField name="month" label="Bulan tagihan" kind="month" value={month} error={error} />
        <Button>Periksa</Button>
      </Form>
      <LinkButton
        href={link(shiftMonth(month, 1))}
        icon="chevron-right"
        label="Bulan berikutnya"
        className="max-sm:hidden"
      />
    </div>
  );
}

function ByRate({ preview }: GenerateViewProps) {
  const month = formatMonth(preview.month);
  return (
    <Sheet title="Menurut tarif" isFlush>
      <DataTable
        isPlain
        caption={`Tagihan ${month} menurut tarif`}
        rows={preview.byRate}
        rowKey={({ code }) => code}
        empty={{ kind: 'nothing-yet', title: 'Belum ada' }}
        columns={[
          { key: 'label', label: 'Tarif', cell: ({ label }) => <b className="font-semibold">{label}</b> },
          {
            key: 'amount',
            label: 'Per bulan',
            isNumeric: true,
            onPhone: 'pair',
            cell: (row) => formatRupiah(row.amount),
          },
          { key: 'count', label: 'Anggota', isNumeric: true, cell: (row) => formatCount(row.count) },
          { key: 'total', label: 'Jumlah', isNumeric: true, cell: (row) => formatRupiah(row.total) },
        ]}
        totals={{ label: 'Jumlah', count: formatCount(preview.count), total: formatRupiah(preview.amount) }}
      />
      <div className="grid gap-3 border-t border-base-300 p-5">
        <p className="text-sm text-muted">
          Kelebihan bayar anggota langsung dipakai melunasi tagihan ini. Bila pembuatan terputus, lanjutkan
          dengan tombol yang sama: yang sudah ada tidak dibuat lagi.
        </p>
        <Form action={PATH} hidden={{ month: preview.month }} isPlain>
          <Button look="primary" icon="receipt-text" busyLabel="Menyiapkan…">
            Buat {formatCount(preview.count)} tagihan {month}
          </Button>
        </Form>
      </div>
    </Sheet>
  );
}

function NothingToBill({ preview }: GenerateViewProps) {
  const month = formatMonth(preview.month);
  return preview.billed > 0 ? (
    <Notice
      tone="success"
      title={`Tagihan ${month} sudah lengkap`}
      action={
        <LinkButton href={`/treasury/dues/bills?filter[period]=${preview.month}&filter[kind]=monthly`}>
          Lihat tagihannya
        </LinkButton>
      }
    >
      Semua anggota yang wajib sudah punya tagihan bulan ini. Menjalankannya lagi tidak membuat tagihan baru.
    </Notice>
  ) : (
    <Notice tone="info" title={`Belum ada yang dapat ditagih untuk ${month}`}>
      Tagihan dibuat untuk anggota aktif yang tarif iurannya sudah diisi.
    </Notice>
  );
}

function LeftOut({ ctx, preview, skipped, names }: GenerateViewProps) {
  const left = preview.skipped.reduce((sum, { count }) => sum + count, 0);
  return (
    <Sheet title="Tidak ditagih" note={`${formatCount(left)} orang`}>
      <ul className="grid gap-2">
        {preview.skipped.map(({ reason, count }) => (
          <li key={reason} className="flex justify-between gap-4 border-b border-base-300 pb-2 text-sm">
            <span>{SKIP_REASONS[reason] ?? reason}</span>
            <b className="figures">{formatCount(count)}</b>
          </li>
        ))}
      </ul>
      <div className="mt-4">
        <Disclosure
          title={left > skipped.length ? `Nama ${skipped.length} orang pertama` : 'Nama-namanya'}
          icon="users"
        >
          <ul className="grid gap-1 text-sm sm:grid-cols-2">
            {skipped.map(({ payerId, reason }) => (
              <li key={payerId} className="py-1">
                {ctx.can('member', 'view') ? (
                  <a className="link" href={`/admin/members/${payerId}`}>
                    {names.get(payerId)?.name ?? 'Anggota'}
                  </a>
                ) : (
                  names.get(payerId)?.name
                )}
                <span className="block text-muted">{SKIP_REASONS[reason] ?? reason}</span>
              </li>
            ))}
          </ul>
        </Disclosure>
      </div>
    </Sheet>
  );
}
