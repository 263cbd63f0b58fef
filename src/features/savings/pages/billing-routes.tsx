import { formatMonth, monthOf } from '#kernel/calendar';
import {
  errorsOf,
  type PageAnswer,
  page,
  type RequestContext,
  type Route,
  readForm,
  redirectTo,
  textIn,
  told,
} from '#kernel/http';
import { formatCount } from '#kernel/money';
import type { AppError } from '#kernel/work';
import { makeBills, previewBills, readBilledTypes, readBillRuns, readBills } from '../bills.ts';
import type { SavingsPlace } from '../place.ts';
import { BillingView, type TypedBilling } from './billing-view.tsx';
import { ownHolder } from './book-routes.tsx';
import { OwnBillsView } from './own-bills-view.tsx';
import { savingsPage, todayOf } from './savings-page.tsx';

/** Simpanan wajib of a month: looked at first, then billed; a member sees the own. */
export function billingRoutes(place: SavingsPlace): Route[] {
  const { billing: url } = place.urls;
  const may = (right: string) => ({ resource: place.resources.billing, right });
  return [
    page.get(url, { access: may('read'), summary: 'Billing of simpanan wajib, or the own bills' }, (ctx) =>
      ctx.reach?.isAll ? billingPage(ctx) : ownPage(ctx),
    ),
    page.post(url, { access: may('generate'), summary: 'Bill a month' }, async (ctx) => {
      const form = await readForm(ctx);
      const typed = { typeId: textIn(form, 'typeId'), month: textIn(form, 'month') };
      try {
        const count = await ctx.transaction(async (tx) =>
          makeBills(ctx, tx, {
            ...typed,
            ...{ holders: await place.holders.all(ctx, tx), today: todayOf(ctx) },
          }),
        );
        const month = formatMonth(typed.month);
        return redirectTo(url, {
          tone: count > 0 ? 'success' : 'info',
          text:
            count > 0
              ? `${formatCount(count)} tagihan ${month} dibuat.`
              : `Semua anggota sudah ditagih untuk ${month}. Tidak ada yang ditambahkan.`,
        });
      } catch (error) {
        return billingPage(ctx, typed, told(error));
      }
    }),
  ];

  async function billingPage(
    ctx: RequestContext,
    given?: TypedBilling,
    problem?: AppError,
  ): Promise<PageAnswer> {
    const today = todayOf(ctx);
    const shown = await ctx.transaction(async (tx) => {
      const [types, runs] = [await readBilledTypes(tx), await readBillRuns(tx)];
      const typed = given ?? {
        typeId: ctx.query.get('jenis') ?? types[0]?.id ?? '',
        month: ctx.query.get('bulan') ?? monthOf(today),
      };
      const isAsked = ctx.can(place.resources.billing, 'generate') && types.length > 0;
      try {
        const holders = await place.holders.all(ctx, tx);
        const preview = isAsked ? await previewBills(ctx, tx, { ...typed, holders, today }) : undefined;
        return { types, runs, typed, preview };
      } catch (error) {
        return { types, runs, typed, preview: undefined, fault: told(error) };
      }
    });
    const said = problem ?? shown.fault;
    return savingsPage(place, {
      ...{ title: 'Tagihan Simpanan Wajib', menuUrl: url, problem: said },
      body: <BillingView ctx={ctx} place={place} errors={errorsOf(said)} {...shown} />,
    });
  }

  async function ownPage(ctx: RequestContext): Promise<PageAnswer> {
    const bills = await ctx.transaction(async (tx) => {
      const holder = await ownHolder(ctx, tx, place);
      return holder ? ((await readBills(ctx, tx, [holder.id])).get(holder.id) ?? []) : [];
    });
    return savingsPage(place, {
      ...{ surface: 'member', title: 'Tagihan simpanan wajib', menuUrl: url },
      body: <OwnBillsView bills={bills} today={todayOf(ctx)} />,
    });
  }
}
