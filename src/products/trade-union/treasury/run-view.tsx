import { formatMonth, isPlainMonth } from '#kernel/calendar';
import { formatCount, formatRupiah } from '#kernel/money';
import { DataTable, LinkButton, Notice, PageHeader, ProgressBar, Sheet } from '#kernel/ui';
import type { BillingRun } from './read-run.ts';

/** A billing run: under way, done, or stopped. The page looks again by itself while it runs. */
export function RunView({ run }: { run: BillingRun }) {
  const month = isPlainMonth(run.month) ? formatMonth(run.month) : '';
  const isWorking = run.state === 'queued' || run.state === 'running';
  return (
    <div className="grid gap-4 lg:gap-6">
      <PageHeader
        title={run.title}
        note={isWorking ? 'Halaman ini boleh ditutup; pembuatan tagihan berjalan terus.' : undefined}
      />
      {isWorking && (
        <Sheet>
          <ProgressBar
            label="Pembuatan tagihan"
            title={run.state === 'queued' ? 'Menunggu giliran' : 'Membuat tagihan'}
            value={run.done}
            max={run.total ?? 0}
            note={`${formatCount(run.done)} dari ${formatCount(run.total ?? 0)} tagihan`}
          />
          <div className="mt-4">
            <LinkButton href={`/treasury/dues/bills/runs/${run.id}`} icon="refresh-cw">
              Lihat kemajuannya
            </LinkButton>
          </div>
        </Sheet>
      )}
      {run.state === 'failed' && (
        <Notice
          tone="error"
          title="Pembuatan tagihan berhenti"
          action={
            <LinkButton href={`/treasury/dues/bills/generate?month=${run.month}`}>
              Lanjutkan dari sini
            </LinkButton>
          }
        >
          {run.failure ?? 'Ada gangguan di dalam sistem.'} Yang sudah dibuat tetap ada dan tidak dibuat dua
          kali.
        </Notice>
      )}
      {run.state === 'cancelled' && (
        <Notice tone="warning" title="Pembuatan tagihan dibatalkan">
          Yang sudah dibuat tetap ada. Sisanya dapat dibuat kapan saja.
        </Notice>
      )}
      {run.state === 'done' && run.result && <Result run={run} month={month} result={run.result} />}
    </div>
  );
}

interface ResultProps {
  run: BillingRun;
  month: string;
  result: NonNullable<BillingRun['result']>;
}

function Result({ run, month, result }: ResultProps) {
  return (
    <>
      <Notice
        tone="success"
        role="status"
        title={`${formatCount(result.count)} tagihan ${month} sudah dibuat`}
        action={
          <LinkButton
            href={`/treasury/dues/bills?filter[period]=${run.month}&filter[kind]=monthly`}
            look="primary"
          >
            Lihat tagihannya
          </LinkButton>
        }
      >
        Jumlahnya {formatRupiah(result.amount)}.
      </Notice>
      {result.byRate.length > 0 && (
        <Sheet title="Menurut tarif" isFlush>
          <DataTable
            isPlain
            caption={`Tagihan ${month} menurut tarif`}
            rows={result.byRate}
            rowKey={({ code, label }) => `${code} ${label}`}
            empty={{ kind: 'nothing-yet', title: 'Belum ada' }}
            columns={[
              { key: 'label', label: 'Tarif', cell: ({ label }) => <b className="font-semibold">{label}</b> },
              {
                key: 'count',
                label: 'Anggota',
                isNumeric: true,
                onPhone: 'pair',
                cell: (row) => formatCount(row.count),
              },
              { key: 'total', label: 'Jumlah', isNumeric: true, cell: (row) => formatRupiah(row.total) },
            ]}
            totals={{ label: 'Jumlah', count: formatCount(result.count), total: formatRupiah(result.amount) }}
          />
        </Sheet>
      )}
    </>
  );
}
