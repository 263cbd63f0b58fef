import type { ReactNode } from 'react';
import { type PageAnswer, renderPage, type Surface } from '#kernel/http';
import type { AppError } from '#kernel/work';

/** One desk of the office: its list, and the pages below it. */
interface Desk {
  url: string;
  label: string;
  /** Help topic linked from its pages. */
  help: string;
}

/** Pages of one desk in the console, or where a member reads the own; a page that shows what was wrong carries the status of its problem. */
export function deskPageOf({ url, label, help }: Desk) {
  return (
    title: string,
    body: ReactNode,
    given: { problem?: AppError | undefined; isBelow?: boolean; surface?: Surface } = {},
  ): PageAnswer =>
    renderPage({
      ...{ surface: given.surface ?? 'console', title, menuUrl: url, help },
      ...(given.isBelow && { trail: [{ label, url }] }),
      status: given.problem?.status ?? 200,
      body: <div className="grid gap-4 lg:gap-6">{body}</div>,
    });
}
