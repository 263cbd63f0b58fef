import type { DuesPolicy } from '#features/dues';
import { formatMoment } from '#kernel/calendar';
import type { RequestContext } from '#kernel/http';
import { formatCount, formatRupiah } from '#kernel/money';
import { Button, DataTable, FigureRow, Form, LinkButton, Notice, PageHeader, Sheet } from '#kernel/ui';
import { zoneOf } from '../clock.ts';
import { regionName } from '../members/campus.ts';
import { ARREARS_PATH } from './arrears-view.tsx';
import type { ArrearsPlan, PlannedMember } from './preview-arrears.ts';

export interface EnforceRun {
  id: string;
  title: string;
  state: 'queued' | 'running' | 'done' | 'failed' | 'cancelled';
  note: string;
  at: Date;
}

export interface EnforceViewProps {
  ctx: RequestContext;
  plan: ArrearsPlan;
  policy: DuesPolicy;
  runs: readonly EnforceRun[];
}

const NOTICES = { 1: 'Pengingat', 2: 'Peringatan', 3: 'Pemberitahuan terakhir' } as const;

/** What a run would do, before it does anything; and what the last runs did. */
export function EnforceView({ ctx, plan, policy, runs }: EnforceViewProps) {
  const letters = plan.notices.reduce((sum, { count }) => sum + count, 0);
  const acts = letters + plan.toHold.length + plan.toLift.length;
  const isWorking = runs.some(({ state }) => state === 'queued' || state === 'running');
  return (
    <div className="grid gap-4 lg:gap-6">
      <PageHeader
        title="Penertiban tunggakan"
        note="Diperiksa dahulu; belum ada yang dikirim atau ditahan."
        actions={
          <LinkButton href={ARREARS_PATH} icon="list">
            Daftar tunggakan
          </LinkButton>
        }
      />
      <FigureRow
        items={[
          ...plan.notices.map(({ stage, count, amount }) => ({
            label: NOTICES[stage],
            icon: 'bell' as const,
            value: `${formatCount(count)} surat`,
            note: formatRupiah(amount),
          })),
          {
            label: 'Layanan ditahan',
            icon: 'lock' as const,
            value: `${formatCount(plan.toHold.length)} anggota`,
            note: `${formatCount(plan.waiting)} masih dalam tenggang atau ditunda`,
          },
        ]}
      />
      <Notice tone="neutral">
        Layanan ditahan {policy.holdAfterDays} hari sesudah pemberitahuan terakhir, kecuali ditunda dengan
        alasan. Yang ditahan: kartu, forum, grup WhatsApp, dan survei baru.{' '}
        {policy.holdClosesSignIn
          ? 'Pintu masuk juga ditutup.'
          : 'Masuk, tagihan, pembayaran, klaim, dan pesan tetap terbuka.'}{' '}
        {policy.holdsAutomatically
          ? 'Hal ini juga berjalan dengan sendirinya setiap malam.'
          : 'Setiap malam hanya suratnya yang dikirim; penahanan dijalankan dari sini.'}
      </Notice>
      {isWorking ? (
        <Notice tone="info" title="Penertiban sedang berjalan">
          Halaman ini memuat ulang sendiri.
        </Notice>
      ) : acts > 0 ? (
        <Form action={`${ARREARS_PATH}/enforce`}>
          <Button look="primary" icon="list-checks" busyLabel="Menyiapkan…">
            Jalankan: {formatCount(letters)} surat, {formatCount(plan.toHold.length)} ditahan,{' '}
            {formatCount(plan.toLift.length)} dibuka
          </Button>
        </Form>
      ) : (
        <Notice tone="success" title="Tidak ada yang perlu dijalankan sekarang" />
      )}
      <Planned title="Akan ditahan" rows={plan.toHold} />
      <Planned title="Akan dibuka kembali" rows={plan.toLift} />
      {runs.length > 0 && (
        <Sheet title="Yang terakhir dijalankan">
          <ul className="grid gap-2 text-sm">
            {runs.map((run) => (
              <li key={run.id} className="flex flex-wrap justify-between gap-2 border-b border-base-300 pb-2">
                <span>{run.title}</span>
                <span className="text-muted">
                  {formatMoment(run.at, zoneOf(ctx), 'short')}
                  {run.note && `, ${run.note}`}
                </span>
              </li>
            ))}
          </ul>
        </Sheet>
      )}
    </div>
  );
}

const MOST_SHOWN = 200;

function Planned({ title, rows }: { title: string; rows: readonly PlannedMember[] }) {
  if (rows.length === 0) return null;
  return (
    <Sheet title={title} note={`${formatCount(rows.length)} anggota`} isFlush>
      <DataTable
        isPlain
        caption={title}
        rows={rows.slice(0, MOST_SHOWN)}
        rowKey={({ payerId }) => payerId}
        empty={{ kind: 'nothing-yet', title: 'Tidak ada' }}
        columns={[
          {
            key: 'name',
            label: 'Anggota',
            cell: (row) => (
              <a className="link font-semibold" href={`${ARREARS_PATH}/${row.payerId}`}>
                {row.name}
              </a>
            ),
          },
          { key: 'number', label: 'Nomor', cell: (row) => row.number ?? '–' },
          { key: 'region', label: 'Wilayah', onPhone: 'hidden', cell: (row) => regionName(row.regionCode) },
          { key: 'months', label: 'Bulan', isNumeric: true, cell: (row) => formatCount(row.months) },
          { key: 'amount', label: 'Jumlah', isNumeric: true, cell: (row) => formatRupiah(row.amount) },
        ]}
      />
    </Sheet>
  );
}
