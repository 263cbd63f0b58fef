import { afterAll, beforeAll, expect, it } from 'vitest';
import { recordPayment } from '#features/dues';
import { openUnionWithPeople, type UnionWithPeople } from '../treasury/union-with-people.ts';

let union: UnionWithPeople;
beforeAll(async () => {
  union = await openUnionWithPeople();
});
afterAll(() => union?.close());

it('whoever checks a receipt learns when its payment was taken back, wholly or in part', async () => {
  const { ctx } = union;
  const { id } = await union.addMember();
  const { payment, receipt } = await ctx.transaction((tx) =>
    recordPayment(ctx, tx, {
      ...{ payerId: id, regionCode: '63', billId: null, amount: 50_000, paidOn: '2026-01-05' },
      ...{ method: 'transfer', reference: '', note: '' },
    }),
  );
  const check = async (reversed: number) => {
    await ctx.transaction((tx) =>
      tx.execute(
        'update dues_payments set reversed_amount = $2 where tenant_id = balai.tenant_id() and id = $1',
        [payment.id, reversed],
      ),
    );
    return (await union.visitor().get(`/kuitansi/${receipt.checkCode}`)).text;
  };
  expect(await check(0)).not.toContain('arik kembali');
  const partly = await check(20_000);
  expect(partly).toContain('Kuitansi ini asli');
  expect(partly).toContain('Rp20.000');
  const wholly = await check(50_000);
  expect(wholly).toContain('sudah ditarik kembali');
  expect(wholly).not.toContain('Kuitansi ini asli');
});
