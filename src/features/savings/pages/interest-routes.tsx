import { formatMonth, monthOf, shiftMonth } from '#kernel/calendar';
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
import { formatCount, formatRupiah } from '#kernel/money';
import type { AppError } from '#kernel/work';
import { postInterest, previewInterest } from '../interest.ts';
import type { SavingsPlace } from '../place.ts';
import { readSavingsTypes } from '../savings-type.ts';
import { InterestView, type TypedInterest } from './interest-view.tsx';
import { savingsPage, todayOf } from './savings-page.tsx';

/** Interest of a month: looked at first, then credited to everybody. */
export function interestRoutes(place: SavingsPlace): Route[] {
  const { book } = place.urls;
  const url = `${book}/jasa`;
  const access = { resource: place.resources.savings, right: 'create' };
  return [
    page.get(url, { access, summary: 'Interest on savings for a month' }, (ctx) => interestPage(ctx)),
    page.post(url, { access, summary: 'Credit the interest of a month' }, async (ctx) => {
      const form = await readForm(ctx);
      const typed = { typeId: textIn(form, 'typeId'), month: textIn(form, 'month') };
      try {
        const { members, total } = await ctx.transaction(async (tx) =>
          postInterest(ctx, tx, {
            ...typed,
            ...{ holders: await place.holders.all(ctx, tx, 'for share'), today: todayOf(ctx) },
          }),
        );
        return redirectTo(book, {
          tone: members > 0 ? 'success' : 'info',
          text:
            members > 0
              ? `Jasa ${formatMonth(typed.month)} ${formatRupiah(total)} dibukukan untuk ${formatCount(members)} anggota.`
              : `Jasa ${formatMonth(typed.month)} sudah dibukukan atau tidak ada. Tidak ada yang ditambahkan.`,
        });
      } catch (error) {
        return interestPage(ctx, typed, told(error));
      }
    }),
  ];

  async function interestPage(
    ctx: RequestContext,
    given?: TypedInterest,
    problem?: AppError,
  ): Promise<PageAnswer> {
    const today = todayOf(ctx);
    const shown = await ctx.transaction(async (tx) => {
      const types = (await readSavingsTypes(tx)).filter(({ interestBp }) => interestBp > 0);
      const typed = given ?? {
        typeId: ctx.query.get('jenis') ?? types[0]?.id ?? '',
        month: ctx.query.get('bulan') ?? shiftMonth(monthOf(today), -1),
      };
      if (types.length === 0) return { types, typed, preview: undefined };
      try {
        const holders = await place.holders.all(ctx, tx);
        return { types, typed, preview: await previewInterest(ctx, tx, { ...typed, holders, today }) };
      } catch (error) {
        return { types, typed, preview: undefined, fault: told(error) };
      }
    });
    const said = problem ?? shown.fault;
    return savingsPage(place, {
      ...{ title: 'Jasa simpanan', menuUrl: book, problem: said },
      trail: [...place.trail, { label: '04. Simpanan Anggota', url: book }],
      body: <InterestView action={url} place={place} errors={errorsOf(said)} {...shown} />,
    });
  }
}
