import {
  type ClaimKind,
  keepProof,
  openProof,
  readBillsOf,
  readClaim,
  readClaimEvents,
  readPaymentsOf,
  withdrawClaim,
} from '#features/dues';
import {
  accountOf,
  file,
  type PageAnswer,
  page,
  type RequestContext,
  type Route,
  redirectTo,
  renderPage,
} from '#kernel/http';
import { type AppError, asAppError, notFound } from '#kernel/work';
import { readUpload } from '../me/upload.ts';
import { surfaceOf } from '../surface.ts';
import { proofFileOf } from '../treasury/proof-link.ts';
import { readPayer } from '../treasury/read-payer.ts';
import { MY_CLAIMS_PATH, MyClaimsView, MyClaimView, NewClaimView } from './my-claims-view.tsx';
import { submitAndTell } from './process-claim.ts';
import { readClaimRow, readOwnClaims } from './read-claims.ts';

const access = { resource: 'dues.self', right: 'claim' } as const;
const TRAIL = [{ label: 'Iuran saya', url: '/me/dues' }];
/** What a form may be wrong about and come back for. */
const TOLD = [409, 413, 422];

/** One's own claims: list, new, one with its trail. */
export const myClaimsRoutes: Route[] = [
  page.get(MY_CLAIMS_PATH, { access, summary: 'Own claims about dues' }, async (ctx) => {
    const { subjectId } = accountOf(ctx);
    const claims = subjectId ? await ctx.transaction((tx) => readOwnClaims(tx, subjectId)) : [];
    return renderPage({
      ...{ title: 'Klaim iuran', menuUrl: MY_CLAIMS_PATH, help: 'iuran-saya', trail: TRAIL },
      surface: surfaceOf(ctx),
      body: <MyClaimsView ctx={ctx} claims={claims} />,
    });
  }),
  page.get(
    `${MY_CLAIMS_PATH}/new`,
    { access, summary: 'Say what is wrong with a bill or a payment' },
    (ctx) =>
      newPage(ctx, {
        billId: ctx.query.get('bill') ?? '',
        paymentId: ctx.query.get('payment') ?? '',
      }),
  ),
  page.post(MY_CLAIMS_PATH, { access, summary: 'File a claim', bodyKind: 'multipart' }, (ctx) => submit(ctx)),
  page.get(`${MY_CLAIMS_PATH}/:id`, { access, summary: 'One own claim with its trail' }, async (ctx) => {
    const shown = await ctx.transaction(async (tx) => {
      const { row, claim } = await readOwn(ctx, tx);
      return { row, claim, events: await readClaimEvents(tx, claim.id) };
    });
    return renderPage({
      ...{ title: `Klaim ${shown.claim.number}`, menuUrl: MY_CLAIMS_PATH, help: 'iuran-saya' },
      surface: surfaceOf(ctx),
      trail: [...TRAIL, { label: 'Klaim iuran', url: MY_CLAIMS_PATH }],
      body: <MyClaimView ctx={ctx} {...shown} />,
    });
  }),
  page.post(`${MY_CLAIMS_PATH}/:id/withdraw`, { access, summary: 'Take an own claim back' }, async (ctx) => {
    const claim = await ctx.transaction(async (tx) => {
      const own = await readOwn(ctx, tx);
      return withdrawClaim(ctx, tx, { claimId: own.claim.id, payerId: own.claim.payerId });
    });
    return redirectTo(`${MY_CLAIMS_PATH}/${claim.id}`, { tone: 'success', text: 'Klaim sudah ditarik.' });
  }),
  file.get(
    `${MY_CLAIMS_PATH}/:id/file`,
    { access, summary: 'What was attached to an own claim' },
    async (ctx) =>
      proofFileOf(
        await ctx.transaction(async (tx) => {
          const { claim } = await readOwn(ctx, tx);
          if (!claim.fileId) throw notFound();
          return openProof(ctx, tx, claim.fileId);
        }),
      ),
  ),
];

/** The right of a super admin reaches everybody's; this is the page of one's own. */
async function readOwn(ctx: RequestContext, tx: Parameters<typeof readClaim>[0]) {
  const row = await readClaimRow(tx, ctx.params.id!);
  const claim = row && (await readClaim(tx, row.id));
  if (!row || !claim || claim.payerId !== accountOf(ctx).subjectId) throw notFound();
  return { row, claim };
}

async function submit(ctx: RequestContext): Promise<Response | PageAnswer> {
  const { subjectId } = accountOf(ctx);
  if (!subjectId) throw notFound();
  let typed: Record<string, string> = {};
  try {
    const upload = await readUpload(ctx);
    typed = upload.typed;
    await using form = upload.form;
    const claim = await ctx.transaction(async (tx) => {
      const payer = await readPayer(tx, subjectId);
      if (!payer) throw notFound();
      const attached = form.files[0];
      const fileId = attached
        ? await keepProof(ctx, tx, {
            ...{ path: attached.path, name: attached.name, field: 'file', resource: 'dues.claim' },
          })
        : null;
      return submitAndTell(ctx, tx, {
        payerId: subjectId,
        regionCode: payer.regionCode,
        kind: (typed.kind ?? '') as ClaimKind,
        billId: typed.billId || null,
        paymentId: typed.paymentId || null,
        description: typed.description ?? '',
        fileId,
      });
    });
    return redirectTo(`${MY_CLAIMS_PATH}/${claim.id}`, {
      tone: 'success',
      text: `Klaim ${claim.number} terkirim. Bendahara memeriksanya, dan Anda diberi tahu hasilnya.`,
    });
  } catch (error) {
    const told = asAppError(error);
    if (told && TOLD.includes(told.status)) return newPage(ctx, typed, told);
    throw error;
  }
}

async function newPage(
  ctx: RequestContext,
  typed: Record<string, string>,
  problem?: AppError,
): Promise<PageAnswer> {
  const { subjectId } = accountOf(ctx);
  const shown = await ctx.transaction(async (tx) => ({
    bills: subjectId ? await readBillsOf(tx, subjectId) : [],
    payments: subjectId
      ? (await readPaymentsOf(tx, subjectId)).filter(({ status }) => status !== 'rejected')
      : [],
  }));
  const errors =
    problem && Object.keys(problem.fields).length === 0 ? { form: problem.message } : (problem?.fields ?? {});
  return renderPage({
    ...{ title: 'Ajukan klaim', menuUrl: MY_CLAIMS_PATH, help: 'iuran-saya' },
    surface: surfaceOf(ctx),
    trail: [...TRAIL, { label: 'Klaim iuran', url: MY_CLAIMS_PATH }],
    status: problem?.status ?? 200,
    body: <NewClaimView {...shown} typed={typed} errors={errors} />,
  });
}
