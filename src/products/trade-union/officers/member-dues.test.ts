import { afterAll, beforeAll, expect, it } from 'vitest';
import { formatDate } from '#kernel/calendar';
import { openTestApp, type TestApp } from '../../../../test/support/test-app.ts';

let test: TestApp;
beforeAll(async () => {
  test = await openTestApp({ jobs: false });
});
afterAll(() => test?.close());

const UNION = `(select id from shared.tenants where slug = 'serikat')`;

it('an officer sees the day of the last payment that stands, and of nobody who has never paid', async () => {
  const admin = await test.signIn('serikat', 'admin');
  const [payer] = await test.asSuperuser<{ id: string; day: string }>(
    `select payer_id as id, to_char(max(paid_on), 'YYYY-MM-DD') as day from pooled.dues_payments
      where tenant_id = ${UNION} and status = 'verified' and reversed_amount = 0 group by 1 order by 1 limit 1`,
  );
  const shown = (await admin.get(`/admin/members/${payer!.id}`)).text;
  expect(shown).toContain('Terakhir membayar');
  expect(shown).toContain(formatDate(payer!.day));
  const [newcomer] = await test.asSuperuser<{ id: string }>(
    `select m.id from pooled.members m where m.tenant_id = ${UNION} and m.deleted_at is null and not exists
       (select 1 from pooled.dues_payments p where p.tenant_id = m.tenant_id and p.payer_id = m.id) limit 1`,
  );
  expect((await admin.get(`/admin/members/${newcomer!.id}`)).text).not.toContain('Terakhir membayar');
});
