import { errorsOf, type PageAnswer, type RequestContext } from '#kernel/http';
import { EmptyState, PageHeader } from '#kernel/ui';
import { type AppError, actorOf } from '#kernel/work';
import type { LoanPlace } from '../place.ts';
import { readLoanProducts } from '../product.ts';
import { ApplicationForm, type TypedApplication } from './application-form.tsx';
import { loanPage } from './loan-page.tsx';

/** The form for an own application; with a problem what came back. */
export async function applyPage(
  ctx: RequestContext,
  place: LoanPlace,
  typed: TypedApplication,
  problem?: AppError,
): Promise<PageAnswer> {
  if (!actorOf(ctx).subjectId) return notLinked(place, problem);
  const { mine, apply, simulation } = place.urls;
  const products = (await ctx.transaction((tx) => readLoanProducts(tx))).filter(({ isActive }) => isActive);
  return loanPage(place, {
    ...{ surface: 'member', title: 'Ajukan pinjaman', menuUrl: apply, problem },
    trail: [{ label: 'Pinjaman Saya', url: mine }],
    body: (
      <ApplicationForm
        {...{ action: apply, products, typed }}
        simulationUrl={simulation}
        errors={errorsOf(problem)}
      />
    ),
  });
}

/** For an account that stands for nobody in the book of members. */
export function notLinked(place: LoanPlace, problem?: AppError): PageAnswer {
  return loanPage(place, {
    ...{ surface: 'member', title: 'Pinjaman saya', menuUrl: place.urls.mine, problem },
    body: (
      <>
        <PageHeader title="Pinjaman saya" />
        <EmptyState
          kind="nothing-yet"
          icon="hand-coins"
          title="Akun ini belum dihubungkan dengan buku anggota"
        >
          Minta pengurus menghubungkannya bila Anda sudah menjadi anggota.
        </EmptyState>
      </>
    ),
  });
}
