import type { ReactNode } from 'react';
import { type PageAnswer, renderPage, type Surface } from '#kernel/http';
import { Badge, type Tone } from '#kernel/ui';
import type { AppError } from '#kernel/work';

/** One page of the aid desks. */
export function aidPage(
  title: string,
  body: ReactNode,
  given: {
    menuUrl: string;
    above?: { label: string; url: string };
    problem?: AppError | undefined;
    surface?: Surface;
  },
): PageAnswer {
  const { menuUrl, above, problem, surface = 'console' } = given;
  return renderPage({
    ...{ surface, title, menuUrl, help: 'bansos', status: problem?.status ?? 200 },
    ...(above && { trail: [above] }),
    body: <div className="grid gap-4 lg:gap-6">{body}</div>,
  });
}

export function AidBadge({ word, tone }: { word: string; tone: Tone }) {
  return <Badge tone={tone}>{word}</Badge>;
}
