import { readSavingsTypes } from '#features/savings';
import {
  type PageAnswer,
  page,
  type RequestContext,
  type Route,
  readUploadForm,
  redirectTo,
  renderPage,
  textsLike,
} from '#kernel/http';
import { formatRupiah } from '#kernel/money';
import { type AppError, asAppError } from '#kernel/work';
import { ApplicationForm, ApplicationThanks } from './application-form.tsx';
import { APPLICATION_PAGE, applyForMembership, ID_CARD_BYTES, type TypedApplication } from './apply.ts';

const access = { resource: 'membership-application', right: 'create' };
const EMPTY: TypedApplication = {
  ...{ fullName: '', nik: '', birthPlace: '', birthDate: '', gender: '', occupation: '' },
  ...{ address: '', phone: '', email: '', agrees: '' },
};

/** The public way into the cooperative. */
export const applyRoutes: Route[] = [
  page.get(APPLICATION_PAGE, { access, summary: 'Apply to become a member' }, (ctx) =>
    ctx.query.has('terkirim')
      ? renderPage({
          ...{ surface: 'public', title: 'Permohonan terkirim', isIndexed: false },
          body: <ApplicationThanks />,
        })
      : formPage(ctx, EMPTY),
  ),
  page.post(
    APPLICATION_PAGE,
    { access, summary: 'Send an application to become a member', bodyKind: 'multipart' },
    async (ctx) => {
      let typed = EMPTY;
      try {
        await using form = await readUploadForm(ctx, ID_CARD_BYTES, 1);
        typed = textsLike(EMPTY, form.typed);
        await ctx.transaction((tx) => applyForMembership(ctx, tx, typed, form.file('idCard')));
        return redirectTo(`${APPLICATION_PAGE}?terkirim=1`);
      } catch (error) {
        const problem = asAppError(error);
        if (!problem || ![413, 422, 429].includes(problem.status)) throw error;
        return formPage(ctx, typed, problem);
      }
    },
  ),
];

async function formPage(
  ctx: RequestContext,
  typed: TypedApplication,
  problem?: AppError,
): Promise<PageAnswer> {
  const types = await ctx.transaction((tx) => readSavingsTypes(tx));
  const dues = types
    .filter(({ kind, isActive, amount }) => kind !== 'voluntary' && isActive && amount !== null)
    .map(
      ({ name, amount, kind }) =>
        `${name} ${formatRupiah(amount!)}${kind === 'principal' ? ' sekali' : ' sebulan'}`,
    );
  const fields = problem?.fields ?? {};
  return renderPage({
    surface: 'public',
    title: 'Menjadi anggota',
    description: `Permohonan menjadi anggota ${ctx.tenant.name}.`,
    canonical: APPLICATION_PAGE,
    status: problem?.status ?? 200,
    body: (
      <ApplicationForm
        typed={typed}
        errors={fields}
        problem={problem && Object.keys(fields).length === 0 ? problem.message : undefined}
        dues={dues.length > 0 ? `${dues.join(', ')}.` : ''}
      />
    ),
  });
}
