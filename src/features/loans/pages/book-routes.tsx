import { randomUUID } from 'node:crypto';
import { readJournal } from '#features/ledger';
import { keyIn, noteOpened, readAmount, readMoneyPlace } from '#features/subledger';
import { todayOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import {
  errorsOf,
  idOf,
  type PageAnswer,
  page,
  type RequestContext,
  type Route,
  readForm,
  readListQuery,
  redirectTo,
  textIn,
  told,
} from '#kernel/http';
import { type AppError, notFound } from '#kernel/work';
import { findActOf } from '../act.ts';
import { payLoan, readSettlement, reverseLoanAct, settleLoan } from '../money.ts';
import { actUrl, type LoanPlace, loanUrl } from '../place.ts';
import { readLoanPolicy } from '../policy.ts';
import { readLoanProducts } from '../product.ts';
import { type LoanCard, readLoanCard } from '../read-loan.ts';
import { LOAN_LIST, readLoanList } from '../read-loan-list.ts';
import { ActView } from './act-view.tsx';
import { CardView } from './card-view.tsx';
import { loanPage } from './loan-page.tsx';
import { LoansView } from './loans-view.tsx';
import { ownLoansPage } from './my-routes.tsx';
import { PaymentForm, type TypedPayment } from './payment-form.tsx';

type Kind = 'payment' | 'settlement';
const PATHS: Readonly<Record<Kind, string>> = { payment: 'bayar', settlement: 'lunasi' };

/** Book 05 on the screen: loans that were paid out, instalments, what is taken back. */
export function bookRoutes(place: LoanPlace): Route[] {
  const { book } = place.urls;
  const may = (right: string) => ({ resource: place.resources.loan, right });
  const trail = [...place.trail, { label: '05. Pinjaman Anggota', url: book }];
  return [
    page.get(book, { access: may('read'), summary: 'Loans of all members, or the own' }, async (ctx) => {
      if (!ctx.reach?.isAll) return ownLoansPage(ctx, place, book);
      const list = readListQuery(ctx.query, LOAN_LIST);
      const { loans, products } = await ctx.transaction(async (tx) => ({
        loans: await readLoanList(ctx, tx, place, list),
        products: await readLoanProducts(tx),
      }));
      return loanPage(place, {
        ...{ title: 'Pinjaman Anggota', menuUrl: book, trail: place.trail },
        body: <LoansView {...{ ctx, place, list, loans, products }} />,
      });
    }),
    page.get(
      `${book}/jurnal/:id`,
      { access: may('read'), summary: 'From a journal to what happened to a loan' },
      async (ctx) => {
        if (!ctx.reach?.isAll) throw notFound();
        const act = await ctx.transaction(async (tx) => {
          const journal = await readJournal(tx, ctx.params.id ?? '');
          return journal && findActOf(ctx, tx, { kind: journal.sourceKind, id: journal.sourceId });
        });
        if (!act) throw notFound();
        return actPage({ ...ctx, params: { id: act.loanId, act: act.id } });
      },
    ),
    page.get(`${book}/:id`, { access: may('read'), summary: 'One loan' }, async (ctx) => {
      const card = await ctx.transaction((tx) => openCard(ctx, tx, place));
      return loanPage(place, {
        ...{ title: 'Pinjaman anggota', menuUrl: book, trail },
        body: <CardView {...{ ctx, place, card }} />,
      });
    }),
    ...(['payment', 'settlement'] as const).flatMap((kind) => paymentRoutes(kind)),
    page.get(`${book}/:id/bukti/:act`, { access: may('read'), summary: 'One act of a loan' }, (ctx) =>
      actPage(ctx),
    ),
    page.post(
      `${book}/:id/bukti/:act/balik`,
      { access: may('reverse'), summary: 'Take an act of a loan back' },
      async (ctx) => {
        const typed = { reason: textIn(await readForm(ctx), 'reason') };
        try {
          const given = { loanId: idOf(ctx), actId: idOf(ctx, 'act'), reason: typed.reason };
          await ctx.transaction((tx) => reverseLoanAct(ctx, tx, place, given));
          return redirectTo(loanUrl(place, idOf(ctx)), {
            ...{ tone: 'success', text: 'Bukti dibalik. Keduanya tetap ada di buku.' },
          });
        } catch (error) {
          return actPage(ctx, typed, told(error));
        }
      },
    ),
  ];

  function paymentRoutes(kind: Kind): Route[] {
    const path = `${book}/:id/${PATHS[kind]}`;
    const what = kind === 'payment' ? 'an instalment' : 'an early settlement';
    return [
      page.get(path, { access: may('create'), summary: `Take ${what} in` }, (ctx) =>
        paymentPage(ctx, kind, { key: randomUUID(), amount: '', postedOn: todayOf(ctx), place: 'cash' }),
      ),
      page.post(path, { access: may('create'), summary: `Post ${what}` }, async (ctx) => {
        const form = await readForm(ctx);
        const typed: TypedPayment = {
          ...{ key: keyIn(form), amount: textIn(form, 'amount') },
          ...{ postedOn: textIn(form, 'postedOn'), place: textIn(form, 'place') },
        };
        try {
          const amount = kind === 'payment' ? readAmount(typed.amount) : 0;
          const { postedOn, place: into } = readMoneyPlace(
            typed,
            typeof amount === 'string' ? { amount } : {},
          );
          const given = { id: idOf(ctx), postedOn, into, key: typed.key };
          const total = Number(textIn(form, 'total'));
          const { act } = await ctx.transaction((tx) =>
            kind === 'payment'
              ? payLoan(ctx, tx, place, { ...given, amount: amount as number })
              : settleLoan(ctx, tx, place, { ...given, total }),
          );
          return redirectTo(actUrl(place, idOf(ctx), act.id), {
            ...{ tone: 'success', text: `Dibukukan, bukti ${act.receipt}.` },
          });
        } catch (error) {
          return paymentPage(ctx, kind, typed, told(error));
        }
      }),
    ];
  }

  async function paymentPage(
    ctx: RequestContext,
    kind: Kind,
    typed: TypedPayment,
    problem?: AppError,
  ): Promise<PageAnswer> {
    const { card, due, order } = await ctx.transaction(async (tx) => {
      const reached = await reachedCard(ctx, tx, place);
      const { loan } = reached;
      const isDue = kind === 'settlement' && loan.state === 'active';
      return {
        card: reached,
        due: isDue ? await readSettlement(ctx, tx, loan, typed.postedOn) : undefined,
        order: (await readLoanPolicy(tx)).order,
      };
    });
    const url = loanUrl(place, card.loan.id);
    return loanPage(place, {
      ...{ title: kind === 'payment' ? 'Angsuran' : 'Pelunasan', menuUrl: book, problem },
      trail: [...trail, { label: card.holder.name, url }],
      body: (
        <PaymentForm
          {...{ kind, card, typed, due, order }}
          action={`${url}/${PATHS[kind]}`}
          today={todayOf(ctx)}
          errors={errorsOf(problem)}
        />
      ),
    });
  }

  async function actPage(
    ctx: RequestContext,
    typed = { reason: '' },
    problem?: AppError,
  ): Promise<PageAnswer> {
    const card = await ctx.transaction((tx) => reachedCard(ctx, tx, place));
    const act = actIn(card, ctx);
    return loanPage(place, {
      ...{ title: 'Bukti', menuUrl: book, problem },
      trail: [...trail, { label: card.holder.name, url: loanUrl(place, card.loan.id) }],
      body: <ActView {...{ ctx, place, card, act, typed }} errors={errorsOf(problem)} />,
    });
  }
}

/** The loan in the address, as far as the person reaches: whoever reads only the own finds nobody else's. @throws AppError 404 */
export async function reachedCard(ctx: RequestContext, tx: Tx, place: LoanPlace): Promise<LoanCard> {
  const card = await readLoanCard(ctx, tx, place, idOf(ctx));
  const isOwn = ctx.principal.kind === 'account' && ctx.principal.subjectId === card.loan.holderId;
  if (!ctx.reach?.isAll && !isOwn) throw notFound();
  return card;
}

/** The same for whoever reads the whole of it, on the screen or on paper: that stands in the audit log. */
export async function openCard(ctx: RequestContext, tx: Tx, place: LoanPlace): Promise<LoanCard> {
  const card = await reachedCard(ctx, tx, place);
  await noteOpened(ctx, tx, { resource: place.resources.loan, holder: card.holder });
  return card;
}

/** The act in the address. @throws AppError 404 */
export function actIn({ acts }: Pick<LoanCard, 'acts'>, ctx: RequestContext) {
  const act = acts.find(({ id }) => id === ctx.params.act);
  if (!act) throw notFound();
  return act;
}
