import type { ReactNode } from 'react';
import { type PageAnswer, renderPage } from '#kernel/http';
import { ErrorSummary } from '#kernel/ui';
import type { AppError } from '#kernel/work';

interface ConsolePage {
  title: string;
  /** The entry of the menu it belongs to. */
  menuUrl: string;
  /** Pages between the menu's entry and this one. */
  trail?: readonly { label: string; url: string }[];
  problem?: AppError | undefined;
  islands?: readonly string[];
  body: ReactNode;
}

/** A page of the content console. With a problem it is the form that came back. */
export function consolePage({ title, menuUrl, trail, problem, islands, body }: ConsolePage): PageAnswer {
  return renderPage({
    surface: 'console',
    title,
    menuUrl,
    help: 'konten',
    ...(trail ? { trail } : {}),
    ...(islands ? { islands } : {}),
    status: problem?.status ?? 200,
    body: <div className="grid gap-4 lg:gap-6">{body}</div>,
  });
}

/** What was wrong with a form, above it. */
export function Problem({ problem }: { problem: AppError | undefined }) {
  if (!problem) return null;
  const { fields, message } = problem;
  return (
    <ErrorSummary title={message} errors={Object.keys(fields).length > 0 ? fields : { form: message }} />
  );
}
