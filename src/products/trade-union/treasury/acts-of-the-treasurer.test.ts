import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkLedger } from '#features/dues';
import { addDays, monthOf, todayOf } from '#kernel/calendar';
import { formValues } from '../../../../test/support/form-values.ts';
import type { HttpClient } from '../../../../test/support/http-client.ts';
import { CREDENTIALS, PERSON } from '../registration/open-registration.ts';
import { openUnionWithPeople, type UnionWithPeople } from './union-with-people.ts';

let union: UnionWithPeople;
let treasurer: HttpClient;
let admin: HttpClient;
let picture: Buffer;
beforeAll(async () => {
  union = await openUnionWithPeople();
  treasurer = await union.addOfficer('treasurer', { name: 'Bambang Wicaksono' });
  admin = await union.addOfficer('admin');
  picture = await sharp({ create: { width: 60, height: 90, channels: 3, background: '#eee' } })
    .jpeg()
    .toBuffer();
});
afterAll(() => union?.close());

const sql = <T extends object>(text: string, values: unknown[] = []) =>
  union.ctx.transaction((tx) => tx.query<T>(text, values));
const today = () => todayOf(union.ctx);

async function addBill(payerId: string): Promise<string> {
  const [bill] = await sql<{ id: string }>(
    `insert into dues_bills (id, payer_id, region_code, kind, period, rate_code, rate_label, amount, due_date)
     values (gen_random_uuid(), $1, '63', 'monthly', '202501', 'GOL_III', 'Golongan III', 35000, '2025-01-10') returning id`,
    [payerId],
  );
  return bill!.id;
}
const billOf = async (id: string) =>
  (
    await sql<{ status: string; waived_reason: string | null }>(
      'select status, waived_reason from dues_bills where tenant_id = balai.tenant_id() and id = $1',
      [id],
    )
  )[0];

describe('the treasurer', () => {
  it('lets a member off a bill with a reason that the member finds, and an admin cannot', async () => {
    const { id } = await union.addMember({ name: 'Ratna Dewi' });
    const bill = await addBill(id);
    const page = `/treasury/dues/bills/${bill}`;
    const fields = { reason: 'Sakit berat sejak Januari' };
    expect((await admin.post(`${page}/waive`, fields)).status).toBe(403);
    expect((await treasurer.post(`${page}/waive`, { reason: ' ' })).status).toBe(422);
    expect((await billOf(bill))?.status).toBe('unpaid');
    const form = formValues((await treasurer.get(page)).text, `${page}/waive`);
    expect((await treasurer.post(`${page}/waive`, { ...form, ...fields })).status).toBe(303);
    expect(await billOf(bill)).toEqual({ status: 'waived', waived_reason: fields.reason });
    expect((await treasurer.get(page)).text).toContain(fields.reason);
    expect((await treasurer.post(`${page}/waive`, fields)).status).toBe(409);
  });

  it('takes a rate out: no candidate is offered it any more, and bills that were made by it stand', async () => {
    const { id } = await union.addMember({ rateCode: 'SAL_6000_UP' });
    const bill = await addBill(id);
    const before = await sql('select * from dues_bills where tenant_id = balai.tenant_id() order by id');
    const offered = async () => {
      const guest = union.visitor();
      await guest.get('/register');
      await guest.post('/register', { langkah: 'akun', email: 'tamu@kampus.example', ...CREDENTIALS });
      await guest.post('/register', { langkah: 'diri', ...PERSON });
      return (await guest.get('/register?langkah=kerja')).text.includes('value="SAL_6000_UP"');
    };
    expect(await offered()).toBe(true);
    const url = '/treasury/dues/rates/edit';
    const form = formValues((await treasurer.get(url)).text, url);
    const at = (code: string) =>
      Object.entries(form)
        .find(([, value]) => value === code)![0]
        .split('-')[1];
    const { [`keep-${at('SAL_6000_UP')}`]: _, ...kept } = form as Record<string, string>;
    const fields = { ...kept, effectiveFrom: today(), [`maxSalary-${at('SAL_3000_6000')}`]: '' };
    expect((await admin.post(url, fields)).status).toBe(403);
    expect(await offered()).toBe(true);
    expect((await treasurer.post(url, fields)).status).toBe(303);
    expect(await offered()).toBe(false);
    expect((await billOf(bill))?.status).toBe('unpaid');
    expect(await sql('select * from dues_bills where tenant_id = balai.tenant_id() order by id')).toEqual(
      before,
    );
  });

  it('puts new rates in force from the form, and an admin cannot', async () => {
    const url = '/treasury/dues/rates/edit';
    const amounts = () =>
      sql<{ amount: number }>(
        `select amount from dues_rates where tenant_id = balai.tenant_id() and code = 'GOL_I' order by effective_from`,
      );
    const before = await amounts();
    const form = formValues((await treasurer.get(url)).text, url);
    const at = Object.entries(form)
      .find(([, value]) => value === 'GOL_I')![0]
      .split('-')[1];
    const fields = { ...form, effectiveFrom: addDays(today(), 40), [`amount-${at}`]: '27.500' };
    expect((await admin.post(url, fields)).status).toBe(403);
    expect(await amounts()).toEqual(before);
    const wrong = await treasurer.post(url, { ...fields, [`amount-${at}`]: 'dua puluh' });
    expect([wrong.status, wrong.text.includes('dua puluh')]).toEqual([422, true]);
    expect((await treasurer.post(url, fields)).status).toBe(303);
    expect(await amounts()).toEqual([...before, { amount: 27_500 }]);
    expect((await treasurer.get('/treasury/dues/rates')).text).toContain('Rp27.500');
  });

  it('changes the account that members pay to, who then read the new one; an admin cannot', async () => {
    const url = '/treasury/dues/policy/edit';
    const { browser, id } = await union.addMember();
    await addBill(id);
    const form = formValues((await treasurer.get(url)).text, url);
    const fields = { ...form, 'number-0': '1234 5678 90', dueDay: '17' };
    expect((await admin.post(url, fields)).status).toBe(403);
    expect((await browser.get('/me/dues/upload')).text).toContain('0099 8877 66');
    expect((await treasurer.post(url, fields)).status).toBe(303);
    const shown = (await browser.get('/me/dues/upload')).text;
    expect(shown).not.toContain('0099 8877 66');
    expect(shown.replaceAll(' ', '')).toContain('1234567890');
    expect(formValues((await treasurer.get(url)).text, url)).toMatchObject({ dueDay: '17' });
  });
});

describe('at the addresses of the older requirement', () => {
  async function sendProof(browser: HttpClient, bill: string): Promise<string> {
    const sent = await browser.postFiles('/member/dues/upload', {
      ...{ bill_id: bill, amount: '35.000', paidOn: today(), method: 'transfer' },
      proof: { name: 'bukti.jpg', type: 'image/jpeg', content: picture },
    });
    expect(sent.status, sent.text.slice(0, 500)).toBe(303);
    const [payment] = await sql<{ id: string }>(
      `select id from dues_payments where tenant_id = balai.tenant_id() and bill_id = $1 and status = 'submitted'`,
      [bill],
    );
    return payment!.id;
  }
  const paymentOf = async (id: string) =>
    (
      await sql<{ status: string }>(
        'select status from dues_payments where tenant_id = balai.tenant_id() and id = $1',
        [id],
      )
    )[0]?.status;

  it('a member sends a proof for the own bill alone, which the treasurer sends back and then posts', async () => {
    const { id, browser } = await union.addMember();
    const bill = await addBill(id);
    const stranger = await union.addMember();
    const foreign = await stranger.browser.postFiles('/member/dues/upload', {
      ...{ bill_id: bill, amount: '35.000', paidOn: today(), method: 'transfer' },
      proof: { name: 'bukti.jpg', type: 'image/jpeg', content: picture },
    });
    expect(foreign.status).toBe(404);
    const first = await sendProof(browser, bill);
    const reject = `/admin/dues/payments/${first}/reject`;
    expect((await admin.post(reject, { reason: 'Bukti terpotong' })).status).toBe(403);
    expect(await paymentOf(first)).toBe('submitted');
    expect((await treasurer.post(reject, { reason: 'Bukti terpotong' })).status).toBe(303);
    expect(await paymentOf(first)).toBe('rejected');
    const second = await sendProof(browser, bill);
    const verify = `/admin/dues/payments/${second}/verify`;
    expect((await admin.post(verify, { receivedAmount: '35.000' })).status).toBe(403);
    expect(await paymentOf(second)).toBe('submitted');
    expect((await treasurer.post(verify, { receivedAmount: '35.000' })).status).toBe(303);
    expect(await paymentOf(second)).toBe('verified');
    expect((await billOf(bill))?.status).toBe('paid');
  });

  it('the treasurer makes the bills of a month, each once', async () => {
    const { id } = await union.addMember();
    const bills = () =>
      sql('select 1 from dues_bills where tenant_id = balai.tenant_id() and payer_id = $1 and period = $2', [
        id,
        monthOf(today()).replace('-', ''),
      ]);
    const month = { month: monthOf(today()) };
    expect((await admin.post('/admin/dues/generate', month)).status).toBe(403);
    const asked = await treasurer.post('/admin/dues/generate', month);
    expect(asked.headers.location).toMatch(/^\/treasury\/dues\/bills\/runs\/[0-9a-f-]{36}$/);
    await expect.poll(async () => (await bills()).length, { timeout: 15_000 }).toBe(1);
    await treasurer.post('/admin/dues/generate', month);
    expect(await bills()).toHaveLength(1);
  });

  it('the treasurer answers a claim, and its owner reads the answer', async () => {
    const { id, browser } = await union.addMember();
    const filed = await browser.postFiles('/me/dues/claims', {
      ...{
        kind: 'already_paid',
        billId: await addBill(id),
        description: 'Sudah saya transfer tanggal lima.',
      },
    });
    expect(filed.status, filed.text.slice(0, 300)).toBe(303);
    const claim = String(filed.headers.location).split('/').at(-1)!;
    const url = `/admin/dues/claims/${claim}/process`;
    const fields = { correction: 'reject', note: 'Tidak ada di mutasi bank' };
    expect((await admin.post(url, fields)).status).toBe(403);
    expect((await browser.get(`/me/dues/claims/${claim}`)).text).not.toContain(fields.note);
    expect((await treasurer.post(url, fields)).status).toBe(303);
    expect((await browser.get(`/me/dues/claims/${claim}`)).text).toContain(fields.note);
  });
});

it('after all of this the books agree with themselves', async () => {
  expect(await union.ctx.transaction((tx) => checkLedger(tx))).toEqual([]);
});
