import { Readable } from 'node:stream';
import { noteOpened, queueVolumes } from '#features/subledger';
import { recordAudit } from '#kernel/audit';
import { isPlainDate, type PlainDate } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { exportXlsx } from '#kernel/exchange';
import { contentDisposition } from '#kernel/files';
import { file, type RequestContext, type Route, readListQuery } from '#kernel/http';
import { PARTS_AT_ONCE } from '#kernel/print';
import { AppError, notFound } from '#kernel/work';
import type { SavingsPlace } from '../place.ts';
import { readPassbooks, SAVINGS_BOOK } from '../print-book-job.ts';
import { printPassbooks } from '../print-passbook.ts';
import { readReceiptedActs } from '../read-acts.ts';
import { BALANCE_LIST, type BalanceList, type BalanceRow, readBalanceList } from '../read-balance-list.ts';
import { type Passbook, readPassbook } from '../read-passbook.ts';
import { printReceipts } from '../receipt-document.ts';
import { ownHolder } from './book-routes.tsx';
import { actIn, actOf } from './money-routes.tsx';
import { holderOf } from './savings-page.tsx';

/** A file that a printer and a desk can still hold. */
const MOST_RECEIPTS = 300;

/** The book of savings on paper and as a workbook; receipts. */
export function savingsFileRoutes(place: SavingsPlace): Route[] {
  const { book, mine } = place.urls;
  const { savings: resource } = place.resources;
  const may = (right: string) => ({ resource, right });
  const ofMine = { resource: place.resources.mine, right: 'read' };
  const listOf = (ctx: RequestContext, tx: Tx) =>
    readBalanceList(ctx, tx, place, readListQuery(ctx.query, BALANCE_LIST));
  return [
    file.get(
      `${book}/xlsx`,
      {
        access: { ...may('export'), gates: ['recent-password'] },
        summary: 'Savings of members as a workbook',
      },
      (ctx) =>
        ctx.transaction(async (tx) => {
          const list = await listOf(ctx, tx);
          await told(ctx, tx, 'savings.exported', list.rows.length);
          const body = Readable.toWeb(Readable.from(xlsxOf(ctx, list))) as ReadableStream<Uint8Array>;
          return answer(body, 'xlsx', 'Simpanan anggota.xlsx');
        }),
    ),
    file.get(`${book}/pdf`, { access: may('print'), summary: 'Book 04 on paper' }, (ctx) =>
      ctx.transaction(async (tx) => {
        const { rows, types } = await listOf(ctx, tx);
        await told(ctx, tx, 'savings.printed', rows.length);
        if (rows.length > PARTS_AT_ONCE)
          return queueVolumes(ctx, tx, SAVINGS_BOOK, { count: rows.length, back: book });
        const passbooks = await readPassbooks(ctx, tx, rows);
        return pdf(await printPassbooks(ctx, tx, { place, passbooks, types }), `${SAVINGS_BOOK.name}.pdf`);
      }),
    ),
    file.get(
      `${book}/kuitansi.pdf`,
      { access: may('print'), summary: 'All receipts of some days in one file' },
      (ctx) =>
        ctx.transaction(async (tx) => {
          const acts = await readReceiptedActs(ctx, tx, place, daysOf(ctx));
          if (acts.length === 0)
            throw new AppError('no_receipts', 422, 'Tidak ada kuitansi pada hari-hari itu. Pilih hari lain.');
          if (acts.length > MOST_RECEIPTS)
            throw new AppError(
              'too_many_rows',
              422,
              `Ada ${acts.length} kuitansi. Satu berkas memuat paling banyak ${MOST_RECEIPTS}: pilih hari yang lebih sedikit.`,
            );
          await told(ctx, tx, 'savings.receipts_printed', acts.length);
          return pdf(await printReceipts(ctx, tx, { place, acts }), 'Kuitansi simpanan.pdf');
        }),
    ),
    file.get(
      `${book}/:id/buku.pdf`,
      { access: may('read'), summary: 'The book of one member on paper' },
      (ctx) =>
        ctx.transaction(async (tx) => {
          const holder = await holderOf(ctx, tx, place);
          await noteOpened(ctx, tx, { resource, holder });
          return sendPassbook(ctx, tx, await readPassbook(ctx, tx, holder));
        }),
    ),
    file.get(`${mine}/buku.pdf`, { access: ofMine, summary: 'The own book on paper' }, (ctx) =>
      ctx.transaction(async (tx) => sendPassbook(ctx, tx, await ownPassbook(ctx, tx))),
    ),
    file.get(
      `${book}/:id/bukti/:entry/kuitansi.pdf`,
      { access: may('read'), summary: 'The receipt of an act in a book' },
      (ctx) => ctx.transaction(async (tx) => sendReceipt(ctx, tx, await actOf(ctx, tx, place))),
    ),
    file.get(
      `${mine}/bukti/:entry/kuitansi.pdf`,
      { access: ofMine, summary: 'A receipt of the own savings' },
      (ctx) =>
        ctx.transaction(async (tx) => {
          const passbook = await ownPassbook(ctx, tx);
          return sendReceipt(ctx, tx, { passbook, entries: actIn(passbook, ctx.params.entry ?? '') });
        }),
    ),
  ];

  async function ownPassbook(ctx: RequestContext, tx: Tx): Promise<Passbook> {
    const holder = await ownHolder(ctx, tx, place);
    if (!holder) throw notFound();
    return readPassbook(ctx, tx, holder);
  }

  async function sendPassbook(ctx: RequestContext, tx: Tx, passbook: Passbook): Promise<Response> {
    const name = `Buku simpanan ${passbook.holder.number || passbook.holder.name}.pdf`;
    return pdf(await printPassbooks(ctx, tx, { place, passbooks: [passbook], types: passbook.types }), name);
  }

  async function sendReceipt(
    ctx: RequestContext,
    tx: Tx,
    act: Awaited<ReturnType<typeof actOf>>,
  ): Promise<Response> {
    const { receipt } = act.entries[0]!;
    if (receipt === '') throw notFound();
    const acts = [{ holder: act.passbook.holder, entries: act.entries }];
    return pdf(await printReceipts(ctx, tx, { place, acts }), `Kuitansi ${receipt}.pdf`);
  }

  /** Taking along what everybody has saved is written down. */
  function told(ctx: RequestContext, tx: Tx, action: string, rows: number): Promise<void> {
    return recordAudit(ctx, tx, { action, resource, objectLabel: '04. Simpanan Anggota', after: { rows } });
  }
}

/** The days asked for, both inside; where none is, undefined. */
function daysOf(ctx: RequestContext): { from: PlainDate; to: PlainDate } | undefined {
  const days = ['dari', 'sampai'].map((name) => ctx.query.get(name)).filter(isPlainDate);
  const [from, to] = days.sort();
  return from === undefined ? undefined : { from, to: to ?? from };
}

function xlsxOf(ctx: RequestContext, { types, rows, sums }: BalanceList) {
  const total: BalanceRow = {
    holder: { id: '', number: '', name: 'Jumlah', joinedOn: '', leftOn: null },
    ...sums,
  };
  return exportXlsx({
    name: 'Simpanan anggota',
    title: [ctx.tenant.name, '04. Simpanan Anggota'],
    columns: [
      { label: 'Nama', writes: 'text', width: 32, value: ({ holder }: BalanceRow) => holder.name },
      { label: 'Nomor anggota', writes: 'text', value: ({ holder }: BalanceRow) => holder.number },
      ...types.map(({ id, name }) => ({
        ...{ label: name, writes: 'money' as const },
        value: ({ held }: BalanceRow) => held.get(id) ?? 0,
      })),
      { label: 'Jumlah', writes: 'money', value: (row: BalanceRow) => row.total },
      { label: 'Tunggakan wajib', writes: 'money', value: ({ arrears }: BalanceRow) => arrears },
    ],
    rows: [...rows, total],
  });
}

const MEDIA = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
} as const;

function answer(body: BodyInit, format: keyof typeof MEDIA, name: string): Response {
  return new Response(body, {
    headers: {
      'content-type': MEDIA[format],
      'content-disposition': contentDisposition(name),
      'cache-control': 'private, no-store',
    },
  });
}

const pdf = (bytes: Uint8Array, name: string) => answer(new Uint8Array(bytes), 'pdf', name);
