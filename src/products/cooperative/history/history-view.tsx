import { formatDate } from '#kernel/calendar';
import { type ListQuery, listUrl, type RequestContext } from '#kernel/http';
import { ListFilters, ListTable } from '#kernel/list';
import { formatRupiah } from '#kernel/money';
import { Badge, DateField, FigureRow, LinkButton, PageHeader } from '#kernel/ui';
import { HISTORY_BOOKS, type HistoryRow } from './read-history.ts';

export interface HistoryAsked {
  list: ListQuery;
  /** Rows of the period and book, newest first. */
  rows: readonly HistoryRow[];
  from: string;
  to: string;
  /** There is something outside of the filters. */
  hasAny: boolean;
}

/** Every deposit, withdrawal, pay-out and instalment of one member, with what they come to in the period. */
export function HistoryView(props: HistoryAsked & { ctx: RequestContext; url: string }) {
  const { ctx, url, list, rows, from, to, hasAny } = props;
  const standing = rows.filter(({ counts }) => counts);
  const sum = (part: (amount: number) => number) =>
    standing.reduce((total, { amount }) => total + Math.max(0, part(amount)), 0);
  return (
    <div className="grid gap-5">
      <PageHeader
        title="Riwayat transaksi"
        note="Setoran, penarikan, pencairan, dan angsuran Anda"
        actions={
          <LinkButton href={listUrl(`${url}/xlsx`, ctx.query, { page: null })} icon="download" download>
            Unduh XLSX
          </LinkButton>
        }
      />
      <FigureRow
        items={[
          { label: 'Catatan', value: String(rows.length) },
          { label: 'Masuk', value: formatRupiah(sum((amount) => amount)) },
          { label: 'Keluar', value: formatRupiah(sum((amount) => -amount)) },
        ]}
      />
      <ListFilters
        ctx={ctx}
        list={list}
        filters={[
          {
            ...{ key: 'book', label: 'Buku', all: 'Semua buku' },
            options: Object.entries(HISTORY_BOOKS).map(([value, label]) => ({ value, label })),
          },
        ]}
        more={{
          parameters: ['dari', 'sampai'],
          fields: (
            <>
              <DateField name="dari" label="Dari tanggal" isOptional value={from} />
              <DateField name="sampai" label="Sampai tanggal" isOptional value={to} />
            </>
          ),
        }}
      />
      <ListTable
        ctx={ctx}
        list={list}
        total={rows.length}
        noun="catatan"
        caption="Riwayat transaksi, terbaru di atas"
        rows={rows.slice(list.offset, list.offset + list.size)}
        rowKey={({ id }) => id}
        rowLabel={({ words }) => words}
        nothingYet={
          hasAny
            ? {
                ...{ icon: 'receipt', title: 'Tidak ada catatan pada hari-hari itu' },
                children: 'Pilih tanggal lain, atau kosongkan keduanya.',
                actions: <LinkButton href={url}>Lihat semua</LinkButton>,
              }
            : {
                ...{ icon: 'receipt', title: 'Belum ada transaksi' },
                children: 'Setoran, penarikan, dan angsuran Anda tampil di sini beserta kuitansinya.',
              }
        }
        columns={[
          {
            ...{ key: 'date', label: 'Tanggal', isNarrow: true },
            cell: ({ postedOn }) => formatDate(postedOn, 'short'),
          },
          { key: 'what', label: 'Uraian', cell: (row) => <What row={row} /> },
          { key: 'book', label: 'Buku', cell: ({ part }) => part },
          {
            ...{ key: 'in', label: 'Masuk', isNumeric: true },
            cell: ({ amount }) => (amount > 0 ? formatRupiah(amount) : ''),
          },
          {
            ...{ key: 'out', label: 'Keluar', isNumeric: true },
            cell: ({ amount }) => (amount < 0 ? formatRupiah(-amount) : ''),
          },
        ]}
      />
    </div>
  );
}

function What({ row: { words, receiptUrl, isTakenBack } }: { row: HistoryRow }) {
  return (
    <span className="flex flex-wrap items-center gap-2">
      {receiptUrl ? (
        <a className="link" href={receiptUrl} download>
          {words}
        </a>
      ) : (
        words
      )}
      {isTakenBack && <Badge tone="warning">Dibalik</Badge>}
    </span>
  );
}
