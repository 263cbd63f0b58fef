import { formatMonth } from '#kernel/calendar';
import {
  errorsOf,
  type PageAnswer,
  page,
  type RequestContext,
  type Route,
  readForm,
  redirectTo,
  textIn,
} from '#kernel/http';
import { type AppError, asAppError } from '#kernel/work';
import { closePeriod, readPeriodEvents, readPeriods, reopenPeriod } from '../periods.ts';
import { type LedgerPlace, periodsUrl } from '../place.ts';
import { ledgerPage } from './ledger-page.tsx';
import { PeriodsView } from './periods-view.tsx';

/** Months: closed in their order by one officer, the last one opened again by another. */
export function periodRoutes(place: LedgerPlace): Route[] {
  const url = periodsUrl(place);
  const may = (right: string) => ({ resource: place.resources.period, right });
  return [
    page.get(url, { access: may('read'), summary: 'Closed and open months' }, (ctx) => periodsPage(ctx)),
    page.post(
      `${url}/tutup`,
      { access: may('close'), summary: 'Close the oldest open month' },
      async (ctx) => {
        const month = textIn(await readForm(ctx), 'month');
        return act(ctx, () => ctx.transaction((tx) => closePeriod(ctx, tx, month)), {
          text: () => `${formatMonth(month)} ditutup. Tidak ada lagi yang dibukukan di dalamnya.`,
          reason: '',
        });
      },
    ),
    page.post(
      `${url}/buka`,
      { access: may('reopen'), summary: 'Open the last closed month' },
      async (ctx) => {
        const form = await readForm(ctx);
        const given = { month: textIn(form, 'month'), reason: textIn(form, 'reason') };
        return act(ctx, () => ctx.transaction((tx) => reopenPeriod(ctx, tx, given)), {
          text: () => `${formatMonth(given.month)} dibuka lagi.`,
          reason: given.reason,
        });
      },
    ),
  ];

  async function act(
    ctx: RequestContext,
    work: () => Promise<void>,
    said: { text: () => string; reason: string },
  ): Promise<Response | PageAnswer> {
    try {
      await work();
      return redirectTo(url, { tone: 'success', text: said.text() });
    } catch (error) {
      const problem = asAppError(error);
      if (!problem || problem.status >= 500) throw error;
      return periodsPage(ctx, said.reason, problem);
    }
  }

  async function periodsPage(ctx: RequestContext, reason = '', problem?: AppError): Promise<PageAnswer> {
    const shown = await ctx.transaction(async (tx) => ({
      ...(await readPeriods(ctx, tx)),
      events: await readPeriodEvents(tx),
    }));
    return ledgerPage(place, {
      ...{ title: 'Tutup buku', menuUrl: url, problem },
      body: <PeriodsView ctx={ctx} place={place} {...shown} reason={reason} errors={errorsOf(problem)} />,
    });
  }
}
