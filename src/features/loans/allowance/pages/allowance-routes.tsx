import { formatMonth, monthOf, shiftMonth, todayOf } from '#kernel/calendar';
import {
  errorsOf,
  idOf,
  type PageAnswer,
  page,
  type RequestContext,
  type Route,
  readForm,
  readTyped,
  redirectTo,
  textIn,
  textsLike,
  told,
} from '#kernel/http';
import { formatRupiah } from '#kernel/money';
import type { AppError } from '#kernel/work';
import { loanPage } from '../../pages/loan-page.tsx';
import { percentIn } from '../../pages/read-number.ts';
import type { LoanPlace } from '../../place.ts';
import {
  postAllowance,
  previewAllowance,
  readPosting,
  readPostings,
  reverseAllowance,
} from '../allowance.ts';
import { ratesIn, readRates, writeRates } from '../rates.ts';
import { AllowanceView } from './allowance-view.tsx';
import { PostingView } from './posting-view.tsx';
import { RatesForm, type TypedRates } from './rates-form.tsx';

/** What is set aside for loans that may be lost: looked at, posted at the end of a month, taken back; and its rates. */
export function allowanceRoutes(place: LoanPlace): Route[] {
  const { allowance: url } = place.urls;
  const may = (right: string) => ({ resource: place.resources.allowance, right });
  const trail = [{ label: 'Penyisihan Pinjaman', url }];
  return [
    page.get(url, { access: may('read'), summary: 'Allowance for loans at the end of a month' }, (ctx) =>
      allowancePage(ctx, ctx.query.get('bulan') ?? lastMonthOf(ctx)),
    ),
    page.post(
      `${url}/bukukan`,
      { access: may('create'), summary: 'Post the allowance of a month' },
      async (ctx) => {
        const form = await readForm(ctx);
        const month = textIn(form, 'month');
        const typed = textIn(form, 'change');
        const change = /^-?\d{1,15}$/.test(typed) ? Number(typed) : Number.NaN;
        try {
          const posted = await ctx.transaction((tx) => postAllowance(ctx, tx, { month, change }));
          return redirectTo(`${url}?bulan=${month}`, wordOn(month, posted));
        } catch (error) {
          return allowancePage(ctx, month, told(error));
        }
      },
    ),
    page.get(`${url}/tarif`, { access: may('update'), summary: 'Rates of the allowance' }, (ctx) =>
      ratesPage(ctx),
    ),
    page.post(
      `${url}/tarif`,
      { access: may('update'), summary: 'Set rates from a month on' },
      async (ctx) => {
        const typed = textsLike(EMPTY_RATES, await readTyped(ctx));
        const { since, current, substandard, doubtful, lost } = typed;
        try {
          await ctx.transaction(async (tx) => {
            const postings = await readPostings(ctx, tx);
            await writeRates(ctx, tx, {
              ...{ since, postedThrough: postings.find(({ reversalId }) => reversalId === null)?.month },
              rates: {
                ...{ current: percentIn(current, 100), substandard: percentIn(substandard, 100) },
                ...{ doubtful: percentIn(doubtful, 100), lost: percentIn(lost, 100) },
              },
            });
          });
          return redirectTo(url, {
            ...{ tone: 'success', text: `Tarif berlaku mulai ${formatMonth(since)}.` },
          });
        } catch (error) {
          return ratesPage(ctx, typed, told(error));
        }
      },
    ),
    page.get(`${url}/:id`, { access: may('read'), summary: 'The allowance of a month as posted' }, (ctx) =>
      postingPage(ctx),
    ),
    page.post(
      `${url}/:id/balik`,
      { access: may('reverse'), summary: 'Take the allowance of a month back' },
      async (ctx) => {
        const reason = textIn(await readForm(ctx), 'reason');
        try {
          await ctx.transaction((tx) => reverseAllowance(ctx, tx, { id: idOf(ctx), reason }));
          return redirectTo(`${url}/${idOf(ctx)}`, { tone: 'success', text: 'Penyisihan dibalik.' });
        } catch (error) {
          return postingPage(ctx, reason, told(error));
        }
      },
    ),
  ];

  async function allowancePage(ctx: RequestContext, month: string, problem?: AppError): Promise<PageAnswer> {
    const shown = await ctx.transaction(async (tx) => {
      const kept = { versions: await readRates(tx), postings: await readPostings(ctx, tx) };
      try {
        return { ...kept, preview: await previewAllowance(ctx, tx, { month }), fault: undefined };
      } catch (error) {
        return { ...kept, preview: undefined, fault: told(error) };
      }
    });
    const { fault, ...rest } = shown;
    const said = problem ?? fault;
    return loanPage(place, {
      ...{ title: 'Penyisihan Pinjaman', menuUrl: url, problem: said },
      body: <AllowanceView {...{ ctx, place, month, ...rest }} errors={errorsOf(said)} />,
    });
  }

  async function postingPage(ctx: RequestContext, reason = '', problem?: AppError): Promise<PageAnswer> {
    const posting = await ctx.transaction((tx) => readPosting(ctx, tx, idOf(ctx)));
    return loanPage(place, {
      ...{ title: `Penyisihan ${formatMonth(posting.month)}`, menuUrl: url, trail, problem },
      body: <PostingView {...{ ctx, place, posting, reason }} errors={errorsOf(problem)} />,
    });
  }

  async function ratesPage(ctx: RequestContext, typed?: TypedRates, problem?: AppError): Promise<PageAnswer> {
    const versions = await ctx.transaction((tx) => readRates(tx));
    const month = monthOf(todayOf(ctx));
    const rates = ratesIn(versions, month);
    const text = (bp: number) => String(bp / 100).replace('.', ',');
    return loanPage(place, {
      ...{ title: 'Tarif penyisihan', menuUrl: url, trail, problem },
      body: (
        <RatesForm
          action={`${url}/tarif`}
          errors={errorsOf(problem)}
          typed={
            typed ?? {
              ...{ since: month, current: text(rates.current), substandard: text(rates.substandard) },
              ...{ doubtful: text(rates.doubtful), lost: text(rates.lost) },
            }
          }
        />
      ),
    });
  }
}

const EMPTY_RATES: TypedRates = { since: '', current: '', substandard: '', doubtful: '', lost: '' };

const lastMonthOf = (ctx: RequestContext) => shiftMonth(monthOf(todayOf(ctx)), -1);

function wordOn(month: string, posted: number): { tone: 'success' | 'info'; text: string } {
  if (posted === 0)
    return {
      tone: 'info',
      text: `Penyisihan ${formatMonth(month)} sudah dibukukan atau sudah sesuai. Tidak ada yang ditambahkan.`,
    };
  const verb = posted > 0 ? 'ditambah' : 'dikurangi';
  return {
    tone: 'success',
    text: `Penyisihan ${formatMonth(month)} dibukukan: ${verb} ${formatRupiah(Math.abs(posted))}.`,
  };
}
