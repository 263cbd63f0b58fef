import { randomUUID } from 'node:crypto';
import { todayOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import {
  file,
  idOf,
  type PageAnswer,
  page,
  type RequestContext,
  type Route,
  readForm,
  readUploadForm,
  redirectTo,
  toldOfUpload,
} from '#kernel/http';
import { actorOf, notFound } from '#kernel/work';
import { cancelLoan } from '../decide.ts';
import { DOCUMENT_BYTES, MOST_DOCUMENTS } from '../documents.ts';
import { isBooked, type Loan, readLoan, readLoans, WAITING } from '../loan.ts';
import { type LoanPlace, myLoanUrl } from '../place.ts';
import { readLoanCard, readLoanCards } from '../read-loan.ts';
import { EMPTY_APPLICATION, type TypedApplication } from './application-form.tsx';
import { readFacts, sendDocument } from './application-routes.tsx';
import { ApplicationView } from './application-view.tsx';
import { applyPage, notLinked } from './apply-page.tsx';
import { CardView } from './card-view.tsx';
import { loanPage } from './loan-page.tsx';
import { MyLoansView } from './my-loans-view.tsx';
import { applicationIn, takeOwnApplication } from './read-application.ts';

/** A member's own loans: applied for, running, paid. */
export function myLoanRoutes(place: LoanPlace): Route[] {
  const { mine, apply } = place.urls;
  const reads = { resource: place.resources.mine, right: 'read' };
  const may = (right: string) => ({ resource: place.resources.application, right });
  const trail = [{ label: 'Pinjaman Saya', url: mine }];
  return [
    page.get(mine, { access: reads, summary: 'The own loans' }, (ctx) => ownLoansPage(ctx, place, mine)),
    page.get(apply, { access: may('create'), summary: 'Apply for a loan' }, (ctx) =>
      applyPage(ctx, place, {
        ...{ ...EMPTY_APPLICATION, id: randomUUID(), productId: ctx.query.get('produk') ?? '' },
        ...{ amount: ctx.query.get('jumlah') ?? '', months: ctx.query.get('bulan') ?? '' },
      }),
    ),
    page.post(
      apply,
      { access: may('create'), summary: 'Send the own application for a loan', bodyKind: 'multipart' },
      async (ctx) => {
        let typed: TypedApplication = { ...EMPTY_APPLICATION, id: randomUUID() };
        try {
          await using form = await readUploadForm(ctx, DOCUMENT_BYTES, MOST_DOCUMENTS);
          typed = applicationIn(form);
          const id = await ctx.transaction((tx) => takeOwnApplication(ctx, tx, place, { typed, form }));
          return redirectTo(myLoanUrl(place, id), { tone: 'success', text: 'Pengajuan terkirim.' });
        } catch (error) {
          return applyPage(ctx, place, typed, toldOfUpload(error));
        }
      },
    ),
    page.get(`${mine}/:id`, { access: reads, summary: 'One of the own loans' }, async (ctx) => {
      const shown = await ctx.transaction(async (tx) => {
        const loan = await ownLoan(ctx, tx);
        return isOnCard(loan)
          ? { card: await readLoanCard(ctx, tx, place, loan.id) }
          : { facts: await readFacts(ctx, tx, place, loan) };
      });
      const frame = { surface: 'member' as const, menuUrl: mine, trail };
      if (shown.card)
        return loanPage(place, {
          ...{ ...frame, title: 'Pinjaman saya' },
          body: <CardView {...{ ctx, place, card: shown.card }} isMine />,
        });
      const typed = { note: '', reason: '', key: '', postedOn: '', place: '' };
      return loanPage(place, {
        ...{ ...frame, title: 'Pengajuan pinjaman saya' },
        body: (
          <ApplicationView
            {...{ ctx, place, facts: shown.facts!, typed }}
            errors={{}}
            today={todayOf(ctx)}
            isMine
          />
        ),
      });
    }),
    page.post(
      `${mine}/:id/batal`,
      { access: may('cancel'), summary: 'Take the own application back' },
      async (ctx) => {
        await readForm(ctx);
        await ctx.transaction((tx) => cancelLoan(ctx, tx, place, idOf(ctx)));
        return redirectTo(mine, { tone: 'success', text: 'Pengajuan dibatalkan.' });
      },
    ),
    file.get(
      `${mine}/:id/berkas/:file`,
      { access: reads, summary: 'A paper of the own application' },
      (ctx) => ctx.transaction(async (tx) => sendDocument(ctx, tx, place, await ownLoan(ctx, tx))),
    ),
  ];
}

/** What the person has borrowed and asked for. */
export async function ownLoansPage(
  ctx: RequestContext,
  place: LoanPlace,
  menuUrl: string,
): Promise<PageAnswer> {
  const holderId = actorOf(ctx).subjectId;
  if (!holderId) return notLinked(place);
  const { cards, applications } = await ctx.transaction(async (tx) => ({
    cards: (await readLoanCards(ctx, tx, place, { holderId })).filter(({ loan }) => isOnCard(loan)),
    applications: (await readLoans(ctx, tx, { holderId })).filter((loan) => !isOnCard(loan)),
  }));
  return loanPage(place, {
    ...{ surface: 'member', title: 'Pinjaman saya', menuUrl },
    body: <MyLoansView {...{ ctx, place, cards, applications }} />,
  });
}

/** Paid out and not taken back; what was taken back waits anew, as an application. */
const isOnCard = (loan: Loan) => isBooked(loan) && !WAITING.includes(loan.state);

/** The own loan in the address. @throws AppError 404 */
export async function ownLoan(ctx: RequestContext, tx: Tx): Promise<Loan> {
  const loan = await readLoan(ctx, tx, idOf(ctx));
  if (actorOf(ctx).subjectId !== loan.holderId) throw notFound();
  return loan;
}
