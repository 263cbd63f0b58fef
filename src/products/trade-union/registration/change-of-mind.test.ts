import { afterAll, describe, expect, it } from 'vitest';
import { openRegistration, register, sendProof } from './open-registration.ts';

const { test, picture, sql, mailsTo, stateOf } = await openRegistration();
afterAll(() => test.close());

describe('a candidate who changes their mind', () => {
  it('cancels, leaves the queue, and applies again with a second bill', async () => {
    const client = test.visitor('serikat');
    const email = 'batal@kampus.example';
    await register(client, email);
    expect((await client.post('/me/membership/status/cancel', { reason: '' })).status).toBe(303);
    expect(await stateOf(email)).toEqual({ m: 'cancelled', o: 'cancelled', a: 'pending' });
    const admin = await test.signIn('serikat', 'admin');
    expect((await admin.get('/admin/candidates?q=Mega')).text).not.toContain(email);
    expect((await client.post('/me/membership/status/cancel')).status).toBe(409);
    expect((await client.post('/me/membership/status/reapply')).status).toBe(303);
    expect(await stateOf(email)).toEqual({ m: 'candidate', o: 'registered', a: 'pending' });
    const bills = await sql<{ period: string; status: string }>(
      `select b.period, b.status from dues_bills b join members m on m.tenant_id = b.tenant_id and m.id = b.payer_id
        where b.tenant_id = balai.tenant_id() and m.email = $1 order by b.period`,
      [email],
    );
    expect(bills).toEqual([
      { period: '000001', status: 'waived' },
      { period: '000002', status: 'unpaid' },
    ]);
  });

  it('gets the proof back with the reason and sends another', async () => {
    const client = test.visitor('serikat');
    const email = 'ulang@kampus.example';
    await register(client, email);
    await sendProof(client, picture);
    const [payment] = await sql<{ id: string }>(
      `select p.id from dues_payments p join members m on m.tenant_id = p.tenant_id and m.id = p.payer_id
        where p.tenant_id = balai.tenant_id() and m.email = $1`,
      [email],
    );
    const treasurer = await test.bearer('serikat', 'treasurer');
    const back = await treasurer.postJson(`/api/v1/dues/payments/${payment!.id}/reject`, {
      reason: 'Jumlahnya tidak terbaca.',
    });
    expect(back.status).toBe(200);
    expect(await stateOf(email)).toMatchObject({ o: 'registered' });
    expect((await client.get('/register/payment')).text).toContain('Jumlahnya tidak terbaca.');
    expect((await sendProof(client, picture)).status).toBe(303);
    expect(await stateOf(email)).toMatchObject({ o: 'payment_submitted' });
  });

  it('asks for a link only once the proof is there, by the older address', async () => {
    const client = test.visitor('serikat');
    const email = 'tautan@kampus.example';
    await register(client, email);
    const count = async () =>
      (await mailsTo(email)).filter(({ template }) => template === 'union.email_confirmation').length;
    await client.post('/email/verification/request');
    expect(await count()).toBe(0);
    await sendProof(client, picture);
    expect(await count()).toBe(1);
    await client.post('/email/verification/request');
    expect(await count()).toBe(2);
  });
});
