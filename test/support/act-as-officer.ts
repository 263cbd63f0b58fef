import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#kernel/database';
import { createWorkContext, type WorkContext } from '#kernel/work';

/** Work of somebody with an account, made here, before whom every inner wall stands open. */
export async function actAsOfficer(ctx: WorkContext, tx: Tx, name = 'Admin'): Promise<WorkContext> {
  const accountId = uuidv7();
  await tx.execute('insert into accounts (id, display_name) values ($1, $2)', [accountId, name]);
  return createWorkContext({
    ...{ app: ctx.app, tenant: ctx.tenant, walls: 'every' },
    principal: {
      ...{ kind: 'account', accountId, sessionId: uuidv7(), sessionKind: 'web', name, email: null },
      ...{ subjectId: null, grants: [], facts: {}, unreadNotifications: 0 },
    },
  });
}
