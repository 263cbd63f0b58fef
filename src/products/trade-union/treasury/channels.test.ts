import { afterAll, beforeAll, expect, it } from 'vitest';
import { readAuditLog } from '../../../../test/support/read-audit-log.ts';
import { openUnionWithPeople, type UnionWithPeople } from './union-with-people.ts';

let union: UnionWithPeople;
beforeAll(async () => {
  union = await openUnionWithPeople();
});
afterAll(() => union?.close());

it('an account that a super admin changes among the settings is where members are told to pay; a wrong one changes nothing', async () => {
  const superAdmin = await union.addOfficer('super_admin');
  const member = await union.addMember();
  await union.ctx.transaction((tx) =>
    tx.execute(
      `insert into dues_bills (id, payer_id, region_code, kind, period, rate_code, rate_label, amount, due_date)
       values (gen_random_uuid(), $1, '63', 'monthly', '202601', 'GOL_III', 'Golongan III', 35000, '2026-01-10')`,
      [member.id],
    ),
  );
  const page = '/system/config';
  const fields = { 'bank-0': 'Bank Uji', 'number-0': '7788 9900 11', 'holder-0': 'Serikat Uji', qris: '' };
  const wrong = await superAdmin.post(`${page}/rekening`, { ...fields, 'number-0': 'tujuh' });
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain('Nomor rekening berisi angka');
  expect(wrong.text).toContain('value="tujuh"');
  expect((await superAdmin.get(page)).text).not.toContain('7788 9900 11');

  expect((await superAdmin.post(`${page}/rekening`, fields)).status).toBe(303);
  expect((await superAdmin.get(page)).text).toContain('7788 9900 11');
  expect((await member.browser.get('/me/dues/upload')).text).toContain('7788 9900 11');
  const [entry] = (await readAuditLog(union.ctx, { action: 'settings.changed' })).slice(-1);
  expect(entry!.after).toMatchObject({ pay_to: 'Bank Uji 7788 9900 11 Serikat Uji' });

  const treasurer = await union.addOfficer('treasurer');
  expect((await treasurer.get('/treasury/dues/policy')).text).toContain('7788 9900 11');
  expect((await treasurer.post(`${page}/rekening`, fields)).status).toBe(403);
});
