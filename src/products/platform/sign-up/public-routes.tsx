import {
  errorsOf,
  type PageAnswer,
  page,
  type RequestContext,
  type Route,
  readForm,
  readUploadForm,
  redirectTo,
  renderPage,
  textsLike,
  told,
} from '#kernel/http';
import { type AppError, asAppError, notFound } from '#kernel/work';
import { applicationOf, beginSignUp, OWN_PAGE, refuseSent, sendSignUp, type TypedSignUp } from './apply.ts';
import type { Houses } from './houses.ts';
import { OwnView } from './own-view.tsx';
import { keepPaper, PAPER_BYTES, readPapers } from './papers.ts';
import { KindsView, MailSentView, SIGN_UP_PAGE, SignUpForm, VillageView } from './sign-up-form.tsx';
import { findVillage, findVillages } from './village.ts';

const access = { resource: 'tenant-application', right: 'create' };
const EMPTY: TypedSignUp = {
  ...{ village: '', name: '', slug: '', contactName: '', email: '', phone: '', agrees: '' },
};
const DESCRIPTION = 'Daftarkan organisasi Anda di Balai.';

/** The public way onto the platform: who and where, then the papers behind a mailed link. */
export function publicSignUpRoutes(houses: Houses): Route[] {
  const own = `${OWN_PAGE}/:token`;
  return [
    page.get(SIGN_UP_PAGE, { access, summary: 'Kinds of organisation that can sign up' }, () =>
      renderPage({
        ...{ surface: 'public', title: 'Daftarkan organisasi', description: DESCRIPTION },
        ...{ canonical: SIGN_UP_PAGE, body: <KindsView houses={houses} /> },
      }),
    ),
    page.get(`${SIGN_UP_PAGE}/:kind`, { access, summary: 'Sign up: the village, then the form' }, (ctx) => {
      if (ctx.query.has('terkirim')) return plainPage('Periksa surel Anda', <MailSentView />);
      return beginPage(ctx, houses, { ...EMPTY, village: ctx.query.get('desa') ?? '' });
    }),
    page.post(
      `${SIGN_UP_PAGE}/:kind`,
      { access, summary: 'Begin the sign-up of an organisation' },
      async (ctx) => {
        const signUp = houses.signUpOf(ctx.params.kind);
        const kind = houses.all.find((house) => house.signUp === signUp)!.kind;
        const typed = textsLike(EMPTY, await readForm(ctx));
        try {
          await ctx.transaction((tx) => beginSignUp(ctx, tx, kind, signUp, typed));
          return redirectTo(`${SIGN_UP_PAGE}/${kind}?terkirim=1`);
        } catch (error) {
          return beginPage(ctx, houses, typed, told(error));
        }
      },
    ),
    page.get(own, { access, summary: 'The own sign-up, by the mailed link' }, (ctx) => ownPage(ctx, houses)),
    page.post(
      `${own}/dokumen/:paper`,
      { access, summary: 'Upload a paper of the sign-up', bodyKind: 'multipart' },
      async (ctx) => {
        try {
          await using form = await readUploadForm(ctx, PAPER_BYTES, 1);
          await ctx.transaction(async (tx) => {
            const application = await applicationOf(ctx, tx, tokenOf(ctx), 'for update');
            refuseSent(application);
            const { papers } = houses.signUpOf(application.kind);
            const paper = papers.find(({ kind }) => kind === ctx.params.paper);
            if (!paper) throw notFound();
            await keepPaper(ctx, tx, { application, paper, upload: form.file('file') });
          });
          return redirectTo(ownUrl(ctx), { tone: 'success', text: 'Dokumen terunggah.' });
        } catch (error) {
          const problem = asAppError(error);
          if (!problem || ![409, 413, 422].includes(problem.status)) throw error;
          return ownPage(ctx, houses, problem);
        }
      },
    ),
    page.post(`${own}/kirim`, { access, summary: 'Send the sign-up with its papers' }, async (ctx) => {
      await readForm(ctx);
      try {
        await ctx.transaction(async (tx) => {
          const { kind } = await applicationOf(ctx, tx, tokenOf(ctx));
          await sendSignUp(ctx, tx, tokenOf(ctx), houses.signUpOf(kind));
        });
        return redirectTo(ownUrl(ctx), { tone: 'success', text: 'Pendaftaran terkirim.' });
      } catch (error) {
        return ownPage(ctx, houses, told(error));
      }
    }),
  ];
}

const tokenOf = (ctx: RequestContext) => ctx.params.token ?? '';
const ownUrl = (ctx: RequestContext) => `${OWN_PAGE}/${tokenOf(ctx)}`;

function plainPage(title: string, body: React.ReactNode, problem?: AppError): PageAnswer {
  return renderPage({ surface: 'public', title, isIndexed: false, status: problem?.status ?? 200, body });
}

function beginPage(ctx: RequestContext, houses: Houses, typed: TypedSignUp, problem?: AppError): PageAnswer {
  const signUp = houses.signUpOf(ctx.params.kind);
  const kind = ctx.params.kind!;
  const village = findVillage(typed.village);
  const errors = problem?.fields ?? {};
  const searched = ctx.query.get('cari')?.trim() ?? '';
  return renderPage({
    ...{ surface: 'public', title: `Daftarkan ${signUp.noun}`, description: DESCRIPTION },
    canonical: `${SIGN_UP_PAGE}/${kind}`,
    status: problem?.status ?? 200,
    body: village ? (
      <SignUpForm
        {...{ kind, signUp, village, typed, errors, baseDomain: ctx.app.config.baseDomain }}
        problem={problem && Object.keys(errors).length === 0 ? problem.message : undefined}
      />
    ) : (
      <VillageView {...{ kind, signUp, typed: searched }} {...findVillages(searched)} />
    ),
  });
}

async function ownPage(ctx: RequestContext, houses: Houses, problem?: AppError): Promise<PageAnswer> {
  const { application, papers } = await ctx.transaction(async (tx) => {
    const application = await applicationOf(ctx, tx, tokenOf(ctx));
    return { application, papers: await readPapers(tx, application.id) };
  });
  const address = ctx.app.urlOf({ ...ctx.tenant, kind: application.kind, slug: application.slug }, '/');
  const signUp = houses.signUpOf(application.kind);
  return plainPage(
    `Pendaftaran ${application.name}`,
    <OwnView
      {...{ application, signUp, papers, address }}
      url={ownUrl(ctx)}
      errors={problem ? errorsOf(problem) : {}}
    />,
    problem,
  );
}
