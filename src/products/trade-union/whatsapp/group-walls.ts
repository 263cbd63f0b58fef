import { decide } from '#kernel/access';
import type { Wall } from '#kernel/database';
import { accountOf, type RequestContext } from '#kernel/http';
import { createWorkContext, type WorkContext } from '#kernel/work';
import { readOwnRegion } from '../talk/index.ts';

/** Work of a member: the groups of all and of one's own province. */
export async function asMember(
  ctx: RequestContext,
): Promise<{ work: WorkContext; ownRegion: string | undefined }> {
  const ownRegion = await ctx.transaction((tx) => readOwnRegion(tx, accountOf(ctx).subjectId));
  return { work: behind(ctx, { within: ['00', ...(ownRegion ? [ownRegion] : [])] }), ownRegion };
}

/** Work of whoever looks after links: all of them, or those of one's regions. */
export function asKeeper(ctx: RequestContext): { work: WorkContext; reach: 'all' | readonly string[] } {
  const answer = decide(ctx.rights, 'whatsapp', 'manage', ctx.principal.facts);
  const reach = answer.kind === 'all' ? 'all' : answer.kind === 'where' ? (answer.regions ?? []) : [];
  return { work: behind(ctx, reach === 'all' ? 'all' : { within: reach }), reach };
}

function behind(ctx: RequestContext, groups: Wall): WorkContext {
  const { app, tenant, principal, request } = ctx;
  return { ...createWorkContext({ app, tenant, principal, request, walls: { groups } }), now: ctx.now };
}
