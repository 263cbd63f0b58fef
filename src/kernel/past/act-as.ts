import type { Tx } from '#kernel/database';
import type { RequestContext } from '#kernel/http';
import type { DemoAccount } from '#kernel/product';
import { createWorkContext, type WorkContext } from '#kernel/work';

/** Somebody of a story at work: as a request of theirs would be, with every right and behind no wall. */
export type Actor = WorkContext & Pick<RequestContext, 'reach' | 'can'>;

/** An account of the story at work, so that the log of the demo names people and not the system. */
export function actAs(
  ctx: WorkContext,
  accounts: readonly DemoAccount[],
  key: string,
  accountIds: ReadonlyMap<string, string>,
): Actor {
  const account = accounts.find((one) => one.key === key);
  const accountId = accountIds.get(key);
  if (!account || !accountId) throw new Error(`The story has no account ${key}`);
  const work = createWorkContext({
    app: ctx.app,
    tenant: ctx.tenant,
    walls: 'every',
    now: ctx.now,
    principal: {
      kind: 'account',
      accountId,
      sessionId: '',
      sessionKind: 'web',
      name: account.name,
      email: account.identifier,
      subjectId: account.subjectId ?? null,
      grants: [{ id: key, role: account.role, ...(account.regions ? { regions: account.regions } : {}) }],
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

/** The accounts of a story by their keys, found again when it goes on later. */
export async function findAccountIds(
  tx: Tx,
  accounts: readonly DemoAccount[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.query<{ id: string; email: string }>(
    'select id, email from accounts where tenant_id = balai.tenant_id() and email = any($1)',
    [accounts.map(({ identifier }) => identifier)],
  );
  const byEmail = new Map(rows.map(({ id, email }) => [email, id]));
  return new Map(
    accounts.flatMap(({ key, identifier }) => {
      const id = byEmail.get(identifier);
      return id ? [[key, id] as const] : [];
    }),
  );
}
