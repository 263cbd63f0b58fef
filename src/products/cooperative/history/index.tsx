import { Readable } from 'node:stream';
import { isPlainDate } from '#kernel/calendar';
import { exportXlsx } from '#kernel/exchange';
import { contentDisposition } from '#kernel/files';
import { file, page, type RequestContext, type Route, readListQuery, renderPage } from '#kernel/http';
import { EmptyState } from '#kernel/ui';
import { actorOf } from '#kernel/work';
import { savers } from '../savings/index.ts';
import { type HistoryAsked, HistoryView } from './history-view.tsx';
import { type HistoryRow, readHistory } from './read-history.ts';

const URL = '/saya/riwayat';
const LIST = { sorts: ['date'], defaultSort: '-date', filters: ['book'] };
const access = { resource: 'member-area', right: 'read' };

/** A member's own money over all books: what was put in, taken out, borrowed and paid back (KOP-061). */
export const historyRoutes: readonly Route[] = [
  page.get(URL, { access, summary: 'The own transactions of all books' }, async (ctx) => {
    const found = await readAsked(ctx);
    return renderPage({
      ...{ surface: 'member', title: 'Riwayat transaksi', menuUrl: URL, help: 'simpanan' },
      body: found ? <HistoryView ctx={ctx} url={URL} {...found} /> : <NotLinked />,
    });
  }),
  file.get(`${URL}/xlsx`, { access, summary: 'The own transactions as a workbook' }, async (ctx) => {
    const rows = (await readAsked(ctx))?.rows ?? [];
    const body = Readable.toWeb(Readable.from(workbookOf(ctx, rows))) as ReadableStream<Uint8Array>;
    return new Response(body, {
      headers: {
        'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        'content-disposition': contentDisposition('Riwayat transaksi.xlsx'),
        'cache-control': 'private, no-store',
      },
    });
  }),
];

/** The rows of the period and book in the address; undefined for an account that is tied to no member. */
async function readAsked(ctx: RequestContext): Promise<HistoryAsked | undefined> {
  const list = readListQuery(ctx.query, LIST);
  const all = await ctx.transaction(async (tx) => {
    const { subjectId } = actorOf(ctx);
    const holder = subjectId ? await savers.one(ctx, tx, subjectId) : undefined;
    return holder && readHistory(ctx, tx, holder);
  });
  if (!all) return undefined;
  const [from, to] = ['dari', 'sampai'].map((name) => ctx.query.get(name) ?? '');
  const books = list.filters.book ?? [];
  const rows = all.filter(
    ({ postedOn, book }) =>
      (!isPlainDate(from) || postedOn >= from) &&
      (!isPlainDate(to) || postedOn <= to) &&
      (books.length === 0 || books.includes(book)),
  );
  return {
    list,
    rows,
    ...{ from: isPlainDate(from) ? from : '', to: isPlainDate(to) ? to : '' },
    hasAny: all.length > 0,
  };
}

const workbookOf = (ctx: RequestContext, rows: readonly HistoryRow[]) =>
  exportXlsx({
    name: 'Riwayat transaksi',
    title: [ctx.tenant.name, 'Riwayat transaksi'],
    columns: [
      { label: 'Tanggal', writes: 'date', value: ({ postedOn }: HistoryRow) => postedOn },
      { label: 'Uraian', writes: 'text', width: 40, value: ({ words }: HistoryRow) => words },
      { label: 'Buku', writes: 'text', width: 24, value: ({ part }: HistoryRow) => part },
      { label: 'Masuk', writes: 'money', value: ({ amount }: HistoryRow) => Math.max(0, amount) },
      { label: 'Keluar', writes: 'money', value: ({ amount }: HistoryRow) => Math.max(0, -amount) },
      {
        ...{ label: 'Keterangan', writes: 'text' as const },
        value: ({ isTakenBack }: HistoryRow) => (isTakenBack ? 'Dibalik' : ''),
      },
    ],
    rows: [...rows],
  });

function NotLinked() {
  return (
    <EmptyState kind="nothing-yet" icon="receipt" title="Akun ini belum dihubungkan dengan buku anggota">
      Minta pengurus menghubungkannya bila Anda sudah menjadi anggota.
    </EmptyState>
  );
}
