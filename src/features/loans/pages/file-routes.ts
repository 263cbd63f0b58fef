import { Readable } from 'node:stream';
import { queueVolumes } from '#features/subledger';
import { recordAudit } from '#kernel/audit';
import { formatDate } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { exportXlsx } from '#kernel/exchange';
import { contentDisposition } from '#kernel/files';
import { file, type RequestContext, type Route, readListQuery } from '#kernel/http';
import { PARTS_AT_ONCE } from '#kernel/print';
import { notFound } from '#kernel/work';
import { STATE_LABELS } from '../loan.ts';
import type { LoanPlace } from '../place.ts';
import { QUALITY_LABELS } from '../policy.ts';
import { LOAN_BOOK } from '../print-book-job.ts';
import { paperDayOf, printLoanCards } from '../print-cards.ts';
import { type LoanCard, readLoanCard } from '../read-loan.ts';
import { LOAN_LIST, overdueOf, readLoanList } from '../read-loan-list.ts';
import { printLoanReceipt } from '../receipt-document.ts';
import { actIn, openCard, reachedCard } from './book-routes.tsx';
import { ownLoan } from './my-routes.tsx';

/** Book 05 on paper and as a workbook; cards and receipts. */
export function loanFileRoutes(place: LoanPlace): Route[] {
  const { book, mine } = place.urls;
  const { loan: resource } = place.resources;
  const may = (right: string) => ({ resource, right });
  const ofMine = { resource: place.resources.mine, right: 'read' };
  const listOf = (ctx: RequestContext, tx: Tx) =>
    readLoanList(ctx, tx, place, readListQuery(ctx.query, LOAN_LIST));
  const ownCard = async (ctx: RequestContext, tx: Tx) =>
    readLoanCard(ctx, tx, place, (await ownLoan(ctx, tx)).id);
  return [
    file.get(`${book}/xlsx`, { access: may('export'), summary: 'Loans of members as a workbook' }, (ctx) =>
      ctx.transaction(async (tx) => {
        const { rows } = await listOf(ctx, tx);
        await told(ctx, tx, 'loans.exported', rows.length);
        const body = Readable.toWeb(Readable.from(xlsxOf(ctx, rows))) as ReadableStream<Uint8Array>;
        return answer(body, 'xlsx', 'Pinjaman anggota.xlsx');
      }),
    ),
    file.get(`${book}/pdf`, { access: may('print'), summary: 'Book 05 on paper' }, (ctx) =>
      ctx.transaction(async (tx) => {
        const { rows } = await listOf(ctx, tx);
        await told(ctx, tx, 'loans.printed', rows.length);
        if (rows.length > PARTS_AT_ONCE)
          return queueVolumes(ctx, tx, LOAN_BOOK, { count: rows.length, back: book });
        return pdf(await printLoanCards(ctx, tx, place, rows), `${LOAN_BOOK.name}.pdf`);
      }),
    ),
    file.get(
      `${book}/:id/kartu.pdf`,
      { access: may('read'), summary: 'The card of one loan on paper' },
      (ctx) => ctx.transaction(async (tx) => sendCard(ctx, tx, await openCard(ctx, tx, place))),
    ),
    file.get(
      `${mine}/:id/kartu.pdf`,
      { access: ofMine, summary: 'The card of an own loan on paper' },
      (ctx) => ctx.transaction(async (tx) => sendCard(ctx, tx, await ownCard(ctx, tx))),
    ),
    file.get(
      `${book}/:id/bukti/:act/kuitansi.pdf`,
      { access: may('read'), summary: 'The receipt of an act of a loan' },
      (ctx) => ctx.transaction(async (tx) => sendReceipt(ctx, tx, await reachedCard(ctx, tx, place))),
    ),
    file.get(
      `${mine}/:id/bukti/:act/kuitansi.pdf`,
      { access: ofMine, summary: 'A receipt of an own loan' },
      (ctx) => ctx.transaction(async (tx) => sendReceipt(ctx, tx, await ownCard(ctx, tx))),
    ),
  ];

  async function sendCard(ctx: RequestContext, tx: Tx, card: LoanCard): Promise<Response> {
    const printed = await printLoanCards(ctx, tx, place, [card], paperDayOf(ctx, card));
    return pdf(printed, `Kartu pinjaman ${card.loan.number}.pdf`);
  }

  async function sendReceipt(ctx: RequestContext, tx: Tx, card: LoanCard): Promise<Response> {
    const act = actIn(card, ctx);
    if (act.receipt === '') throw notFound();
    return pdf(await printLoanReceipt(ctx, tx, { place, card, act }), `Kuitansi ${act.receipt}.pdf`);
  }

  /** Taking along what everybody owes is written down. */
  function told(ctx: RequestContext, tx: Tx, action: string, rows: number): Promise<void> {
    return recordAudit(ctx, tx, { action, resource, objectLabel: '05. Pinjaman Anggota', after: { rows } });
  }
}

function xlsxOf(ctx: RequestContext, rows: readonly LoanCard[]) {
  const day = (date: string | undefined) => (date ? formatDate(date, 'short') : '');
  return exportXlsx({
    name: 'Pinjaman anggota',
    title: [ctx.tenant.name, '05. Pinjaman Anggota'],
    columns: [
      { label: 'Nama', writes: 'text', width: 32, value: ({ holder }: LoanCard) => holder.name },
      { label: 'Nomor anggota', writes: 'text', value: ({ holder }: LoanCard) => holder.number },
      { label: 'Nomor pinjaman', writes: 'text', value: ({ loan }: LoanCard) => loan.number },
      { label: 'Produk', writes: 'text', value: ({ loan }: LoanCard) => loan.terms.name },
      { label: 'Cair', writes: 'text', value: ({ loan }: LoanCard) => day(loan.plans[0]?.startsOn) },
      { label: 'Pinjaman', writes: 'money', value: ({ loan }: LoanCard) => loan.amount },
      { label: 'Sisa pokok', writes: 'money', value: ({ standing }: LoanCard) => standing.outstanding },
      {
        label: 'Angsuran berikutnya',
        writes: 'text',
        value: ({ standing }: LoanCard) => day(standing.next?.dueOn),
      },
      { label: 'Terlambat', writes: 'money', value: overdueOf },
      {
        label: 'Hari terlambat',
        writes: 'text',
        value: ({ standing }: LoanCard) => String(standing.overdue.days),
      },
      { label: 'Kolektibilitas', writes: 'text', value: ({ quality }: LoanCard) => QUALITY_LABELS[quality] },
      { label: 'Keadaan', writes: 'text', value: ({ loan }: LoanCard) => STATE_LABELS[loan.state] },
    ],
    rows: [...rows],
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
