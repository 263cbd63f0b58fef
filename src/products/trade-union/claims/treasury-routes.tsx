import {
  openProof,
  readBillsOf,
  readClaim,
  readClaimEvents,
  readPaymentsOf,
  takeClaim,
} from '#features/dues';
import { recordAudit } from '#kernel/audit';
import {
  file,
  type PageAnswer,
  page,
  type RequestContext,
  type Route,
  readForm,
  readListQuery,
  redirectTo,
  renderPage,
} from '#kernel/http';
import { type AppError, asAppError, notFound } from '#kernel/work';
import { readAmount } from '../treasury/payments-routes.tsx';
import { proofFileOf } from '../treasury/proof-link.ts';
import { readChoices } from '../treasury/read-dashboard.ts';
import { DecideView } from './decide-view.tsx';
import { decideAndTell, readDecision } from './process-claim.ts';
import { CLAIM_LIST, readClaimList, readClaimRow } from './read-claims.ts';
import { CLAIMS_PATH, ClaimsView } from './treasury-view.tsx';

const view = { resource: 'dues.claim', right: 'view' } as const;
const process = { resource: 'dues.claim', right: 'process' } as const;
const TRAIL = [{ label: 'Kebendaharaan', url: '/treasury/dues/dashboard' }];

/** Claims as the treasurer sees and decides them. */
export const claimTreasuryRoutes: Route[] = [
  page.get(CLAIMS_PATH, { access: view, summary: 'Claims of all members' }, async (ctx) => {
    const list = readListQuery(ctx.query, CLAIM_LIST);
    const shown = await ctx.transaction(async (tx) => ({
      ...(await readClaimList(tx, list)),
      regions: (await readChoices(tx)).regions,
    }));
    return renderPage({
      ...{ surface: 'console', title: 'Klaim iuran', menuUrl: CLAIMS_PATH, help: 'iuran', trail: TRAIL },
      body: <ClaimsView ctx={ctx} list={list} {...shown} />,
    });
  }),
  page.get(`${CLAIMS_PATH}/:id`, { access: view, summary: 'One claim with its trail' }, (ctx) =>
    claimPage(ctx),
  ),
  file.get(
    `${CLAIMS_PATH}/:id/file`,
    { access: view, summary: 'What the member attached to a claim' },
    async (ctx) => {
      const proof = await ctx.transaction(async (tx) => {
        const claim = await readClaim(tx, ctx.params.id!);
        if (!claim?.fileId) throw notFound();
        await recordAudit(ctx, tx, {
          action: 'claim.proof_read',
          resource: 'dues.claim',
          objectId: claim.id,
          objectLabel: claim.number,
        });
        return openProof(ctx, tx, claim.fileId);
      });
      return proofFileOf(proof);
    },
  ),
  page.post(
    `${CLAIMS_PATH}/:id/take`,
    { access: process, summary: 'Say that a claim is being looked at' },
    async (ctx) => {
      await ctx.transaction((tx) => takeClaim(ctx, tx, ctx.params.id!));
      return redirectTo(`${CLAIMS_PATH}/${ctx.params.id}`);
    },
  ),
  page.post(
    `${CLAIMS_PATH}/:id/process`,
    { access: process, summary: 'Approve or refuse a claim, and put the books right' },
    async (ctx) => {
      const form = await readForm(ctx);
      try {
        const decision = readDecision(form, (text) => readAmount(text, 'amount'));
        const claim = await ctx.transaction((tx) => decideAndTell(ctx, tx, ctx.params.id!, decision));
        return redirectTo(`${CLAIMS_PATH}/${claim.id}`, {
          tone: 'success',
          text: `Klaim ${claim.number} sudah diputuskan. Anggota diberi tahu.`,
        });
      } catch (error) {
        const told = asAppError(error);
        if (!told || told.status === 404 || told.status >= 500) throw error;
        const typed = Object.fromEntries(Object.entries(form).map(([name, value]) => [name, String(value)]));
        return claimPage(ctx, { problem: told, typed });
      }
    },
  ),
];

async function claimPage(
  ctx: RequestContext,
  given: { problem?: AppError; typed?: Record<string, string> } = {},
): Promise<PageAnswer> {
  const shown = await ctx.transaction(async (tx) => {
    const row = await readClaimRow(tx, ctx.params.id!);
    const claim = row && (await readClaim(tx, row.id));
    if (!row || !claim) throw notFound();
    return {
      row,
      claim,
      events: await readClaimEvents(tx, claim.id),
      bills: await readBillsOf(tx, claim.payerId),
      payments: (await readPaymentsOf(tx, claim.payerId)).filter(({ status }) => status === 'verified'),
    };
  });
  return renderPage({
    ...{ surface: 'console', title: `Klaim ${shown.claim.number}`, menuUrl: CLAIMS_PATH, help: 'iuran' },
    trail: [...TRAIL, { label: 'Klaim iuran', url: CLAIMS_PATH }],
    status: given.problem?.status ?? 200,
    body: <DecideView ctx={ctx} {...shown} {...given} />,
  });
}
