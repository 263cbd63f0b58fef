import { afterAll, describe, expect, it } from 'vitest';
import { checkSubledger } from '#features/subledger';
import { formatRupiah } from '#kernel/money';
import { readPdf } from '../../../../test/read-pdf.ts';
import { openCooperative } from '../../../../test/support/cooperative-office.ts';
import { formValues } from '../../../../test/support/form-values.ts';
import type { HttpClient } from '../../../../test/support/http-client.ts';
import { jobRun } from '../../../../test/support/job-run.ts';
import { startPaymentServer } from '../../../../test/support/payment-server.ts';
import { readAuditLog } from '../../../../test/support/read-audit-log.ts';
import { memberLoanSummary } from '../loans/index.ts';
import { savers } from '../savings/index.ts';
import { paymentJobs } from './index.ts';

const PAY = '/saya/bayar';
const DESK = '/pembukuan/pembayaran';
const NOTIFY = '/api/v1/pembayaran/midtrans';
const SETTINGS = '/pengaturan/gerbang-pembayaran';
const QRIS =
  '00020101021126570011ID.DANA.WWW011893600915302259148102090225914810303UMI51440014ID.CO.QRIS.WWW0215ID10200176114730303UMI5204581253033605802ID5922Warung Sayur Bu Sugeng6010Kab. Demak610559567630458C7';

const { test: balai, ctx, chair, treasurer, member, otherMember: other, sql } = await openCooperative();
const outside = balai.visitor('koperasi');
const gateway = await startPaymentServer();
afterAll(() => gateway.close());
(balai.app.config as { paymentAddress?: string }).paymentAddress = gateway.address;

const journals = (kind = 'savings-deposit') =>
  sql<{ id: string; total: number; description: string }>(
    `select id, total, description from ledger_journals where tenant_id = balai.tenant_id() and source_kind = $1`,
    kind,
  );
const linesOf = (journalId: string) =>
  sql<{ purpose: string; amount: number }>(
    `select a.purpose, l.amount from ledger_lines l
       join ledger_accounts a on a.tenant_id = l.tenant_id and a.id = l.account_id
      where l.tenant_id = balai.tenant_id() and l.journal_id = $1 order by l.position`,
    journalId,
  );
const checkSubledgerOf = () => ctx.transaction((tx) => checkSubledger(ctx, tx));
/** What the next page says once. */
const noticeOf = ({ headers }: { headers: Record<string, unknown> }): string => {
  const cookie = /balai_notice=([^;]+)/.exec(String(headers['set-cookie']))?.[1] ?? '';
  return (JSON.parse(decodeURIComponent(cookie)) as { text: string }).text;
};
const waiting = (verdict: string) =>
  sql('select 1 from payment_notices where tenant_id = balai.tenant_id() and verdict = $1', verdict);
const tell = (body: object) => outside.postJson(NOTIFY, body);
const voluntary = async () => {
  const [type] = await sql<{ id: string }>(
    `select id from savings_types where tenant_id = balai.tenant_id() and kind = 'voluntary' and is_active limit 1`,
  );
  return type!.id;
};

/** A payment of sukarela that a member has opened: its page and its order. */
async function open(by: HttpClient, amount: string): Promise<{ page: string; order: string }> {
  const known = new Set(gateway.orders.keys());
  const sent = await by.post(PAY, { purpose: 'savings', [`amount-${await voluntary()}`]: amount });
  expect(sent.status, sent.text.slice(0, 400)).toBe(303);
  const order = [...gateway.orders.keys()].find((one) => !known.has(one))!;
  return { page: String(sent.headers.location), order };
}

describe('without keys', () => {
  it('nobody is offered to pay online, and a form sent all the same opens nothing', async () => {
    expect((await member.get(PAY)).text).not.toContain('Lanjut ke pembayaran');
    const sent = await member.post(PAY, { purpose: 'savings', [`amount-${await voluntary()}`]: '50000' });
    expect(sent.status).toBe(409);
    expect(await sql('select 1 from payment_charges where tenant_id = balai.tenant_id()')).toEqual([]);
  });

  it('a notification is refused, whoever signs it', async () => {
    expect((await tell(gateway.wordOf('siapa-pun-1', 'settlement'))).status).toBe(400);
  });
});

describe('the keys', () => {
  const account = { isActive: '1', mode: 'sandbox', merchantId: 'G123' };

  it('are stored by the chair alone, and never come out again', async () => {
    expect((await treasurer.post(SETTINGS, { ...account, serverKey: gateway.serverKey })).status).toBe(403);
    const wrong = await chair.post(SETTINGS, {
      ...account,
      mode: 'production',
      serverKey: gateway.serverKey,
    });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('kunci uji coba');
    expect(wrong.text).not.toContain(gateway.serverKey);
    expect((await chair.post(SETTINGS, { ...account, serverKey: gateway.serverKey })).status).toBe(303);
    const page = await chair.get('/pengaturan');
    expect(page.text).toContain('Sudah tersimpan terkunci');
    expect(page.text).not.toContain(gateway.serverKey);
    const [row] = await sql<{ text: string }>(
      'select row_to_json(g)::text as text from payment_gateways g where g.tenant_id = balai.tenant_id()',
    );
    expect(row!.text).not.toContain(gateway.serverKey);
    expect(JSON.stringify(await readAuditLog(ctx, { action: 'payment_gateway.changed' }))).not.toContain(
      gateway.serverKey,
    );
  });

  it('stay when the form comes back without one', async () => {
    expect((await chair.post(SETTINGS, { ...account, merchantId: 'G124', serverKey: '' })).status).toBe(303);
    expect((await member.get(PAY)).text).toContain('Lanjut ke pembayaran');
  });

  it('stay for the environment they were made for: the other one asks for its own', async () => {
    const given = { ...account, mode: 'production', serverKey: '' };
    const refused = await chair.post(SETTINGS, given);
    expect([refused.status, refused.text.includes('kunci uji coba')]).toEqual([422, true]);
    expect((await chair.post(SETTINGS, { ...given, serverKey: 'Mid-server-produksi' })).status).toBe(303);
    expect((await member.get(PAY)).text).not.toContain('Uji coba');
    expect((await chair.post(SETTINGS, { ...given, mode: 'sandbox' })).status).toBe(422);
    expect((await chair.post(SETTINGS, { ...account, serverKey: gateway.serverKey })).status).toBe(303);
    expect((await member.get(PAY)).text).toContain('Uji coba');
  });
});

describe('a member pays savings', () => {
  it('and the same notification fifty times at once, shuffled among late ones, is one journal', async () => {
    const before = await journals();
    const { page, order } = await open(member, '75.000');
    expect((await member.get(page)).text).toContain(`http://127.0.0.1/bayar/${order}`);
    const words = Array.from({ length: 50 }, (_, at) =>
      gateway.wordOf(order, at % 5 === 3 ? 'pending' : at % 5 === 4 ? 'expire' : 'settlement'),
    );
    const answers = await Promise.all(words.map((word) => tell(word)));
    expect(answers.map(({ status }) => status).filter((status) => status !== 200)).toEqual([]);
    expect(answers.filter(({ text }) => text.includes('booked'))).toHaveLength(1);
    for (const late of ['pending', 'expire', 'settlement', 'deny'])
      expect((await tell(gateway.wordOf(order, late))).status).toBe(200);

    const fresh = (await journals()).filter(({ id }) => !before.some((one) => one.id === id));
    expect(fresh).toHaveLength(1);
    expect(await linesOf(fresh[0]!.id)).toMatchObject([
      { purpose: 'payment-gateway', amount: 75_000 },
      { purpose: 'savings-voluntary', amount: -75_000 },
    ]);
    const shown = await member.get(page);
    expect(shown.text).toContain('Lunas');
    expect((await member.get('/saya/simpanan')).text).toContain('75.000');
    expect((await treasurer.get(DESK)).text).toContain('Siti Rahmah');
  });

  it('and what the database holds of it in clear ties nobody to the journal', async () => {
    const [charge] = await sql<{ text: string }>(
      'select row_to_json(c)::text as text from payment_charges c where c.tenant_id = balai.tenant_id()',
    );
    const sources = await sql<{ id: string }>(
      `select source_id as id from ledger_journals where tenant_id = balai.tenant_id()`,
    );
    expect(charge!.text).not.toContain('75000');
    for (const { id } of sources) expect(charge!.text).not.toContain(id);
  });

  it('and an order that had expired is booked when the money comes after all', async () => {
    const { page, order } = await open(member, '12000');
    expect((await tell(gateway.wordOf(order, 'expire'))).json).toEqual({ outcome: 'moved' });
    expect((await member.get(page)).text).toContain('Tidak selesai');
    expect((await tell(gateway.wordOf(order, 'settlement'))).json).toEqual({ outcome: 'booked' });
    expect((await member.get(page)).text).toContain('Lunas');
  });

  it('and a form sent twice opens one payment; with another amount it is refused', async () => {
    const { id } = formValues((await member.get(PAY)).text, PAY);
    const form = { purpose: 'savings', id: id!, [`amount-${await voluntary()}`]: '17.000' };
    const known = gateway.orders.size;
    const [first, second] = [await member.post(PAY, form), await member.post(PAY, form)];
    expect([first.status, second.headers.location]).toEqual([303, first.headers.location]);
    const changed = await member.post(PAY, { ...form, [`amount-${await voluntary()}`]: '18.000' });
    expect([changed.status, gateway.orders.size]).toEqual([409, known + 1]);
    const stolen = await other.post(PAY, form);
    expect([stolen.status, gateway.orders.size]).toEqual([409, known + 1]);
  });

  it('and what is not offered to them comes back with a sentence', async () => {
    const sent = await member.post(PAY, { purpose: 'tidak-ada', 'amount-x': '5.000' });
    expect([sent.status, sent.text.includes('Pilih yang dibayar.')]).toEqual([422, true]);
  });

  it('and no one else finds the payment, nor asks about it', async () => {
    const { page } = await open(member, '15000');
    expect((await other.get(page)).status).toBe(404);
    expect((await other.post(`${page}/periksa`)).status).toBe(404);
    expect((await outside.get(page)).status).toBe(303);
    expect((await chair.post(PAY, { purpose: 'savings' })).status).toBe(403);
  });

  it.each(['0', '-5000', '1,5', '99999999999999999999', 'banyak', '999'])(
    'and %s is refused before anything is opened, with what was typed',
    async (typed) => {
      const known = gateway.orders.size;
      const sent = await member.post(PAY, { purpose: 'savings', [`amount-${await voluntary()}`]: typed });
      expect(sent.status).toBe(422);
      expect(sent.text).toContain(`value="${typed}"`);
      expect(gateway.orders.size).toBe(known);
    },
  );
});

describe('a notification that is not right', () => {
  it('with a forged signature is refused and logged, and books nothing', async () => {
    const { order } = await open(member, '20000');
    const before = await journals();
    const word = gateway.wordOf(order, 'settlement');
    const forged = {
      ...word,
      signature_key: word.signature_key!.replace(/^./, (one) => (one === 'a' ? 'b' : 'a')),
    };
    expect((await tell(forged)).status).toBe(400);
    expect((await tell({ ...word, gross_amount: '1.00' })).status).toBe(400);
    expect(await waiting('forged')).not.toEqual([]);
    expect(await readAuditLog(ctx, { action: 'payment.forged' })).not.toEqual([]);
    expect(await journals()).toEqual(before);
  });

  it('of another amount is refused and kept for the treasurer, once', async () => {
    const { order } = await open(member, '30000');
    const before = await journals();
    for (let time = 0; time < 3; time += 1)
      expect((await tell(gateway.wordOf(order, 'settlement', { gross_amount: '3000.00' }))).status).toBe(422);
    expect(await waiting('wrong_amount')).toHaveLength(1);
    expect(await journals()).toEqual(before);
    expect((await treasurer.get(DESK)).text).toContain('Jumlah tidak sama');
  });

  it('of an order that nobody opened waits on the treasurer’s list until it is handled', async () => {
    expect(
      (await tell(gateway.wordOf('pesanan-asing-1', 'settlement', { gross_amount: '9000.00' }))).json,
    ).toEqual({
      outcome: 'unmatched',
    });
    const desk = await treasurer.get(DESK);
    expect(desk.text).toContain('pesanan-asing-1');
    const [row] = await sql<{ id: string }>(
      `select id from payment_notices where tenant_id = balai.tenant_id() and verdict = 'unmatched'`,
    );
    const act = `${DESK}/${row!.id}/selesai`;
    expect((await member.post(act, { note: 'Sudah dikembalikan' })).status).toBe(403);
    expect((await chair.post(act, { note: 'Sudah dikembalikan' })).status).toBe(403);
    expect((await treasurer.post(act, { note: 'x' })).status).toBe(422);
    expect((await treasurer.post(act, { note: 'Sudah dikembalikan' })).status).toBe(303);
    expect((await treasurer.get(DESK)).text).not.toContain('pesanan-asing-1');
    expect((await treasurer.post(act, { note: 'Sekali lagi' })).status).not.toBe(303);
  });

  it('that says all of the money went back reverses the booking once, and tells treasurer and member', async () => {
    const { page, order } = await open(member, '40000');
    await tell(gateway.wordOf(order, 'settlement'));
    const before = await journals('reversal');
    const words = await Promise.all(
      Array.from({ length: 5 }, () => tell(gateway.wordOf(order, 'chargeback'))),
    );
    expect(words.map(({ json }) => (json as { outcome: string }).outcome).sort()).toEqual([
      ...['known', 'known', 'known', 'known', 'taken-back'],
    ]);
    const counters = (await journals('reversal')).filter(({ id }) => !before.some((one) => one.id === id));
    expect(counters).toHaveLength(1);
    expect(await linesOf(counters[0]!.id)).toMatchObject([
      { purpose: 'payment-gateway', amount: -40_000 },
      { amount: 40_000 },
    ]);
    for (const late of ['settlement', 'pending', 'refund'])
      expect((await tell(gateway.wordOf(order, late))).json).toEqual({ outcome: 'known' });
    expect(await waiting('returned')).toHaveLength(1);
    expect((await member.get(page)).text).toContain('Dikembalikan');
    expect((await member.get('/notifications')).text).toContain('Pembayaran Anda dikembalikan');
    expect((await checkSubledgerOf()).faults).toEqual([]);
  });

  it('that says part of the money went back, or money of an order never paid, changes no book', async () => {
    const { order } = await open(member, '40000');
    expect((await tell(gateway.wordOf(order, 'refund'))).json).toEqual({ outcome: 'returned' });
    const { order: paid } = await open(member, '30000');
    await tell(gateway.wordOf(paid, 'settlement'));
    const before = await journals('reversal');
    expect((await tell(gateway.wordOf(paid, 'partial_refund'))).json).toEqual({ outcome: 'returned' });
    expect(await journals('reversal')).toEqual(before);
    expect(await waiting('returned')).toHaveLength(3);
  });

  it('sent to another cooperative is of no use there', async () => {
    await balai.createTenant({
      ...{ slug: 'kop-lain', kind: 'koperasi', name: 'Koperasi Lain', isolation: 'pooled' },
      ...{ regionCode: '6371', regionName: 'Banjarmasin', timeZone: 'Asia/Makassar' },
    });
    const { order } = await open(member, '50000');
    const before = await journals();
    const answer = await balai.visitor('kop-lain').postJson(NOTIFY, gateway.wordOf(order, 'settlement'));
    expect(answer.status).toBe(400);
    expect(await journals()).toEqual(before);
  });
});

it('money that a book does not take any more is kept as credit of the member, and told', async () => {
  const { page, order } = await open(member, '60000');
  const id = await voluntary();
  await sql('update savings_types set is_active = false where tenant_id = balai.tenant_id() and id = $1', id);
  expect((await tell(gateway.wordOf(order, 'settlement'))).json).toEqual({ outcome: 'held' });
  expect((await tell(gateway.wordOf(order, 'settlement'))).json).toEqual({ outcome: 'known' });
  await sql('update savings_types set is_active = true where tenant_id = balai.tenant_id() and id = $1', id);
  const held = await journals('online-payment-held');
  expect(held).toHaveLength(1);
  expect(await linesOf(held[0]!.id)).toMatchObject([
    { purpose: 'payment-gateway', amount: 60_000 },
    { purpose: 'member-credit', amount: -60_000 },
  ]);
  expect((await member.get(page)).text).toContain('titipan');
});

it('the treasurer gives a member’s credit back once, with a receipt, and takes it back when it was wrong', async () => {
  const desk = await treasurer.get(DESK);
  const url = /href="(\/pembukuan\/pembayaran\/titipan\/[0-9a-f-]{36})"[^>]*>Siti Rahmah/.exec(
    desk.text,
  )![1]!;
  expect((await chair.get(DESK)).text).not.toContain(url);
  const page = await treasurer.get(url);
  const form: Record<string, string> = { ...formValues(page.text, url), place: 'cash' };
  // The held payment, and what the story's loan was overpaid by.
  const total = Number(form.total);
  expect(total).toBeGreaterThan(60_000);
  expect(page.text).toContain(`Kembalikan ${formatRupiah(total)}`);
  for (const who of [chair, member, other]) {
    expect((await who.get(url)).status).toBe(403);
    expect((await who.post(url, form)).status).toBe(403);
  }
  expect((await treasurer.post(url, { ...form, total: '60000' })).status).toBe(409);
  expect((await treasurer.post(url, { ...form, postedOn: '2999-01-01' })).status).toBe(422);
  expect(await journals('member-credit-payout')).toEqual([]);
  // Pressed again, and sent from another window at once: once.
  const keys = [form.key!, form.key!, '0b5c3c4e-7f0e-4a53-9f0c-6f1f6c2f7a12'];
  const answers = await Promise.all(keys.map((key) => treasurer.post(url, { ...form, key })));
  expect(answers.filter(({ status }) => status === 303).length).toBeGreaterThan(0);
  const paid = await journals('member-credit-payout');
  expect(paid).toHaveLength(1);
  expect(await linesOf(paid[0]!.id)).toMatchObject([
    { purpose: 'cash', amount: -total },
    { purpose: 'member-credit', amount: total },
  ]);
  const mine = (await member.get(PAY)).text;
  const receipt = /\/saya\/bayar\/titipan\/[0-9a-f-]{36}\/kuitansi\.pdf/.exec(mine)![0];
  expect(mine).toContain('Titipan saya Rp0');
  expect((await member.get('/notifications')).text).toContain('Titipan Anda dikembalikan');
  expect((await other.get(receipt)).status).toBe(404);
  const text = (await readPdf((await member.get(receipt)).bytes)).pages[0]!.text;
  const code = /[2-9A-Z]{5}-[2-9A-Z]{5}/.exec(text)![0];
  expect((await outside.get(`/kuitansi/${code}`)).text).toContain(formatRupiah(total));
  const after = (await treasurer.get(url)).text;
  const back = /[^"]+\/balik/.exec(after)![0];
  expect((await chair.post(back, { reason: 'Salah anggota' })).status).toBe(403);
  expect((await treasurer.post(back, { reason: '' })).status).toBe(422);
  expect((await treasurer.post(back, { reason: 'Salah anggota' })).status).toBe(303);
  expect((await treasurer.get(url)).text).toContain(`Kembalikan ${formatRupiah(total)}`);
  expect((await checkSubledgerOf()).faults).toEqual([]);
});

it('a payment whose notification never came is found by asking, by the member or by the treasurer', async () => {
  const own = await open(member, '21000');
  const before = (await journals()).length;
  gateway.set(own.order, 'settlement');
  const asked = await member.post(`${own.page}/periksa`);
  expect([asked.status, noticeOf(asked)]).toEqual([303, 'Pembayaran Anda sudah diterima.']);
  expect((await journals()).length).toBe(before + 1);
  expect(noticeOf(await member.post(`${own.page}/periksa`))).toBe('Pembayaran Anda sudah diterima.');
  const another = await open(member, '22000');
  gateway.set(another.order, 'settlement');
  expect((await member.post(`${DESK}/cocokkan`)).status).toBe(403);
  expect((await treasurer.post(`${DESK}/cocokkan`)).status).toBe(303);
  expect((await journals()).length).toBe(before + 2);
  await tell(gateway.wordOf(another.order, 'settlement'));
  expect((await journals()).length).toBe(before + 2);
  const stopped = await open(member, '23000');
  expect(noticeOf(await member.post(`${stopped.page}/periksa`))).toContain('belum kami terima');
  gateway.set(stopped.order, 'expire');
  expect(noticeOf(await member.post(`${stopped.page}/periksa`))).toContain('tidak selesai');
});

it('an order that the gateway cannot answer keeps no other waiting; what it does not know is closed after two days', async () => {
  const [broken, unknown, paid] = [
    await open(member, '24000'),
    await open(member, '25000'),
    await open(member, '26000'),
  ];
  gateway.set(broken.order, 'broken');
  gateway.forget(unknown.order);
  gateway.set(paid.order, 'settlement');
  const stateOf = async ({ order }: { order: string }) =>
    (
      await sql<{ state: string }>(
        'select state from payment_charges where tenant_id = balai.tenant_id() and order_id = $1',
        order,
      )
    )[0]!.state;
  expect((await treasurer.post(`${DESK}/cocokkan`)).status).toBe(303);
  expect([await stateOf(broken), await stateOf(unknown), await stateOf(paid)]).toEqual([
    ...['pending', 'pending', 'paid'],
  ]);
  const later = { ...ctx, now: new Date(Date.now() + 2 * 24 * 60 * 60 * 1_000) };
  const { note } = await paymentJobs[0]!.run(later, jobRun({}));
  expect(note).toContain('1 belum dijawab');
  expect([await stateOf(broken), await stateOf(unknown)]).toEqual(['pending', 'failed']);
  expect(await readAuditLog(ctx, { action: 'payment.given_up' })).not.toEqual([]);
  // Money that comes all the same is booked.
  const word = gateway.wordOf(unknown.order, 'settlement');
  expect((await tell(word)).json).toEqual({ outcome: 'booked' });
  gateway.set(broken.order, 'expire');
});

it('what the gateway pays out goes to the bank, and what it keeps to the account the treasurer chose', async () => {
  const [fees] = await sql<{ id: string }>(
    `select id from ledger_accounts where tenant_id = balai.tenant_id() and purpose = 'payment-fee'`,
  );
  const [row] = await sql<{ today: string }>(
    `select to_char(now() at time zone 'Asia/Makassar', 'YYYY-MM-DD') as today`,
  );
  const payout = { postedOn: row!.today, gross: '100.000', fee: '4.440', feeAccountId: fees!.id };
  expect((await member.post(`${DESK}/pencairan`, payout)).status).toBe(403);
  const wrong = await treasurer.post(`${DESK}/pencairan`, { ...payout, fee: '200.000' });
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain('value="200.000"');
  const key = '0b5c3c4e-7f0e-4a53-9f0c-6f1f6c2f7a11';
  for (let time = 0; time < 2; time += 1)
    expect((await treasurer.post(`${DESK}/pencairan`, { ...payout, key })).status).toBe(303);
  const booked = await journals('online-payout');
  expect(booked).toHaveLength(1);
  expect(await linesOf(booked[0]!.id)).toMatchObject([
    { purpose: 'bank', amount: 95_560 },
    { purpose: 'payment-fee', amount: 4_440 },
    { purpose: 'payment-gateway', amount: -100_000 },
  ]);
});

it('the QRIS of the cooperative carries the amount, and a wrong code is not stored', async () => {
  const channel = { 'bank-0': '', 'number-0': '', 'holder-0': '' };
  expect(
    (await chair.post('/pengaturan/rekening', { ...channel, qris: QRIS.replace(/C7$/, 'C8') })).status,
  ).toBe(422);
  expect((await chair.post('/pengaturan/rekening', { ...channel, qris: QRIS })).status).toBe(303);
  expect((await member.get(PAY)).text).toContain('Tampilkan QRIS');
  const drawn = await member.get(`${PAY}/qris?jumlah=10.000`);
  expect(drawn.text).toContain('Rp10.000 sudah terisi');
  expect((await member.get(`${PAY}/qris?jumlah=-1`)).status).toBe(422);
});

it('a cooperative without a gateway is paid by its QRIS alone: no online form is offered, none is taken', async () => {
  const turn = (on: boolean) =>
    sql('update payment_gateways set is_active = $1 where tenant_id = balai.tenant_id()', on);
  await turn(false);
  const { text } = await member.get(PAY);
  expect(text).toContain('dibukukan setelah bendahara melihat uangnya');
  expect(text).toContain('Tampilkan QRIS');
  expect(text).not.toContain('Lanjut ke pembayaran');
  const known = gateway.orders.size;
  const form = { purpose: 'savings', [`amount-${await voluntary()}`]: '20000' };
  const refused = await member.post(PAY, form);
  expect([refused.status >= 400, gateway.orders.size]).toEqual([true, known]);
  await turn(true);
});

it('an instalment is booked once to the loan of whoever paid it, and nobody pays the loan of another', async () => {
  const [borrower, loanId] = await ctx.transaction(async (tx) => {
    for (const { id } of await savers.all(ctx, tx)) {
      const { next } = await memberLoanSummary(ctx, tx, id);
      if (next) return [id, next.loanId];
    }
    return [];
  });
  expect(loanId).toBeDefined();
  await sql(
    `update accounts set subject_id = $1 where tenant_id = balai.tenant_id() and display_name = 'Siti Rahmah'`,
    borrower,
  );
  const form = { purpose: 'loan', [`amount-${loanId}`]: '100000' };
  expect((await other.post(PAY, form)).status).toBe(422);
  const known = new Set(gateway.orders.keys());
  expect((await member.post(PAY, form)).status).toBe(303);
  const order = [...gateway.orders.keys()].find((one) => !known.has(one))!;
  const before = (await journals('loan-payment')).length;
  await Promise.all(Array.from({ length: 10 }, () => tell(gateway.wordOf(order, 'settlement'))));
  expect(await journals('loan-payment')).toHaveLength(before + 1);
  const booked = (await journals('reversal')).length;
  expect((await tell(gateway.wordOf(order, 'chargeback'))).json).toEqual({ outcome: 'taken-back' });
  expect(await journals('reversal')).toHaveLength(booked + 1);
  expect((await checkSubledgerOf()).faults).toEqual([]);
});
