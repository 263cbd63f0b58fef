import { keepProof, refuseOwn } from '#features/dues';
import {
  errorsOf,
  type PageAnswer,
  page,
  type RequestContext,
  type Route,
  redirectTo,
  renderPage,
} from '#kernel/http';
import { type AppError, invalid, notFound } from '#kernel/work';
import { readUpload } from '../me/upload.ts';
import { ChoosePayerView } from '../treasury/choose-payer-view.tsx';
import { findPayers } from '../treasury/read-payer.ts';
import { checkTerms, giveMandate } from './give-mandate.ts';
import { readMandateGround } from './mandate-ground.ts';
import { PaperMandateView } from './paper-mandate-view.tsx';
import { nextMonth, readTerms } from './read-terms.ts';
import { tellEntered } from './tell.ts';
import { toldOf } from './told-of.ts';
import { CHECKOFF_PATH, PAPER_MANDATE_PATH } from './words.tsx';

const manage = { resource: 'dues.checkoff', right: 'manage' } as const;
const PAGE = {
  surface: 'console' as const,
  ...{ title: 'Catat surat kuasa', menuUrl: CHECKOFF_PATH, help: 'iuran' },
  trail: [
    { label: 'Kebendaharaan', url: '/treasury/dues/dashboard' },
    { label: 'Potong gaji', url: CHECKOFF_PATH },
    { label: 'Kuasa', url: `${CHECKOFF_PATH}/mandates` },
  ],
};

/** The treasurer enters what a member who never signs in has signed on paper. */
export const paperMandateRoutes: readonly Route[] = [
  page.get(PAPER_MANDATE_PATH, { access: manage, summary: 'Whose signed paper it is' }, async (ctx) => {
    const member = ctx.query.get('member');
    if (member) return formPage(ctx, { member });
    const q = (ctx.query.get('q') ?? '').trim().slice(0, 100);
    const found = q === '' ? [] : await ctx.transaction((tx) => findPayers(tx, q));
    return renderPage({
      ...PAGE,
      body: <ChoosePayerView title="Catat surat kuasa" action={PAPER_MANDATE_PATH} q={q} found={found} />,
    });
  }),
  page.post(
    PAPER_MANDATE_PATH,
    { access: manage, summary: 'Enter a mandate signed on paper', bodyKind: 'multipart' },
    (ctx) => enter(ctx),
  ),
];

async function enter(ctx: RequestContext): Promise<Response | PageAnswer> {
  let typed: Record<string, string> = {};
  try {
    const upload = await readUpload(ctx);
    typed = upload.typed;
    await using form = upload.form;
    const payerId = typed.member ?? '';
    refuseOwn(ctx, payerId, 'own_mandate', 'Kuasa Anda sendiri diberikan di Iuran Saya.');
    const signed = form.files[0];
    if (!signed) throw invalid({ file: 'Pilih foto atau pindaian surat kuasa yang sudah ditandatangani.' });
    if (typed.agrees !== '1') {
      throw invalid({ agrees: 'Tanpa surat yang ditandatangani, gaji tidak boleh dipotong.' });
    }
    const terms = readTerms(ctx, typed);
    const mandate = await ctx.transaction(async (tx) => {
      const ground = await readMandateGround(ctx, tx, payerId);
      if (!ground) throw notFound();
      checkTerms(ctx, ground, terms);
      const fileId = await keepProof(ctx, tx, {
        ...{ path: signed.path, name: signed.name, field: 'file', resource: 'dues.mandate' },
      });
      const given = await giveMandate(ctx, tx, { payerId, terms, fileId });
      await tellEntered(ctx, tx, given);
      return given;
    });
    return redirectTo(`${CHECKOFF_PATH}/mandates/${mandate.id}`, {
      tone: 'success',
      text: `Kuasa ${mandate.number} dicatat. Bendahara lain memeriksa suratnya dan menerimanya.`,
    });
  } catch (error) {
    return formPage(ctx, typed, toldOf(error));
  }
}

async function formPage(
  ctx: RequestContext,
  typed: Readonly<Record<string, string>>,
  problem?: AppError,
): Promise<PageAnswer> {
  const ground = await ctx.transaction((tx) => readMandateGround(ctx, tx, typed.member ?? ''));
  if (!ground) throw notFound();
  return renderPage({
    ...PAGE,
    status: problem?.status ?? 200,
    body: (
      <PaperMandateView
        ground={ground}
        typed={{ firstMonth: nextMonth(ctx), ...typed }}
        errors={errorsOf(problem)}
      />
    ),
  });
}
