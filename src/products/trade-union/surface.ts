import type { RequestContext, Surface } from '#kernel/http';

/** Pages of one's own stand in the shell one works in: officers keep their console, everyone else the member area. */
export function surfaceOf(ctx: RequestContext): Surface {
  return isOfficer(ctx) ? 'console' : 'member';
}

export function isOfficer(ctx: RequestContext): boolean {
  return ctx.can('member', 'view') || ctx.can('stats', 'view') || ctx.can('dues.payment', 'view');
}

/** Where a person lands after signing in. */
export function homeOf(ctx: RequestContext): string {
  return isOfficer(ctx) ? '/admin/dashboard' : '/dashboard';
}
