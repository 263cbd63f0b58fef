import type { ReactNode } from 'react';
import { type PageAnswer, renderPage, type Surface } from '#kernel/http';
import type { AppError } from '#kernel/work';
import type { LoanPlace } from '../place.ts';

/** A page of the loans. With a problem it is the form that came back. */
export function loanPage(
  place: Pick<LoanPlace, 'help'>,
  page: {
    surface?: Surface;
    title: string;
    menuUrl: string;
    trail?: readonly { label: string; url: string }[];
    problem?: AppError | undefined;
    body: ReactNode;
  },
): PageAnswer {
  const { surface = 'console', title, menuUrl, trail = [], problem, body } = page;
  const isPublic = surface === 'public';
  return renderPage({
    ...{ surface, title, menuUrl, help: place.help, trail },
    status: problem?.status ?? 200,
    body: <div className={isPublic ? 'page-width grid gap-6 py-10' : 'grid gap-4 lg:gap-6'}>{body}</div>,
  });
}
