import { afterAll, beforeAll, expect, it } from 'vitest';
import { recordPayment } from '#features/dues';
import { openUnionWithPeople, type UnionWithPeople } from './union-with-people.ts';

let union: UnionWithPeople;
beforeAll(async () => {
  union = await openUnionWithPeople();
  for (const [name, regionCode, period] of [
    ['Budi Santosa', '63', '202601'],
    ['Citra Lestari', '35', '202601'],
    ['Dewi Anggraini', '31', '202612'],
  ] as const) {
    const { id } = await union.addMember({ regionCode, name });
    await union.ctx.transaction(async (tx) => {
      await tx.execute(
        `insert into dues_bills (id, payer_id, region_code, kind, period, rate_code, rate_label, amount, due_date)
         values (gen_random_uuid(), $1, $2, 'monthly', $3, 'GOL_III', 'Golongan III', 35000, $4)`,
        [id, regionCode, period, `${period.slice(0, 4)}-${period.slice(4)}-10`],
      );
      await recordPayment(union.ctx, tx, {
        ...{ payerId: id, regionCode, billId: null, amount: 20_000, reference: '', note: '' },
        ...{ paidOn: regionCode === '35' ? '2026-02-03' : '2026-01-05', method: 'transfer' as const },
      });
    });
  }
});
afterAll(() => union?.close());

const PEOPLE = ['Budi Santosa', 'Citra Lestari', 'Dewi Anggraini'];

it.each([
  ['bills?filter[period]=2026-01', 'bc'],
  ['bills?filter[period]=202601', 'bc'],
  ['bills?filter[region]=63&filter[region]=31', 'bd'],
  ['bills?filter[rate]=GOL_III&filter[kind]=monthly&q=lestari', 'c'],
  ['bills?filter[rate]=GOL_I', ''],
  ['bills?filter[status]=waived', ''],
  ['bills?filter[member]=nobody', ''],
  ['payments?filter[month]=2026-01', 'bd'],
  ['payments?filter[month]=nonsense', ''],
  ['payments?filter[method]=transfer&filter[status]=verified&filter[region]=35', 'c'],
  ['payments?filter[method]=qris', ''],
])('the treasurer narrows %s to whom it concerns', async (address, initials) => {
  const treasurer = await union.addOfficer('treasurer');
  const { text, status } = await treasurer.get(`/treasury/dues/${address}`);
  expect(status).toBe(200);
  const table = text.slice(text.indexOf('<main'));
  expect(PEOPLE.filter((name) => table.includes(name)).map((name) => name[0]!.toLowerCase())).toEqual([
    ...initials,
  ]);
  if (initials === '') expect(table).toContain('Lepas semua saringan');
});

it('a list keeps its filter while it is sorted, and a caller of the API learns what it cannot ask', async () => {
  const treasurer = await union.addOfficer('treasurer');
  const { text } = await treasurer.get('/treasury/dues/bills?filter[region]=63&sort=name');
  expect(text).toContain('filter%5Bregion%5D=63&amp;sort=-name');
  expect((await treasurer.get('/api/v1/dues/bills?filter[secret]=1')).status).toBe(422);
  expect((await treasurer.get('/api/v1/dues/payments?sort=password')).status).toBe(422);
});

it('the figures of a coordinator and of an admin open the bills behind them: of the own regions, and to read only', async () => {
  const coordinator = await union.addOfficer('coordinator', { regions: ['63'] });
  const figures = await coordinator.get('/region/dues?month=2026-01');
  const [, link = ''] = /href="(\/region\/dues\/bills\?[^"]*unpaid[^"]*)"/.exec(figures.text) ?? [];
  expect(link).not.toBe('');
  for (const address of [
    link.replaceAll('&amp;', '&'),
    '/region/dues/bills',
    '/region/dues/bills?filter[region]=35',
  ]) {
    const { status, text } = await coordinator.get(address);
    const main = text.slice(text.indexOf('<main'));
    expect(status).toBe(200);
    expect(main).not.toContain('Citra Lestari');
    expect(main).not.toContain('/treasury/dues/bills');
    if (!address.includes('=35')) expect(main).toContain('Budi Santosa');
  }
  const admin = await union.addOfficer('admin');
  expect((await admin.get('/treasury/dues/dashboard?month=2026-01')).text).toContain('/region/dues/bills?');
  expect((await admin.get('/region/dues/bills')).text).toContain('Citra Lestari');
  expect((await admin.get('/treasury/dues/bills')).status).toBe(403);
  const { browser } = await union.addMember();
  expect((await browser.get('/region/dues/bills')).status).toBe(403);
});
