import { v7 as uuidv7 } from 'uuid';
import type { Tenant } from '#kernel/tenancy';
import { createWorkContext, type WorkContext } from '#kernel/work';
import { openTestApp, type TestApp } from '../../../test/support/test-app.ts';
import { seedDuesRates } from './seed-rates.ts';

/** For tests: an organisation of its own with rates and as many payers as a test wants. */
export interface UnionOfPayers {
  test: TestApp;
  ctx: WorkContext;
  /** Somebody with an account, to decide about payments. */
  officer(name: string, subjectId?: string): Promise<WorkContext>;
  addMember(
    fields?: Partial<{ rateCode: string | null; status: string; startDate: string; regionCode: string }>,
  ): Promise<string>;
  addFile(): Promise<string>;
  close(): Promise<void>;
}

export async function openUnionOfPayers(isolation: Tenant['isolation'] = 'pooled'): Promise<UnionOfPayers> {
  const test = await openTestApp({ demo: false, jobs: false });
  await test.createTenant({ slug: 'uji', kind: 'serikat', name: 'Serikat Uji', isolation });
  const ctx = await test.system('uji');
  await ctx.transaction((tx) => seedDuesRates(ctx, tx));
  return {
    test,
    ctx,
    officer: async (name, subjectId) => {
      const accountId = uuidv7();
      await ctx.transaction((tx) =>
        tx.execute('insert into accounts (id, display_name, subject_id) values ($1, $2, $3)', [
          accountId,
          name,
          subjectId ?? null,
        ]),
      );
      return createWorkContext({
        app: ctx.app,
        tenant: ctx.tenant,
        walls: 'every',
        principal: {
          ...{ kind: 'account', accountId, sessionId: uuidv7(), sessionKind: 'web', name, email: null },
          ...{ subjectId: subjectId ?? null, grants: [], facts: {}, unreadNotifications: 0 },
        },
      });
    },
    addMember: async (fields = {}) => {
      const id = uuidv7();
      const { rateCode = 'GOL_III', status = 'active', startDate = '2024-01-01', regionCode = '63' } = fields;
      await ctx.transaction((tx) =>
        tx.execute(
          `insert into members (id, region_code, full_name, membership_status, dues_rate_code, membership_start_date)
           values ($1, $2, $3, $4, $5, $6)`,
          [id, regionCode, `Anggota ${id.slice(-6)}`, status, rateCode, startDate],
        ),
      );
      return id;
    },
    addFile: async () => {
      const id = uuidv7();
      await ctx.transaction((tx) =>
        tx.execute(
          `insert into files (id, resource, kind, name, media_type, size, sha256, store_key)
           values ($1, 'dues.payment', 'dues_payment_proof', 'bukti.jpg', 'image/jpeg', 1, '', '')`,
          [id],
        ),
      );
      return id;
    },
    close: () => test.close(),
  };
}
