import type { RequestContext } from '#kernel/http';
import type { DemoAccount } from '#kernel/product';
import { createWorkContext, type WorkContext } from '#kernel/work';

/** An account of the story at work, so that the log of the demo names people and not the system. */
export function actAs(
  ctx: WorkContext,
  accounts: readonly DemoAccount[],
  key: string,
  accountIds: ReadonlyMap<string, string>,
): WorkContext & Pick<RequestContext, 'reach' | 'can'> {
  const account = accounts.find((one) => one.key === key)!;
  const work = createWorkContext({
    app: ctx.app,
    tenant: ctx.tenant,
    walls: 'every',
    now: ctx.now,
    principal: {
      kind: 'account',
      accountId: accountIds.get(key)!,
      sessionId: '',
      sessionKind: 'web',
      name: account.name,
      email: account.identifier,
      subjectId: null,
      grants: [{ id: key, role: account.role }],
      facts: {},
      unreadNotifications: 0,
    },
  });
  return {
    ...work,
    reach: { resource: '', right: '', isAll: true, isOwn: false, isPublishedOnly: false },
    can: () => true,
  };
}
