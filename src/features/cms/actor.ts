import type { WorkContext } from '#kernel/work';

/** The account that acts; null for the system and for visitors. */
export function accountIdOf(ctx: Pick<WorkContext, 'principal'>): string | null {
  return ctx.principal.kind === 'account' ? ctx.principal.accountId : null;
}

/** The name that stands below what somebody wrote. */
export function nameOf(ctx: Pick<WorkContext, 'principal'>): string {
  return ctx.principal.kind === 'account' ? ctx.principal.name : '';
}
