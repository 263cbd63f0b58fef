import type { Tx } from '#kernel/database';
import type { DemoAccount } from '#kernel/product';
import { createWorkContext, type WorkContext } from '#kernel/work';

/** Those of a story who do something in it, by the names the story gives them. */
export interface Cast {
  /** The work as one of them does it, so that the story names who did what. */
  actor: (ctx: WorkContext, key: string) => WorkContext;
}

export function castOf(accounts: readonly DemoAccount[], ids: ReadonlyMap<string, string>): Cast {
  return {
    actor: (ctx, key) => {
      const account = accounts.find((one) => one.key === key)!;
      const work = createWorkContext({
        app: ctx.app,
        tenant: ctx.tenant,
        walls: 'every',
        principal: {
          kind: 'account',
          accountId: ids.get(key)!,
          sessionId: '',
          sessionKind: 'web',
          name: account.name,
          email: account.identifier,
          subjectId: null,
          grants: [{ id: key, role: account.role, ...(account.regions ? { regions: account.regions } : {}) }],
          facts: {},
          unreadNotifications: 0,
        },
      });
      return { ...work, now: ctx.now };
    },
  };
}

/** The same cast, found again when the story goes on later. */
export async function findCast(tx: Tx, accounts: readonly DemoAccount[]): Promise<Cast> {
  const rows = await tx.query<{ id: string; email: string }>(
    'select id, email from accounts where tenant_id = balai.tenant_id() and email = any($1)',
    [accounts.map(({ identifier }) => identifier)],
  );
  const byEmail = new Map(rows.map(({ id, email }) => [email, id]));
  return castOf(accounts, new Map(accounts.map(({ key, identifier }) => [key, byEmail.get(identifier)!])));
}

/** The same work at another moment. */
export function withClock(ctx: WorkContext, now: Date): WorkContext {
  return { ...ctx, now };
}
