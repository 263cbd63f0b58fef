import { randomUUID } from 'node:crypto';
import { keyIn, readMoneyPlace } from '#features/subledger';
import { todayOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { openPrivateFile } from '#kernel/files';
import {
  errorsOf,
  file,
  idOf,
  type PageAnswer,
  page,
  type RequestContext,
  type Route,
  readForm,
  readListQuery,
  readUploadForm,
  redirectTo,
  sendPrivateFile,
  textIn,
  told,
  toldOfUpload,
} from '#kernel/http';
import { type AppError, notFound } from '#kernel/work';
import { approveLoan, approveRelatedLoan, assessLoan, readRelatedRoom, rejectLoan } from '../decide.ts';
import { DOCUMENT_BYTES, documentOwner, MOST_DOCUMENTS, readDocuments } from '../documents.ts';
import { type Loan, readLoan, readLoans, UNDECIDED } from '../loan.ts';
import { disburseLoan } from '../money.ts';
import { applicationUrl, type LoanPlace, loanUrl } from '../place.ts';
import { readLoanPolicy } from '../policy.ts';
import { readLoanProducts } from '../product.ts';
import { quoteOf } from '../quote.ts';
import { ApplicationForm, EMPTY_APPLICATION, type TypedApplication } from './application-form.tsx';
import { type ApplicationFacts, ApplicationView, type TypedDecision } from './application-view.tsx';
import {
  APPLICATION_LIST,
  ApplicationsView,
  wantedApplications,
  wantedStates,
} from './applications-view.tsx';
import { applyPage } from './apply-page.tsx';
import { loanPage } from './loan-page.tsx';
import { applicationIn, takeApplication, takeOwnApplication } from './read-application.ts';

/** What officers do with applications, from the first look to the pay-out. */
export function applicationRoutes(place: LoanPlace): Route[] {
  const { applications: url, related } = place.urls;
  const { application: resource } = place.resources;
  const may = (right: string) => ({ resource, right });
  const trail = [{ label: 'Pengajuan', url }];

  /** A step with nothing but a button or a sentence. */
  const step = (
    given: { path: string; right: string; summary: string; done: string },
    run: (ctx: RequestContext, tx: Tx, typed: TypedDecision) => Promise<unknown>,
  ) =>
    page.post(
      `${url}/:id/${given.path}`,
      { access: may(given.right), summary: given.summary },
      async (ctx) => {
        const form = await readForm(ctx);
        const typed: TypedDecision = {
          ...{ note: textIn(form, 'note'), reason: textIn(form, 'reason'), key: keyIn(form) },
          ...{ postedOn: textIn(form, 'postedOn'), place: textIn(form, 'place') },
        };
        try {
          await ctx.transaction((tx) => run(ctx, tx, typed));
          const to = given.path === 'cairkan' ? loanUrl(place, idOf(ctx)) : applicationUrl(place, idOf(ctx));
          return redirectTo(to, { tone: 'success', text: given.done });
        } catch (error) {
          return applicationPage(ctx, typed, told(error));
        }
      },
    );

  return [
    page.get(url, { access: may('read'), summary: 'Applications for loans, or the own' }, (ctx) =>
      listPage(ctx, { menuUrl: url, title: 'Pengajuan Pinjaman' }),
    ),
    page.get(related, { access: may('approve-related'), summary: 'Applications of officers' }, (ctx) =>
      listPage(ctx, {
        ...{ menuUrl: related, title: 'Pengajuan Pihak Terkait', isRelated: true },
        note: 'Pinjaman pengurus dan pengawas disetujui keduanya, bersama-sama paling banyak 10% modal sendiri.',
      }),
    ),
    page.get(
      `${url}/baru`,
      { access: may('create'), summary: 'An application for a member at the desk, or the own' },
      (ctx) => newPage(ctx, { ...EMPTY_APPLICATION, id: randomUUID() }),
    ),
    page.post(
      url,
      {
        access: may('create'),
        summary: 'Take an application for a member, or the own',
        bodyKind: 'multipart',
      },
      async (ctx) => {
        let typed: TypedApplication = { ...EMPTY_APPLICATION, id: randomUUID() };
        try {
          await using form = await readUploadForm(ctx, DOCUMENT_BYTES, MOST_DOCUMENTS);
          typed = applicationIn(form);
          const id = await ctx.transaction(async (tx) => {
            if (!ctx.reach?.isAll) return takeOwnApplication(ctx, tx, place, { typed, form });
            const holder = await place.people.one(ctx, tx, typed.holderId, 'for share');
            return takeApplication(ctx, tx, place, { holder, typed, form });
          });
          return redirectTo(applicationUrl(place, id), { tone: 'success', text: 'Pengajuan dicatat.' });
        } catch (error) {
          return newPage(ctx, typed, toldOfUpload(error));
        }
      },
    ),
    page.get(`${url}/:id`, { access: may('read'), summary: 'One application' }, (ctx) =>
      applicationPage(ctx),
    ),
    file.get(
      `${url}/:id/berkas/:file`,
      { access: may('read'), summary: 'A paper of an application' },
      (ctx) => ctx.transaction(async (tx) => sendDocument(ctx, tx, place, await reachedLoan(ctx, tx))),
    ),
    step(
      { path: 'nilai', right: 'assess', summary: 'Write down the assessment', done: 'Penilaian disimpan.' },
      (ctx, tx, { note }) => assessLoan(ctx, tx, place, { id: idOf(ctx), note }),
    ),
    step(
      {
        path: 'setujui',
        right: 'approve',
        summary: 'Approve for the board',
        done: 'Persetujuan pengurus dicatat.',
      },
      (ctx, tx) => approveLoan(ctx, tx, place, idOf(ctx)),
    ),
    step(
      {
        ...{ path: 'setujui-pengawas', right: 'approve-related' },
        ...{ summary: 'Approve for the supervisors', done: 'Persetujuan pengawas dicatat.' },
      },
      (ctx, tx) => approveRelatedLoan(ctx, tx, place, idOf(ctx)),
    ),
    step(
      { path: 'tolak', right: 'reject', summary: 'Refuse an application', done: 'Pengajuan ditolak.' },
      (ctx, tx, { reason }) => rejectLoan(ctx, tx, place, { id: idOf(ctx), reason }),
    ),
    step(
      {
        path: 'cairkan',
        right: 'disburse',
        summary: 'Pay a loan out',
        done: 'Pinjaman cair dan masuk buku 05.',
      },
      (ctx, tx, typed) => {
        const { postedOn, place: from } = readMoneyPlace(typed);
        return disburseLoan(ctx, tx, place, { id: idOf(ctx), postedOn, from, key: typed.key });
      },
    ),
  ];

  /** The one in the address, as far as the person reaches. @throws AppError 404 */
  async function reachedLoan(ctx: RequestContext, tx: Tx): Promise<Loan> {
    const loan = await readLoan(ctx, tx, idOf(ctx));
    const isOwn = ctx.principal.kind === 'account' && ctx.principal.subjectId === loan.holderId;
    if (!ctx.reach?.isAll && !isOwn) throw notFound();
    return loan;
  }

  async function listPage(
    ctx: RequestContext,
    given: { menuUrl: string; title: string; note?: string; isRelated?: boolean },
  ): Promise<PageAnswer> {
    const list = readListQuery(ctx.query, APPLICATION_LIST);
    const rows = await ctx.transaction(async (tx) => {
      const own = ctx.principal.kind === 'account' ? (ctx.principal.subjectId ?? '-') : '-';
      const states = wantedStates(list);
      const loans = await readLoans(ctx, tx, ctx.reach?.isAll ? { states } : { states, holderId: own });
      const related = given.isRelated ? await place.people.related(ctx, tx) : undefined;
      const holders = new Map((await place.people.all(ctx, tx)).map((holder) => [holder.id, holder]));
      return loans.flatMap((loan) => {
        const holder = holders.get(loan.holderId);
        if (!holder || (related && !loan.isRelated && !related.has(loan.holderId))) return [];
        return [{ loan, holder }];
      });
    });
    const { menuUrl, title, note } = given;
    return loanPage(place, {
      ...{ title, menuUrl },
      body: (
        <ApplicationsView
          {...{ ctx, place, list, title, rows: wantedApplications(rows, list) }}
          {...(note ? { note } : {})}
        />
      ),
    });
  }

  async function newPage(
    ctx: RequestContext,
    typed: TypedApplication,
    problem?: AppError,
  ): Promise<PageAnswer> {
    // Whoever applies only for oneself finds the own form.
    if (!ctx.reach?.isAll) return applyPage(ctx, place, typed, problem);
    const { products, members } = await ctx.transaction(async (tx) => ({
      products: (await readLoanProducts(tx)).filter(({ isActive }) => isActive),
      members: (await place.people.all(ctx, tx))
        .filter(({ leftOn }) => leftOn === null)
        .map(({ id, name, number }) => ({ value: id, label: number ? `${name}, ${number}` : name })),
    }));
    return loanPage(place, {
      ...{ title: 'Pengajuan baru', menuUrl: url, trail, problem },
      body: (
        <ApplicationForm
          {...{ action: url, products, members, typed }}
          simulationUrl={place.urls.simulation}
          errors={errorsOf(problem)}
        />
      ),
    });
  }

  async function applicationPage(
    ctx: RequestContext,
    typed?: TypedDecision,
    problem?: AppError,
  ): Promise<PageAnswer> {
    const facts = await ctx.transaction(async (tx) => readFacts(ctx, tx, place, await reachedLoan(ctx, tx)));
    const empty = { note: '', reason: '', key: randomUUID(), postedOn: todayOf(ctx), place: 'cash' };
    return loanPage(place, {
      ...{ title: `Pengajuan ${facts.holder.name}`, menuUrl: url, trail, problem },
      body: (
        <ApplicationView
          {...{ ctx, place, facts }}
          typed={typed ?? empty}
          errors={errorsOf(problem)}
          today={todayOf(ctx)}
        />
      ),
    });
  }
}

/** What the page of an application shows. @throws AppError 404 */
export async function readFacts(
  ctx: RequestContext,
  tx: Tx,
  place: LoanPlace,
  loan: Loan,
): Promise<ApplicationFacts> {
  const holder = await place.people.one(ctx, tx, loan.holderId);
  if (!holder) throw notFound();
  const isRelated = loan.isRelated || (await place.people.related(ctx, tx)).has(loan.holderId);
  return {
    ...{ loan: { ...loan, isRelated }, holder, policy: await readLoanPolicy(tx) },
    documents: await readDocuments(tx, place.resources.application, loan.id),
    quote: quoteOf(loan.terms, { amount: loan.amount, months: loan.months, on: todayOf(ctx) }),
    room: isRelated && UNDECIDED.includes(loan.state) ? await readRelatedRoom(ctx, tx, place) : undefined,
  };
}

/** A paper of an application that the caller has found inside its walls. @throws FileError */
export async function sendDocument(
  ctx: RequestContext,
  tx: Tx,
  place: LoanPlace,
  loan: Loan,
): Promise<Response> {
  const owner = documentOwner(place.resources.application, loan.id);
  const kept = await openPrivateFile(ctx, tx, idOf(ctx, 'file'), owner);
  return sendPrivateFile(kept);
}
