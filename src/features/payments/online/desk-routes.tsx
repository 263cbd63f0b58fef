import { randomUUID } from 'node:crypto';
import { keyIn, readAmount, readCredit } from '#features/subledger';
import { todayOf, zoneOf } from '#kernel/calendar';
import {
  errorsOf,
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
import { type AppError, invalid } from '#kernel/work';
import { readCharges } from './charge.ts';
import { DeskView, type TypedPayout } from './desk-view.tsx';
import { readGatewayAccount } from './gateway-account.ts';
import { GatewayError } from './gateway-port.ts';
import { handleNotice, readNotices } from './notices.ts';
import type { OnlinePlace } from './online-place.ts';
import { payPage } from './pay-page.tsx';
import { reconcileCharges, reconciledText } from './reconcile.ts';
import { readFeeAccounts, recordPayout } from './record-payout.ts';

const SHOWN = 100;

/** What the treasurer watches: payments, words that need a decision, and pay-outs of the gateway. */
export function paymentDeskRoutes(place: OnlinePlace): Route[] {
  const { desk } = place.urls;
  const may = (right: string) => ({ resource: place.resource, right });
  return [
    page.get(desk, { access: may('read'), summary: 'Online payments of the members' }, (ctx) => {
      // Whoever reads only the own finds the own.
      return ctx.reach?.isAll ? deskPage(ctx) : payPage(ctx, place);
    }),
    page.post(
      `${desk}/cocokkan`,
      { access: may('reconcile'), summary: 'Ask about open payments' },
      async (ctx) => {
        await readForm(ctx);
        try {
          const done = await reconcileCharges(ctx, place);
          return redirectTo(desk, {
            tone: done.silent > 0 ? 'warning' : 'success',
            text: `${reconciledText(done)}.`,
          });
        } catch (error) {
          if (!(error instanceof GatewayError)) throw error;
          return redirectTo(desk, {
            tone: 'warning',
            text: 'Midtrans tidak menjawab. Coba lagi sebentar lagi.',
          });
        }
      },
    ),
    page.post(
      `${desk}/pencairan`,
      { access: may('reconcile'), summary: 'Book a pay-out of the gateway' },
      async (ctx) => {
        const form = await readForm(ctx);
        const typed: TypedPayout = {
          ...{ key: keyIn(form), postedOn: textIn(form, 'postedOn'), gross: textIn(form, 'gross') },
          ...{ fee: textIn(form, 'fee'), feeAccountId: textIn(form, 'feeAccountId') },
        };
        try {
          const gross = readAmount(typed.gross);
          const fee = typed.fee === '' ? 0 : readAmount(typed.fee);
          if (typeof gross === 'string' || typeof fee === 'string')
            throw invalid({
              ...(typeof gross === 'string' ? { gross } : {}),
              ...(typeof fee === 'string' ? { fee } : {}),
            });
          const { key, postedOn, feeAccountId } = typed;
          const number = await ctx.transaction((tx) =>
            recordPayout(ctx, tx, { key, postedOn, gross, fee, feeAccountId }),
          );
          return redirectTo(desk, { tone: 'success', text: `Pencairan dibukukan, jurnal ${number}.` });
        } catch (error) {
          return deskPage(ctx, { payout: typed, problem: told(error) });
        }
      },
    ),
    page.post(
      `${desk}/:id/selesai`,
      { access: may('reconcile'), summary: 'Say what was done about a word' },
      async (ctx) => {
        const note = textIn(await readForm(ctx), 'note');
        const id = ctx.params.id ?? '';
        try {
          await ctx.transaction((tx) => handleNotice(ctx, tx, { id, note }));
          return redirectTo(desk, { tone: 'success', text: 'Ditandai selesai.' });
        } catch (error) {
          return deskPage(ctx, { notice: id, problem: told(error) });
        }
      },
    ),
  ];

  async function deskPage(
    ctx: RequestContext,
    failure?: { payout?: TypedPayout; notice?: string; problem: AppError },
  ): Promise<PageAnswer> {
    const shown = await ctx.transaction(async (tx) => {
      const keys = await ctx.app.secrets.get(tx, ctx.tenant.id);
      const charges = await readCharges(tx, keys, SHOWN);
      const holders = await place.holders.all(ctx, tx);
      const byId = new Map(holders.map((holder) => [holder.id, holder]));
      const credits = new Map<string, number>();
      for (const { holderId, balance } of await readCredit(ctx, tx, [...byId.keys()]))
        credits.set(holderId, (credits.get(holderId) ?? 0) + balance);
      return {
        charges: charges.map((charge) => ({
          ...charge,
          holderName: byId.get(charge.holderId)?.name ?? 'Anggota yang sudah dihapus',
        })),
        credits: holders.flatMap((holder) => {
          const held = credits.get(holder.id);
          return held === undefined ? [] : [{ holder, held }];
        }),
        account: await readGatewayAccount(tx),
        notices: await readNotices(ctx, tx, SHOWN),
        feeAccounts: await readFeeAccounts(tx),
      };
    });
    const today = todayOf(ctx);
    const usual = shown.feeAccounts.find(({ purpose }) => purpose === 'payment-fee')?.id ?? '';
    const empty = { key: randomUUID(), postedOn: today, gross: '', fee: '', feeAccountId: usual };
    return renderPage({
      ...{ surface: 'console', title: 'Pembayaran', menuUrl: desk, help: place.help },
      status: failure?.problem.status ?? 200,
      body: (
        <div className="grid gap-4 lg:gap-6">
          <DeskView
            {...{ place, today, ...shown, zone: zoneOf(ctx.tenant.timeZone) }}
            mayReconcile={ctx.can(place.resource, 'reconcile')}
            payout={failure?.payout ?? empty}
            errors={failure ? errorsOf(failure.problem) : {}}
            failedNotice={failure?.notice}
          />
        </div>
      ),
    });
  }
}
