import { keepProof, openProof } from '#features/dues';
import { contentDisposition } from '#kernel/files';
import {
  accountOf,
  errorsOf,
  file,
  type PageAnswer,
  page,
  type RequestContext,
  type Route,
  readTyped,
  redirectTo,
  renderPage,
} from '#kernel/http';
import { type AppError, conflict, invalid, notFound } from '#kernel/work';
import { readUpload } from '../me/upload.ts';
import { surfaceOf } from '../surface.ts';
import { proofFileOf } from '../treasury/proof-link.ts';
import { setDisclosure } from './disclosure.ts';
import { withdrawMandate } from './end-mandate.ts';
import { checkTerms, giveMandate } from './give-mandate.ts';
import { type Mandate, readMandate, readMandatesOf } from './mandate.ts';
import { printMandateForm } from './mandate-form.ts';
import { readMandateGround } from './mandate-ground.ts';
import { MyMandateView, WithdrawView } from './my-mandate-view.tsx';
import { nextMonth, readTerms } from './read-terms.ts';
import { tellTreasurers } from './tell.ts';
import { toldOf } from './told-of.ts';
import { MY_MANDATE_PATH } from './words.tsx';

const view = { resource: 'dues.mandate', right: 'view' } as const;
const give = { resource: 'dues.mandate', right: 'give' } as const;
const withdraw = { resource: 'dues.mandate', right: 'withdraw' } as const;
const TRAIL = [{ label: 'Iuran saya', url: '/me/dues' }];

/** One's own mandate for wage deduction: give it, see it, take it back; and the wish not to be named. */
export const myMandateRoutes: readonly Route[] = [
  page.get(MY_MANDATE_PATH, { access: view, summary: 'Own mandate for wage deduction' }, (ctx) =>
    mandatePage(ctx, Object.fromEntries(ctx.query)),
  ),
  page.post(
    MY_MANDATE_PATH,
    { access: give, summary: 'Hand in the signed mandate', bodyKind: 'multipart' },
    (ctx) => submit(ctx),
  ),
  file.get(
    `${MY_MANDATE_PATH}/form.pdf`,
    { access: give, summary: 'The mandate to print and sign' },
    async (ctx) => {
      const pdf = await ctx.transaction(async (tx) => {
        const ground = await readMandateGround(ctx, tx, ownId(ctx));
        if (!ground) throw notFound();
        const terms = checkTerms(ctx, ground, readTerms(ctx, Object.fromEntries(ctx.query)));
        return printMandateForm(ctx, tx, { ground, terms });
      });
      return new Response(new Uint8Array(pdf), {
        headers: {
          'content-type': 'application/pdf',
          'content-disposition': contentDisposition('kuasa-potong-gaji.pdf'),
          'cache-control': 'private, no-store',
        },
      });
    },
  ),
  page.post(
    `${MY_MANDATE_PATH}/disclosure`,
    { access: withdraw, summary: 'Wish, or no longer wish, to be kept from the employer' },
    async (ctx) => {
      const { hidden } = await readTyped(ctx);
      if (hidden !== '0' && hidden !== '1') {
        return mandatePage(ctx, {}, invalid({ form: 'Pilih apakah nama Anda boleh disebut.' }));
      }
      const isHidden = hidden === '1';
      await ctx.transaction((tx) => setDisclosure(ctx, tx, { memberId: ownId(ctx), isHidden }));
      return redirectTo(MY_MANDATE_PATH, {
        tone: 'success',
        text: isHidden
          ? 'Nama Anda tidak akan disebut kepada kampus. Iuran Anda bayar sendiri.'
          : 'Permintaan dicabut. Nama Anda hanya disebut bila Anda memberi kuasa potong gaji.',
      });
    },
  ),
  page.get(
    `${MY_MANDATE_PATH}/:id/withdraw`,
    { access: withdraw, summary: 'Ask from when the own mandate ends' },
    (ctx) => withdrawPage(ctx),
  ),
  page.post(
    `${MY_MANDATE_PATH}/:id/withdraw`,
    { access: withdraw, summary: 'Take the own mandate back' },
    async (ctx) => {
      const typed = await readTyped(ctx);
      try {
        await ctx.transaction(async (tx) => {
          const own = await readOwn(ctx, tx);
          const ended = await withdrawMandate(ctx, tx, {
            ...{ mandateId: own.id, fromMonth: typed.fromMonth ?? '', reason: typed.reason ?? '' },
          });
          await tellTreasurers(tx, ended, 'withdrawn');
        });
      } catch (error) {
        return withdrawPage(ctx, { problem: toldOf(error), typed });
      }
      return redirectTo(MY_MANDATE_PATH, { tone: 'success', text: 'Kuasa dicabut. Bendahara diberi tahu.' });
    },
  ),
  file.get(`${MY_MANDATE_PATH}/:id/file`, { access: view, summary: 'The own signed mandate' }, async (ctx) =>
    proofFileOf(await ctx.transaction(async (tx) => openProof(ctx, tx, (await readOwn(ctx, tx)).fileId))),
  ),
];

function ownId(ctx: RequestContext): string {
  const { subjectId } = accountOf(ctx);
  if (!subjectId) throw notFound();
  return subjectId;
}

/** The right of a super admin reaches everybody's; this is the page of one's own. */
async function readOwn(ctx: RequestContext, tx: Parameters<typeof readMandate>[0]): Promise<Mandate> {
  const mandate = await readMandate(tx, ctx.params.id!);
  if (mandate?.payerId !== ownId(ctx)) throw notFound();
  return mandate!;
}

async function submit(ctx: RequestContext): Promise<Response | PageAnswer> {
  const payerId = ownId(ctx);
  let typed: Record<string, string> = {};
  try {
    const upload = await readUpload(ctx);
    typed = upload.typed;
    await using form = upload.form;
    const signed = form.files[0];
    if (!signed) throw invalid({ file: 'Pilih foto atau pindaian surat kuasa yang sudah ditandatangani.' });
    if (typed.agrees !== '1') {
      throw invalid({ agrees: 'Tanpa persetujuan ini kampus tidak dapat diberi tahu siapa yang dipotong.' });
    }
    const terms = readTerms(ctx, typed);
    await ctx.transaction(async (tx) => {
      const ground = await readMandateGround(ctx, tx, payerId);
      if (!ground) throw notFound();
      checkTerms(ctx, ground, terms);
      const fileId = await keepProof(ctx, tx, {
        ...{ path: signed.path, name: signed.name, field: 'file', resource: 'dues.mandate' },
      });
      await tellTreasurers(tx, await giveMandate(ctx, tx, { payerId, terms, fileId }), 'given');
    });
  } catch (error) {
    return mandatePage(ctx, typed, toldOf(error));
  }
  return redirectTo(MY_MANDATE_PATH, {
    tone: 'success',
    text: 'Kuasa terkirim. Bendahara memeriksanya, dan Anda diberi tahu hasilnya.',
  });
}

async function mandatePage(
  ctx: RequestContext,
  typed: Readonly<Record<string, string>>,
  problem?: AppError,
): Promise<PageAnswer> {
  const { subjectId } = accountOf(ctx);
  const shown = subjectId
    ? await ctx.transaction(async (tx) => ({
        ground: await readMandateGround(ctx, tx, subjectId),
        mandates: await readMandatesOf(tx, subjectId),
      }))
    : { ground: undefined, mandates: [] };
  return renderPage({
    ...{ title: 'Potong gaji', menuUrl: '/me/dues', help: 'iuran-saya', trail: TRAIL },
    surface: surfaceOf(ctx),
    status: problem?.status ?? 200,
    body: (
      <MyMandateView
        ctx={ctx}
        {...shown}
        typed={{ firstMonth: nextMonth(ctx), basis: 'rate', ...typed }}
        errors={errorsOf(problem)}
      />
    ),
  });
}

async function withdrawPage(
  ctx: RequestContext,
  given: { problem?: AppError; typed?: Readonly<Record<string, string>> } = {},
): Promise<PageAnswer> {
  const mandate = await ctx.transaction((tx) => readOwn(ctx, tx));
  if (mandate.status !== 'submitted' && mandate.status !== 'active') {
    throw conflict('mandate_ended', 'Kuasa ini sudah tidak berlaku.');
  }
  return renderPage({
    ...{ title: 'Cabut kuasa', menuUrl: '/me/dues', help: 'iuran-saya', surface: surfaceOf(ctx) },
    trail: [...TRAIL, { label: 'Potong gaji', url: MY_MANDATE_PATH }],
    status: given.problem?.status ?? 200,
    body: (
      <WithdrawView
        mandate={mandate}
        typed={{ fromMonth: nextMonth(ctx), ...given.typed }}
        errors={errorsOf(given.problem)}
      />
    ),
  });
}
