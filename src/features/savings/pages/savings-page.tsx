import type { ReactNode } from 'react';
import type { Holder } from '#features/subledger';
import { todayIn, zoneOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { type PageAnswer, type RequestContext, renderPage, type Surface } from '#kernel/http';
import { type AppError, notFound } from '#kernel/work';
import type { SavingsPlace } from '../place.ts';

/** A page of the savings. With a problem it is the form that came back. */
export function savingsPage(
  place: SavingsPlace,
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
  return renderPage({
    ...{ surface, title, menuUrl, help: place.help, trail },
    status: problem?.status ?? 200,
    body: <div className="grid gap-4 lg:gap-6">{body}</div>,
  });
}

/**
 * The member of this address, as far as the person reaches: whoever reads only the own finds nobody else.
 * @param lock where money moves: the member does not leave meanwhile
 * @throws AppError 404
 */
export async function holderOf(
  ctx: RequestContext,
  tx: Tx,
  place: SavingsPlace,
  lock?: 'for share',
): Promise<Holder> {
  const id = ctx.params.id ?? '';
  const isReached = ctx.reach?.isAll || (ctx.principal.kind === 'account' && ctx.principal.subjectId === id);
  const holder = isReached ? await place.holders.one(ctx, tx, id, lock) : undefined;
  if (!holder) throw notFound();
  return holder;
}

/** Today by the clock of the organisation. */
export const todayOf = (ctx: Pick<RequestContext, 'tenant' | 'now'>) =>
  todayIn(zoneOf(ctx.tenant.timeZone), ctx.now);
