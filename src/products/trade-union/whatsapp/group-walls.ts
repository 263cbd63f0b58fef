import { decide } from '#kernel/access';
import { accountOf, type RequestContext } from '#kernel/http';
import { behindWalls, type WorkContext } from '#kernel/work';
import { readOwnRegion } from '../talk/index.ts';

/** Work of a member: the groups of all and of one's own province. */
export async function asMember(
  ctx: RequestContext,
): Promise<{ work: WorkContext; ownRegion: string | undefined }> {
  const ownRegion = await ctx.transaction((tx) => readOwnRegion(tx, accountOf(ctx).subjectId));
  return {
    work: behindWalls(ctx, { groups: { within: ['00', ...(ownRegion ? [ownRegion] : [])] } }),
    ownRegion,
  };
}

/** Work of whoever looks after links: all of them, or those of one's regions. */
export function asKeeper(ctx: RequestContext): { work: WorkContext; reach: 'all' | readonly string[] } {
  const answer = decide(ctx.rights, 'whatsapp', 'manage', ctx.principal.facts);
  const reach = answer.kind === 'all' ? 'all' : answer.kind === 'where' ? (answer.regions ?? []) : [];
  return { work: behindWalls(ctx, { groups: reach === 'all' ? 'all' : { within: reach } }), reach };
}
