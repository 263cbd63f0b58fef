import { todayOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import {
  errorsOf,
  type PageAnswer,
  page,
  type RequestContext,
  type Route,
  readForm,
  redirectTo,
  textsLike,
  told,
} from '#kernel/http';
import type { AppError } from '#kernel/work';
import { deskPageOf } from '../desk-page.tsx';
import { inviteForTerm, tieGrant } from './follow-term.ts';
import { readOfficerGrants, readOpenTerms } from './term.ts';
import { InviteView, TERMS_URL, TermsView, type TypedTerm } from './terms-view.tsx';

const termPage = deskPageOf({ url: TERMS_URL, label: 'Jabatan dan wewenang', help: 'jabatan' });
const reads = { resource: 'invitation', right: 'read' };
const invites = { resource: 'invitation', right: 'create', gates: ['recent-password'] } as const;
const EMPTY: TypedTerm = { term: '', role: '', email: '', grant: '' };

/** Who holds which office, and the authority that follows it. */
export const termRoutes: readonly Route[] = [
  page.get(TERMS_URL, { access: reads, summary: 'Terms and the authority of each' }, (ctx) => listPage(ctx)),
  page.get(
    `${TERMS_URL}/undang`,
    { access: invites, summary: 'Invite somebody to the role of a term' },
    (ctx) => invitePage(ctx, { ...EMPTY, term: ctx.query.get('jabatan') ?? '' }),
  ),
  page.post(`${TERMS_URL}/undang`, { access: invites, summary: 'Send the invitation for a term' }, (ctx) =>
    act(ctx, invitePage, 'Undangan dikirim. Wewenangnya berlaku selama masa jabatan.', (tx, typed) =>
      inviteForTerm(ctx, tx, { termId: typed.term, role: typed.role, email: typed.email }),
    ),
  ),
  page.post(
    `${TERMS_URL}/kaitkan`,
    { access: invites, summary: 'Tie a role to the term it is held for' },
    (ctx) =>
      act(ctx, listPage, 'Dikaitkan. Wewenangnya berakhir bersama masa jabatan.', (tx, typed) =>
        tieGrant(ctx, tx, { termId: typed.term, grantId: typed.grant }),
      ),
  ),
];

async function act(
  ctx: RequestContext,
  back: (ctx: RequestContext, typed: TypedTerm, problem: AppError) => Promise<PageAnswer>,
  text: string,
  work: (tx: Tx, typed: TypedTerm) => Promise<void>,
): Promise<Response | PageAnswer> {
  const typed = textsLike(EMPTY, await readForm(ctx));
  try {
    await ctx.transaction((tx) => work(tx, typed));
    return redirectTo(TERMS_URL, { tone: 'success', text });
  } catch (error) {
    return back(ctx, typed, told(error));
  }
}

async function listPage(ctx: RequestContext, typed = EMPTY, problem?: AppError): Promise<PageAnswer> {
  const shown = await ctx.transaction(async (tx) => ({
    terms: await readOpenTerms(tx, todayOf(ctx)),
    grants: await readOfficerGrants(tx),
  }));
  const view = { ctx, typed, ...shown, errors: errorsOf(problem) };
  return termPage('Jabatan dan wewenang', <TermsView {...view} />, { problem });
}

async function invitePage(ctx: RequestContext, typed: TypedTerm, problem?: AppError): Promise<PageAnswer> {
  const terms = await ctx.transaction((tx) => readOpenTerms(tx, todayOf(ctx)));
  const free = terms.filter(({ role, invited }) => role === null && invited === null);
  const view = { typed, terms: free, hasTerms: terms.length > 0, errors: errorsOf(problem) };
  return termPage('Undang pejabat terpilih', <InviteView {...view} />, { problem, isBelow: true });
}
