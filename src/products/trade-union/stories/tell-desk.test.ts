import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { checkLedger, recordPayment } from '#features/dues';
import { openUnionWithPeople, type UnionWithPeople } from '../treasury/union-with-people.ts';
import { castOf } from './cast.ts';
import { tellDesk } from './tell-desk.ts';

let union: UnionWithPeople;
let folder: string;
beforeAll(async () => {
  union = await openUnionWithPeople();
  folder = await mkdtemp(path.join(tmpdir(), 'balai-uji-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await union?.close();
});

it('the demo leaves on the treasurers’ desk claims of each kind, corrections and a statement, once', async () => {
  const { ctx } = union;
  await union.addOfficer('treasurer', { name: 'Satu' });
  await union.addOfficer('treasurer', { name: 'Dua' });
  const bill = `insert into dues_bills (id, payer_id, region_code, kind, period, rate_code, rate_label, amount, due_date)
    values (gen_random_uuid(), $1, '63', 'monthly', $2, 'GOL_III', 'Golongan III', 35000, $3)`;
  for (let place = 100; place < 117; place += 1) {
    const { id } = await union.addMember({ name: `Anggota Contoh ${String.fromCharCode(place - 35)}a` });
    await ctx.transaction(async (tx) => {
      await tx.execute('update members set email = $2 where id = $1', [id, `orang${place}@kampus.example`]);
      await tx.execute(bill, [id, '202509', '2025-09-10']);
      await recordPayment(ctx, tx, {
        ...{ payerId: id, regionCode: '63', billId: null, amount: 35_000, paidOn: '2025-09-09' },
        ...{ method: 'transfer', reference: `R${place}`, note: '' },
      });
      await tx.execute(bill, [id, '202510', '2025-10-10']);
    });
  }
  const [one, two] = await ctx.transaction((tx) =>
    tx.query<{ id: string }>(
      `select id from accounts where tenant_id = balai.tenant_id() and display_name in ('Satu', 'Dua')
        order by display_name desc`,
    ),
  );
  const officer = (key: string, name: string) => ({
    key,
    role: 'treasurer',
    name,
    identifier: `${key}@uji.example`,
  });
  const cast = castOf(
    [officer('treasurer', 'Satu'), officer('treasurer2', 'Dua')],
    new Map([
      ['treasurer', one!.id],
      ['treasurer2', two!.id],
    ]),
  );
  for (let time = 0; time < 2; time += 1) await ctx.transaction((tx) => tellDesk(ctx, tx, { cast, folder }));

  const count = (sql: string) =>
    ctx.transaction((tx) => tx.query<{ key: string; n: number }>(`${sql} group by 1 order by 1`));
  expect(await count('select status as key, count(*) as n from dues_claims')).toEqual([
    { key: 'approved', n: 1 },
    { key: 'in_review', n: 1 },
    { key: 'rejected', n: 1 },
    { key: 'submitted', n: 3 },
  ]);
  expect(await count('select kind as key, count(*) as n from dues_claims')).toHaveLength(6);
  expect(await count('select status as key, count(*) as n from dues_adjustments')).toEqual([
    { key: 'confirmed', n: 1 },
    { key: 'proposed', n: 1 },
  ]);
  const lines = await count('select certainty as key, count(*) as n from dues_bank_lines');
  expect(lines.map(({ key }) => key)).toEqual(['certain', 'likely', 'none']);
  const [batch] = await ctx.transaction((tx) =>
    tx.query<object>('select skipped, balance_breaks from dues_bank_batches'),
  );
  expect(batch).toEqual({ skipped: { outgoing: 1 }, balance_breaks: [] });
  expect(await ctx.transaction((tx) => checkLedger(tx))).toEqual([]);
});
