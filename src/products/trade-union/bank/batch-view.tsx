import { formatDate } from '#kernel/calendar';
import type { RequestContext } from '#kernel/http';
import { formatCount, formatRupiah } from '#kernel/money';
import {
  Badge,
  BulkBar,
  Button,
  DataTable,
  ErrorSummary,
  Notice,
  PageHeader,
  Pagination,
  Tabs,
} from '#kernel/ui';
import type { FieldErrors } from '#kernel/work';
import type { BankLine, LineCounts } from './bank-line.ts';
import { BANK_PATH } from './bank-view.tsx';
import type { BankBatch } from './batches.ts';

export interface BatchViewProps {
  ctx: RequestContext;
  batch: BankBatch;
  counts: LineCounts;
  lines: readonly BankLine[];
  show: string;
  page: number;
  pageCount: number;
  errors: FieldErrors;
}

const TABS = [
  { key: 'certain', label: 'Hampir pasti' },
  { key: 'likely', label: 'Mungkin' },
  { key: 'unclear', label: 'Belum dikenal' },
  { key: 'done', label: 'Selesai' },
  { key: 'ignored', label: 'Diabaikan' },
] as const;

const BREAKS_SHOWN = 5;

const SKIPPED: Readonly<Record<string, string>> = {
  pending: 'masih tertunda di bank',
  outgoing: 'uang keluar',
  balance: 'baris saldo',
  not_whole: 'bukan rupiah bulat',
  unreadable: 'tidak terbaca',
  no_mark: 'tanpa tanda masuk atau keluar',
  future: 'bertanggal di masa depan',
  foreign: 'bukan dalam rupiah',
};

/** One statement: what is nearly certain is confirmed together, the rest one by one. */
export function BatchView({ ctx, batch, counts, lines, show, page, pageCount, errors }: BatchViewProps) {
  const url = (change: { show?: string; page?: number }) =>
    `${BANK_PATH}/${batch.id}?show=${change.show ?? show}${change.page ? `&page=${change.page}` : ''}`;
  const canMatch = ctx.can('dues.bank', 'match');
  const isBulk = canMatch && show === 'certain' && lines.length > 0;
  const skipped = Object.entries(batch.skipped);
  return (
    <div className="grid gap-4 lg:gap-6">
      <PageHeader
        title={
          batch.firstOn && batch.lastOn
            ? `Mutasi ${formatDate(batch.firstOn)} – ${formatDate(batch.lastOn)}`
            : 'Mutasi bank'
        }
        note={`${batch.fileName}, rekening …${batch.accountTail}`}
      />
      {Object.keys(errors).length > 0 && <ErrorSummary errors={errors} />}
      {batch.newCount < batch.lineCount && (
        <Notice tone="info">
          {formatCount(batch.lineCount - batch.newCount)} dari {formatCount(batch.lineCount)} baris sudah ada
          di mutasi sebelumnya dan tidak dimasukkan lagi.
        </Notice>
      )}
      {batch.balanceBreaks.length > 0 && (
        <Notice tone="warning" title="Saldo di berkas ini tidak menyambung">
          Pada baris {batch.balanceBreaks.slice(0, BREAKS_SHOWN).join(', ')}
          {batch.balanceBreaks.length > BREAKS_SHOWN && ' dan seterusnya'}. Mungkin ada baris yang hilang atau
          berkasnya pernah diubah. Unduh lagi dari bank sebelum mencatat apa pun.
        </Notice>
      )}
      {skipped.length > 0 && (
        <p className="text-sm text-muted">
          Dilewati: {skipped.map(([reason, count]) => `${count} ${SKIPPED[reason] ?? reason}`).join(', ')}.
        </p>
      )}
      <Tabs
        label="Baris mutasi"
        items={TABS.map(({ key, label }) => ({
          label,
          url: url({ show: key }),
          isCurrent: key === show,
          count: formatCount(counts[key]),
        }))}
      />
      {isBulk && (
        <BulkBar formId="mutasi" action={`${BANK_PATH}/${batch.id}/confirm`} noun="baris">
          <Button icon="circle-check" look="quiet">
            Catat yang dipilih
          </Button>
        </BulkBar>
      )}
      <DataTable
        caption="Baris mutasi"
        rows={lines}
        rowKey={({ id }) => id}
        rowLabel={({ text }) => text}
        {...(isBulk
          ? { selection: { formId: 'mutasi', name: 'id', picked: lines.map(({ id }) => id) } }
          : {})}
        empty={{
          kind: 'nothing-yet',
          icon: 'circle-check',
          title: 'Tidak ada baris di sini',
          children: 'Lihat bagian lain di atas.',
        }}
        columns={[
          {
            key: 'text',
            label: 'Keterangan bank',
            cell: (row) => (
              <a className="link break-words" href={`${BANK_PATH}/${batch.id}/lines/${row.id}`}>
                {row.text || 'Tanpa keterangan'}
              </a>
            ),
          },
          {
            key: 'who',
            label: 'Anggota',
            cell: (row) => (
              <>
                <b className="font-semibold">{row.paidName ?? row.suggestedName ?? '–'}</b>
                {row.reasons && row.state === 'open' && (
                  <span className="block text-sm text-muted">{row.reasons}</span>
                )}
                {row.note && <span className="block text-sm text-muted">{row.note}</span>}
              </>
            ),
          },
          {
            key: 'day',
            label: 'Tanggal',
            isNarrow: true,
            cell: (row) => formatDate(row.postedOn, 'short'),
          },
          { key: 'amount', label: 'Jumlah', isNumeric: true, cell: (row) => formatRupiah(row.amount) },
          { key: 'state', label: 'Keadaan', onPhone: 'badge', cell: (row) => <LineBadge line={row} /> },
        ]}
        footer={
          <Pagination
            page={page}
            pageCount={pageCount}
            summary={`${formatCount(lines.length)} baris`}
            pageUrl={(to) => url({ page: to })}
          />
        }
      />
    </div>
  );
}

export function LineBadge({ line }: { line: Pick<BankLine, 'state' | 'certainty'> }) {
  if (line.state === 'posted') return <Badge tone="success">Dicatat</Badge>;
  if (line.state === 'linked') return <Badge tone="success">Sudah dicatat sebelumnya</Badge>;
  if (line.state === 'ignored') return <Badge>Diabaikan</Badge>;
  if (line.certainty === 'certain') return <Badge tone="info">Hampir pasti</Badge>;
  if (line.certainty === 'likely') return <Badge tone="info">Mungkin</Badge>;
  return <Badge tone="warning">{line.certainty === 'ambiguous' ? 'Beberapa orang' : 'Belum dikenal'}</Badge>;
}
