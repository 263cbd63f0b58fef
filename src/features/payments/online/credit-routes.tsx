import { randomUUID } from 'node:crypto';
import { readLetterhead, receiptOf } from '#features/receipts';
import {
  CREDIT_PAYOUT,
  type Entry,
  type Holder,
  keyIn,
  payOutCredit,
  readCredit,
  readCreditEntries,
  readMoneyPlace,
  refuseFormer,
  reverseEntries,
  treasurerOn,
} from '#features/subledger';
import { recordAudit } from '#kernel/audit';
import { todayOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { contentDisposition } from '#kernel/files';
import {
  errorsOf,
  file,
  idOf,
  type PageAnswer,
  page,
  type RequestContext,
  type Route,
  readForm,
  redirectTo,
  renderPage,
  textIn,
  told,
} from '#kernel/http';
import { formatRupiah } from '#kernel/money';
import { notifyByMail } from '#kernel/notifications';
import { renderPdf } from '#kernel/print';
import { type AppError, notFound } from '#kernel/work';
import { CreditView, type TypedCredit } from './credit-view.tsx';
import { creditUrl, type OnlinePlace } from './online-place.ts';
import { findOwnHolder } from './pay-page.tsx';

/** What members paid too much, or for a book that would not take it: the treasurer gives it back. */
export function creditRoutes(place: OnlinePlace): Route[] {
  const { desk, mine } = place.urls;
  const at = `${desk}/titipan/:id`;
  const may = (right: string) => ({ resource: place.resource, right });
  return [
    page.get(at, { access: may('reconcile'), summary: 'What a member left with the cooperative' }, (ctx) =>
      creditPage(ctx),
    ),
    page.post(at, { access: may('reconcile'), summary: 'Give a member back what was left' }, async (ctx) => {
      const form = await readForm(ctx);
      const typed: TypedCredit = {
        ...{ key: keyIn(form), postedOn: textIn(form, 'postedOn'), place: textIn(form, 'place'), reason: '' },
      };
      try {
        const { postedOn, place: from } = readMoneyPlace(typed);
        const total = Number(textIn(form, 'total'));
        const [entry] = await ctx.transaction(async (tx) => {
          const holder = await holderOf(ctx, tx);
          const paid = await payOutCredit(ctx, tx, {
            ...{ holder, postedOn, from, key: typed.key, total },
          });
          await tellHolder(ctx, tx, holder, paid[0]?.receipt ?? '');
          return paid;
        });
        return redirectTo(creditUrl(place, idOf(ctx)), {
          ...{ tone: 'success', text: `Titipan dikembalikan, bukti ${entry?.receipt ?? ''}.` },
        });
      } catch (error) {
        return creditPage(ctx, typed, told(error));
      }
    }),
    page.post(
      `${at}/bukti/:entry/balik`,
      { access: may('reconcile'), summary: 'Take back that something was given back' },
      async (ctx) => {
        const reason = textIn(await readForm(ctx), 'reason');
        try {
          await ctx.transaction(async (tx) => {
            const holder = await holderOf(ctx, tx);
            refuseFormer(holder);
            const { kind, eventId, receipt } = await payoutIn(ctx, tx, holder);
            const counter = await reverseEntries(ctx, tx, { event: { kind, id: eventId }, reason });
            await recordAudit(ctx, tx, {
              ...{ action: 'member_credit.reversed', resource: 'payment', objectLabel: receipt, reason },
              after: { member: holder.name, journal: counter.number },
            });
          });
          return redirectTo(creditUrl(place, idOf(ctx)), {
            ...{ tone: 'success', text: 'Bukti dibalik. Keduanya tetap ada di buku.' },
          });
        } catch (error) {
          return creditPage(ctx, { ...emptyForm(ctx), reason }, told(error));
        }
      },
    ),
    file.get(
      `${at}/bukti/:entry/kuitansi.pdf`,
      { access: may('reconcile'), summary: 'The receipt of what was given back' },
      (ctx) => ctx.transaction(async (tx) => sendReceipt(ctx, tx, await holderOf(ctx, tx))),
    ),
    file.get(
      `${mine}/titipan/:entry/kuitansi.pdf`,
      { access: may('read'), summary: 'The receipt of what was given back to oneself' },
      (ctx) =>
        ctx.transaction(async (tx) => {
          const holder = await findOwnHolder(ctx, tx, place);
          if (!holder) throw notFound();
          return sendReceipt(ctx, tx, holder);
        }),
    ),
  ];

  async function creditPage(
    ctx: RequestContext,
    typed = emptyForm(ctx),
    problem?: AppError,
  ): Promise<PageAnswer> {
    const shown = await ctx.transaction(async (tx) => {
      const holder = await holderOf(ctx, tx);
      return {
        holder,
        held: (await readCredit(ctx, tx, [holder.id])).reduce((sum, { balance }) => sum + balance, 0),
        entries: await readCreditEntries(ctx, tx, holder.id),
      };
    });
    return renderPage({
      ...{ surface: 'console', title: `Titipan ${shown.holder.name}`, menuUrl: desk, help: place.help },
      trail: [{ label: 'Pembayaran', url: desk }],
      status: problem?.status ?? 200,
      body: (
        <div className="grid gap-4 lg:gap-6">
          <CreditView {...{ place, typed, ...shown }} today={todayOf(ctx)} errors={errorsOf(problem)} />
        </div>
      ),
    });
  }

  /** @throws AppError 404 */
  async function holderOf(ctx: RequestContext, tx: Tx): Promise<Holder> {
    const holder = await place.holders.one(ctx, tx, idOf(ctx));
    if (!holder) throw notFound();
    return holder;
  }

  /** A second press is the same pay-out, and the same word: it is told once. */
  async function tellHolder(ctx: RequestContext, tx: Tx, { id }: Holder, receipt: string): Promise<void> {
    const first = await tx.execute(
      `insert into idempotency_keys (actor, action, key) values ('payments', 'credit.told', $1) on conflict do nothing`,
      [receipt],
    );
    if (first === 0) return;
    await notifyByMail(ctx, tx, await place.holders.accountsOf(tx, id), {
      title: 'Titipan Anda dikembalikan',
      body: `Bukti ${receipt}. Periksa uang yang Anda terima dengan kuitansinya.`,
      url: mine,
    });
  }

  async function sendReceipt(ctx: RequestContext, tx: Tx, holder: Holder): Promise<Response> {
    const payout = await payoutIn(ctx, tx, holder);
    const entries = (await readCreditEntries(ctx, tx, holder.id)).filter(
      ({ eventId }) => eventId === payout.eventId,
    );
    const amount = -entries.reduce((sum, entry) => sum + entry.amount, 0);
    const { pdf } = await renderPdf(
      'receipt',
      receiptOf(ctx, await readLetterhead(ctx, tx), {
        ...{ number: payout.receipt, code: payout.code, checkUrl: place.checkUrl, member: holder, amount },
        purposes: [{ label: 'Pengembalian titipan', amount: formatRupiah(amount) }],
        ...{ postedOn: payout.postedOn, journalNumber: payout.journalNumber, isOut: true },
        ...{ byName: payout.postedByName, isTakenBack: payout.reversedById !== null },
        treasurer: await treasurerOn(tx, place.signers, payout.postedOn),
      }),
    );
    return new Response(new Uint8Array(pdf), {
      headers: {
        'content-type': 'application/pdf',
        'content-disposition': contentDisposition(`Kuitansi ${payout.receipt}.pdf`),
        'cache-control': 'private, no-store',
      },
    });
  }
}

/** The pay-out in the address. @throws AppError 404 */
async function payoutIn(ctx: RequestContext, tx: Tx, holder: Holder): Promise<Entry> {
  const entry = (await readCreditEntries(ctx, tx, holder.id)).find(
    ({ id, kind }) => kind === CREDIT_PAYOUT && id === ctx.params.entry,
  );
  if (!entry) throw notFound();
  return entry;
}

const emptyForm = (ctx: RequestContext): TypedCredit => ({
  ...{ key: randomUUID(), postedOn: todayOf(ctx), place: 'cash', reason: '' },
});
