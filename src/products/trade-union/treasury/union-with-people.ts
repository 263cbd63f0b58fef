import { v7 as uuidv7 } from 'uuid';
import { seedDuesRates } from '#features/dues';
import type { Tx } from '#kernel/database';
import { createAccount, grantRole, openSession } from '#kernel/identity';
import type { Tenant } from '#kernel/tenancy';
import type { WorkContext } from '#kernel/work';
import { HttpClient } from '../../../../test/support/http-client.ts';
import { openTestApp, type TestApp } from '../../../../test/support/test-app.ts';
import { seedDemoChannels } from './demo-channels.ts';

/** For tests: a union of its own, with members of two provinces and a browser for each officer. */
export interface UnionWithPeople {
  test: TestApp;
  ctx: WorkContext;
  /** A member with an account. */
  addMember(fields?: MemberFields): Promise<{ id: string; browser: HttpClient }>;
  addOfficer(
    role: string,
    options?: { regions?: string[]; memberId?: string; name?: string },
  ): Promise<HttpClient>;
  visitor(): HttpClient;
  close(): Promise<void>;
}

export interface MemberFields {
  name?: string;
  regionCode?: string;
  rateCode?: string | null;
  status?: string;
  startDate?: string;
  /** A role besides membership. */
  role?: string;
}

export async function openUnionWithPeople(
  isolation: Tenant['isolation'] = 'pooled',
): Promise<UnionWithPeople> {
  const test = await openTestApp({ demo: false });
  await test.createTenant({ slug: 'uji', kind: 'serikat', name: 'Serikat Uji', isolation });
  const ctx = await test.system('uji');
  await ctx.transaction(async (tx) => {
    await seedDuesRates(ctx, tx);
    await seedDemoChannels(tx);
  });
  const newBrowser = () => new HttpClient(test.port, `uji.localhost:${test.port}`);

  const enter = async (accountId: string): Promise<HttpClient> => {
    const session = await ctx.transaction((tx) =>
      openSession(tx, {
        accountId,
        kind: 'web',
        hours: 24,
        ip: '127.0.0.1',
        device: 'test',
        hasSecondFactor: true,
      }),
    );
    const browser = newBrowser();
    browser.cookies.set('balai_session', session.token);
    return browser;
  };

  return {
    test,
    ctx,
    addMember: async (fields = {}) => {
      const id = uuidv7();
      const {
        name = `Anggota ${id.slice(-6)}`,
        regionCode = '63',
        rateCode = 'GOL_III',
        status = 'active',
      } = fields;
      const accountId = await ctx.transaction(async (tx) => {
        await tx.execute(
          `insert into members (id, region_code, full_name, email, membership_status, dues_rate_code, member_number,
             membership_start_date, account_status)
           values ($1, $2, $3, $4, $5, $6, $7, $8, 'active')`,
          [
            ...[id, regionCode, name, `${id.slice(-12)}@contoh.ac.id`, status, rateCode],
            ...[`UJI-${id.slice(-8)}`, fields.startDate ?? '2020-01-01'],
          ],
        );
        const email = `${id.slice(-12)}@contoh.ac.id`;
        const accountId = await createAccount(ctx, tx, { displayName: name, email, subjectId: id });
        if (fields.role) await giveRole(tx, accountId, fields.role);
        return accountId;
      });
      return { id, browser: await enter(accountId) };
    },
    addOfficer: async (role, { regions, name = role } = {}) => {
      const accountId = await ctx.transaction(async (tx) => {
        const id = await createAccount(ctx, tx, {
          displayName: name,
          username: `${role.replace('_', '-')}-${uuidv7().slice(-6)}`,
        });
        await giveRole(tx, id, role, regions);
        return id;
      });
      return enter(accountId);
    },
    visitor: newBrowser,
    close: () => test.close(),
  };
}

/** Roles that hold money need the second factor; here it counts as enrolled. */
async function giveRole(tx: Tx, accountId: string, role: string, regions?: string[]): Promise<void> {
  await grantRole(tx, { accountId, role, ...(regions ? { regions } : {}) });
  await tx.execute(
    'update accounts set second_factor_at = now() where tenant_id = balai.tenant_id() and id = $1',
    [accountId],
  );
}
