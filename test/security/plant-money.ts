import { expect } from 'vitest';
import { formValues } from '../support/form-values.ts';
import { startPaymentServer } from '../support/payment-server.ts';
import type { TestApp } from '../support/test-app.ts';

/** What stands in loans, payments and papers of a cooperative, sealed. */
export const MONEY_CANARIES = {
  'what a loan is for': 'Modal Ladang Kanari 9431',
  'collateral of a loan': 'BPKB Kanari Emas 9432',
  'guarantor of a loan': 'Penjamin Kanari Tua 9433',
  'text of a paper to a loan': 'KANARI-SLIP-GAJI-9434',
  'assessment of a loan': 'Kanari mampu mengangsur 9435',
  'sum of a payment': '741941799',
  'key of the payment gateway': 'SB-Mid-server-kanari-9436',
  'text of a deed': 'KANARI-AKTA-9437',
};

/** A member borrows and pays online, officers assess and store the deed, through the pages as people do. */
export async function plantMoney(test: TestApp, paper: (text: string) => PaperFile): Promise<void> {
  const member = await test.signIn('koperasi', 'anggota');
  const apply = '/saya/pinjaman/ajukan';
  const page = await member.get(apply);
  const form = formValues(page.text, apply);
  const asked = await member.postFiles(apply, {
    ...form,
    productId: /<option value="([0-9a-f-]{36})"[^>]*>Pinjaman umum/.exec(page.text)![1]!,
    ...{ amount: '900.000', months: '9', purpose: MONEY_CANARIES['what a loan is for'] },
    ...{
      collateral: MONEY_CANARIES['collateral of a loan'],
      guarantor: MONEY_CANARIES['guarantor of a loan'],
    },
    documents: paper(MONEY_CANARIES['text of a paper to a loan']),
  });
  expect(asked.status, asked.text.slice(0, 300)).toBe(303);
  const treasurer = await test.signIn('koperasi', 'bendahara');
  const note = MONEY_CANARIES['assessment of a loan'];
  expect((await treasurer.post(`/pinjaman/pengajuan/${form.id}/nilai`, { note })).status).toBe(303);

  const gateway = await startPaymentServer(MONEY_CANARIES['key of the payment gateway']);
  (test.app.config as { paymentAddress?: string }).paymentAddress = gateway.address;
  const chair = await test.signIn('koperasi', 'ketua');
  const account = { isActive: '1', mode: 'sandbox', merchantId: '', serverKey: gateway.serverKey };
  expect((await chair.post('/pengaturan/gerbang-pembayaran', account)).status).toBe(303);
  const pay = '/saya/bayar';
  const typed = formValues((await member.get(pay)).text, pay);
  const voluntary = Object.keys(typed)
    .filter((name) => name.startsWith('amount-'))
    .at(-1)!;
  const sum = MONEY_CANARIES['sum of a payment'];
  const begun = await member.post(pay, { ...typed, purpose: 'savings', [voluntary]: sum });
  expect(begun.status, begun.text.slice(0, 300)).toBe(303);
  expect([...gateway.orders.values()]).toEqual([Number(sum)]);
  await gateway.close();

  const deed = { file: paper(MONEY_CANARIES['text of a deed']) };
  const kept = await chair.postFiles('/dokumen-badan-hukum/akta', deed);
  expect(kept.status, kept.text.slice(0, 300)).toBe(303);
}

interface PaperFile {
  name: string;
  type: string;
  content: Uint8Array;
}
