import { v7 as uuidv7 } from 'uuid';
import type { Tenant } from '#kernel/tenancy';
import { createWorkContext, type WorkContext } from '#kernel/work';
import { openTestApp, type TestApp } from '../../../test/support/test-app.ts';
import { readAccounts } from './account.ts';

/** For tests: an organisation of its own with a chart of accounts, and officers who keep its books. */
export interface TestLedger {
  test: TestApp;
  ctx: WorkContext;
  /** Ids of accounts by their code. */
  accounts: ReadonlyMap<string, string>;
  officer(name: string): Promise<WorkContext>;
  close(): Promise<void>;
}

export async function openTestLedger(isolation: Tenant['isolation'] = 'pooled'): Promise<TestLedger> {
  const test = await openTestApp({ demo: false, jobs: false });
  await test.createTenant({ slug: 'uji', kind: 'koperasi', name: 'Koperasi Uji', isolation });
  const ctx = await test.system('uji');
  const accounts = await ctx.transaction((tx) => readAccounts(tx));
  return {
    test,
    ctx,
    accounts: new Map(accounts.map(({ code, id }) => [code, id])),
    officer: async (name) => {
      const accountId = uuidv7();
      await ctx.transaction((tx) =>
        tx.execute('insert into accounts (id, display_name) values ($1, $2)', [accountId, name]),
      );
      return createWorkContext({
        app: ctx.app,
        tenant: ctx.tenant,
        walls: 'every',
        principal: {
          ...{ kind: 'account', accountId, sessionId: uuidv7(), sessionKind: 'web', name, email: null },
          ...{ subjectId: null, grants: [], facts: {}, unreadNotifications: 0 },
        },
      });
    },
    close: () => test.close(),
  };
}
