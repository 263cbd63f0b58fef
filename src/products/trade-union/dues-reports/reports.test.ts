import { afterAll, beforeAll, expect, it } from 'vitest';
import { recordPayment } from '#features/dues';
import { readWorkbook } from '#kernel/exchange';
import { openUnionWithPeople, type UnionWithPeople } from '../treasury/union-with-people.ts';

let union: UnionWithPeople;
beforeAll(async () => {
  union = await openUnionWithPeople();
});
afterAll(() => union?.close());

it('the treasurer takes a report along as XLSX, CSV and PDF with the sums of the screen; others do not', async () => {
  const { ctx } = union;
  const treasurer = await union.addOfficer('treasurer');
  for (const regionCode of ['63', '35']) {
    const { id } = await union.addMember({ regionCode, name: '=HYPERLINK("x")' });
    await ctx.transaction(async (tx) => {
      await tx.execute(
        `insert into dues_bills (id, payer_id, region_code, kind, period, rate_code, rate_label, amount, due_date)
         values (gen_random_uuid(), $1, $2, 'monthly', '202601', 'GOL_III', 'Golongan III', 35000, '2026-01-10')`,
        [id, regionCode],
      );
      await recordPayment(ctx, tx, {
        ...{ payerId: id, regionCode, billId: null, amount: 20_000, paidOn: '2026-01-05' },
        ...{ method: 'transfer', reference: '', note: '' },
      });
    });
  }
  const url = '/treasury/dues/reports';
  const screen = await treasurer.get(`${url}?kind=regions&month=2026-01`);
  expect(screen.text).toContain('Rp70.000');
  expect(screen.text).toContain('Rp40.000');
  const narrowed = await treasurer.get(`${url}?kind=regions&month=2026-01&filter[region]=63`);
  expect(narrowed.text).not.toContain('Rp70.000');
  for (const kind of ['regions', 'rates', 'payments', 'arrears']) {
    const sheet = await readWorkbook((await treasurer.get(`${url}/xlsx?kind=${kind}&month=2026-01`)).bytes);
    const last = sheet.sheets[0]!.rows.at(-1)!.cells.map((cell) => cell?.text);
    expect(last[0]).toBe('Jumlah');
    expect(last).toContain(kind === 'arrears' ? '30000' : '40000');
    const csv = await treasurer.get(`${url}/csv?kind=${kind}&month=2026-01`);
    expect(csv.text).not.toMatch(/(^|,)"?=HYPERLINK/m);
    const pdf = await treasurer.get(`${url}/pdf?kind=${kind}&month=2026-01`);
    expect(pdf.bytes.subarray(0, 5).toString()).toBe('%PDF-');
  }
  for (const role of ['admin', 'coordinator']) {
    const browser = await union.addOfficer(role, role === 'coordinator' ? { regions: ['63'] } : {});
    for (const format of ['', '/xlsx', '/pdf'])
      expect((await browser.get(`${url}${format}`)).status).toBe(403);
  }
});
