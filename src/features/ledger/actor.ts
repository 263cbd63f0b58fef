import { todayIn, zoneOf } from '#kernel/calendar';
import type { WorkContext } from '#kernel/work';

/** Who writes into the books: an account, or nobody for the system itself. */
export function actorOf(ctx: Pick<WorkContext, 'principal'>): { id: string | null; name: string } {
  const { principal } = ctx;
  return principal.kind === 'account'
    ? { id: principal.accountId, name: principal.name }
    : { id: null, name: '' };
}

/** Today by the clock of the organisation, 'YYYY-MM-DD'. */
export function todayOf(ctx: Pick<WorkContext, 'tenant' | 'now'>): string {
  return todayIn(zoneOf(ctx.tenant.timeZone), ctx.now);
}
