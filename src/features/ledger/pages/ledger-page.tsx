import type { ReactNode } from 'react';
import { type PageAnswer, renderPage } from '#kernel/http';
import type { AppError } from '#kernel/work';
import type { LedgerPlace } from '../place.ts';

/** A page of the books. With a problem it is the form that came back. */
export function ledgerPage(
  place: LedgerPlace,
  page: {
    title: string;
    menuUrl: string;
    trail?: readonly { label: string; url: string }[];
    problem?: AppError | undefined;
    body: ReactNode;
  },
): PageAnswer {
  const { title, menuUrl, trail = [], problem, body } = page;
  return renderPage({
    ...{ surface: 'console', title, menuUrl, help: place.help, trail },
    status: problem?.status ?? 200,
    body: <div className="grid gap-4 lg:gap-6">{body}</div>,
  });
}
