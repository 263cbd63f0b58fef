import { randomUUID } from 'node:crypto';
import { keyIn } from '#features/subledger';
import type { Tx } from '#kernel/database';
import {
  errorsOf,
  idOf,
  type PageAnswer,
  page,
  type RequestContext,
  type Route,
  readForm,
  redirectTo,
  textIn,
  told,
} from '#kernel/http';
import { type AppError, notFound } from '#kernel/work';
import { readLoans } from '../loan.ts';
import type { LoanPlace } from '../place.ts';
import { type LoanCard, readLoanCard } from '../read-loan.ts';
import {
  approveRelief,
  findRelief,
  proposeRelief,
  type Relief,
  type ReliefKind,
  readReliefs,
  rejectRelief,
} from '../relief.ts';
import { loanPage } from './loan-page.tsx';
import { countIn } from './read-number.ts';
import { ReliefForm, type ReliefRow, ReliefsView, ReliefView, type TypedRelief } from './relief-views.tsx';

/** Loans that cannot be paid as agreed: one officer proposes, another decides. */
export function reliefRoutes(place: LoanPlace): Route[] {
  const { relief: url } = place.urls;
  const may = (right: string) => ({ resource: place.resources.relief, right });
  const trail = [{ label: 'Keringanan dan Penghapusan', url }];
  return [
    page.get(url, { access: may('read'), summary: 'Proposals of relief' }, async (ctx) => {
      const rows = await ctx.transaction(async (tx) => {
        const reliefs = await readReliefs(ctx, tx);
        const ids = [...new Set(reliefs.map(({ loanId }) => loanId))];
        const loans = new Map((await readLoans(ctx, tx, { ids })).map((loan) => [loan.id, loan]));
        const holders = new Map((await place.people.all(ctx, tx)).map((holder) => [holder.id, holder]));
        return reliefs.flatMap((relief): ReliefRow[] => {
          const loan = loans.get(relief.loanId);
          const holder = loan && holders.get(loan.holderId);
          return holder ? [{ relief, loan, holder }] : [];
        });
      });
      return loanPage(place, {
        ...{ title: 'Keringanan dan Penghapusan', menuUrl: url },
        body: <ReliefsView place={place} rows={rows} />,
      });
    }),
    page.get(`${url}/baru/:loan`, { access: may('create'), summary: 'Propose relief for a loan' }, (ctx) =>
      newPage(ctx, { id: randomUUID(), kind: 'restructure', months: '12', reason: '' }),
    ),
    page.post(
      `${url}/baru/:loan`,
      { access: may('create'), summary: 'Send a proposal of relief' },
      async (ctx) => {
        const form = await readForm(ctx);
        const typed: TypedRelief = {
          ...{ id: keyIn({ key: textIn(form, 'id') }), kind: textIn(form, 'kind') },
          ...{ months: textIn(form, 'months'), reason: textIn(form, 'reason') },
        };
        try {
          await ctx.transaction((tx) =>
            proposeRelief(ctx, tx, place, {
              ...{ id: typed.id, loanId: idOf(ctx, 'loan'), kind: typed.kind as ReliefKind },
              ...{ months: countIn(typed.months || '1'), reason: typed.reason },
            }),
          );
          return redirectTo(`${url}/${typed.id}`, {
            ...{ tone: 'success', text: 'Usul dicatat. Ketua atau sekretaris memutuskan.' },
          });
        } catch (error) {
          return newPage(ctx, typed, told(error));
        }
      },
    ),
    page.get(`${url}/:id`, { access: may('read'), summary: 'One proposal of relief' }, (ctx) =>
      reliefPage(ctx),
    ),
    page.post(`${url}/:id/setujui`, { access: may('approve'), summary: 'Approve relief' }, async (ctx) => {
      await readForm(ctx);
      try {
        await ctx.transaction((tx) => approveRelief(ctx, tx, place, idOf(ctx)));
        return redirectTo(`${url}/${idOf(ctx)}`, { tone: 'success', text: 'Usul disetujui.' });
      } catch (error) {
        return reliefPage(ctx, { reason: '' }, told(error));
      }
    }),
    page.post(`${url}/:id/tolak`, { access: may('approve'), summary: 'Refuse relief' }, async (ctx) => {
      const typed = { reason: textIn(await readForm(ctx), 'reason') };
      try {
        await ctx.transaction((tx) => rejectRelief(ctx, tx, place, { id: idOf(ctx), ...typed }));
        return redirectTo(`${url}/${idOf(ctx)}`, { tone: 'success', text: 'Usul ditolak.' });
      } catch (error) {
        return reliefPage(ctx, typed, told(error));
      }
    }),
  ];

  async function newPage(ctx: RequestContext, typed: TypedRelief, problem?: AppError): Promise<PageAnswer> {
    const loanId = idOf(ctx, 'loan');
    const card = await ctx.transaction((tx) => readLoanCard(ctx, tx, place, loanId));
    return loanPage(place, {
      ...{ title: 'Keringanan', menuUrl: url, trail, problem },
      body: <ReliefForm {...{ card, typed }} action={`${url}/baru/${loanId}`} errors={errorsOf(problem)} />,
    });
  }

  async function reliefPage(
    ctx: RequestContext,
    typed = { reason: '' },
    problem?: AppError,
  ): Promise<PageAnswer> {
    const shown = await ctx.transaction((tx) => readShown(ctx, tx));
    return loanPage(place, {
      ...{ title: 'Keringanan', menuUrl: url, trail, problem },
      body: <ReliefView {...{ ctx, place, ...shown, typed }} errors={errorsOf(problem)} />,
    });
  }

  async function readShown(ctx: RequestContext, tx: Tx): Promise<{ relief: Relief; card: LoanCard }> {
    const relief = await findRelief(ctx, tx, idOf(ctx));
    if (!relief) throw notFound();
    return { relief, card: await readLoanCard(ctx, tx, place, relief.loanId) };
  }
}
