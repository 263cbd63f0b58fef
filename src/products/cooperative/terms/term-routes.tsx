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
import { hasMailServer } from '#kernel/mail';
import { HandOverLink } from '#kernel/ui';
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
    act(ctx, invitePage, async (tx, typed) => {
      const { term: termId, role, email } = typed;
      const { name, link } = await inviteForTerm(ctx, tx, { termId, role, email });
      return hasMailServer()
        ? sayDone('Undangan dikirim. Wewenangnya berlaku selama masa jabatan.')
        : unsentPage(ctx, { name, link });
    }),
  ),
  page.post(
    `${TERMS_URL}/kaitkan`,
    { access: invites, summary: 'Tie a role to the term it is held for' },
    (ctx) =>
      act(ctx, listPage, async (tx, typed) => {
        await tieGrant(ctx, tx, { termId: typed.term, grantId: typed.grant });
        return sayDone('Dikaitkan. Wewenangnya berakhir bersama masa jabatan.');
      }),
  ),
];

async function act(
  ctx: RequestContext,
  back: (ctx: RequestContext, typed: TypedTerm, problem: AppError) => Promise<PageAnswer>,
  work: (tx: Tx, typed: TypedTerm) => Promise<Response | PageAnswer>,
): Promise<Response | PageAnswer> {
  const typed = textsLike(EMPTY, await readForm(ctx));
  try {
    return await ctx.transaction((tx) => work(tx, typed));
  } catch (error) {
    return back(ctx, typed, told(error));
  }
}

const sayDone = (text: string) => redirectTo(TERMS_URL, { tone: 'success', text });

/** No mail server: the invitation lies in the outbox, and whoever may read that may hand its link over now. */
function unsentPage(ctx: RequestContext, { name, link }: { name: string; link: string }) {
  if (!ctx.can('outbox', 'read'))
    return redirectTo(TERMS_URL, {
      tone: 'info',
      text: 'Undangan dibuat dan menunggu di surat keluar: server surel belum ada. Minta pengurus yang memegang surat keluar menyampaikan tautannya.',
    });
  return termPage(
    'Undangan belum dikirim',
    <HandOverLink
      title={`Serahkan tautan ini kepada ${name}`}
      link={link}
      back={{ url: TERMS_URL, label: 'Kembali ke jabatan' }}
    >
      Server surel belum ada, jadi undangannya menunggu di surat keluar. Berikan tautan ini langsung kepada
      orangnya; siapa pun yang membukanya dapat menerima wewenang ini.
    </HandOverLink>,
    { isBelow: true },
  );
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
