import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkLedger, submitPaymentProof, transferSuffixOf, verifyPayment } from '#features/dues';
import type { HttpClient } from '../../../../test/support/http-client.ts';
import { openUnionWithPeople, type UnionWithPeople } from '../treasury/union-with-people.ts';

describe('a bank statement', () => {
  let union: UnionWithPeople;
  let treasurer: HttpClient;
  const sql = <T extends object>(text: string, values: unknown[] = []) =>
    union.ctx.transaction((tx) => tx.query<T>(text, values));

  beforeAll(async () => {
    union = await openUnionWithPeople();
    treasurer = await union.addOfficer('treasurer', { name: 'Bambang Wicaksono' });
  });
  afterAll(() => union?.close());

  async function addPayer(name: string, fields: object = {}) {
    const member = await union.addMember({ name, ...fields });
    const [bill] = await sql<{ id: string }>(
      `insert into dues_bills (id, payer_id, region_code, kind, period, rate_code, rate_label, amount, due_date,
         transfer_suffix)
       values (gen_random_uuid(), $1, '63', 'monthly', '202601', 'GOL_III', 'Golongan III', 35000, '2026-01-10', $2)
       returning id`,
      [member.id, transferSuffixOf(member.id)],
    );
    return { ...member, billId: bill!.id, amount: 35_000 + transferSuffixOf(member.id) };
  }

  const row = (day: string, text: string, amount: number, mark = 'CR') =>
    `'${day},"${text}",'0000,"${amount}.00",${mark},"1.00"`;
  const fileOf = (...rows: string[]) =>
    ['No. rekening : ,0099887766', 'Periode : ,01/01/2026 - 31/01/2026', '']
      .concat('Tanggal Transaksi,Keterangan,Cabang,Jumlah,,Saldo', rows)
      .join('\n');
  async function upload(text: string, by = treasurer, more: Record<string, string> = {}) {
    return by.postFiles('/treasury/dues/bank', {
      ...{ account: '0099 8877 66', ...more },
      file: { name: 'mutasi.csv', type: 'text/csv', content: Buffer.from(text) },
    });
  }
  const batchOf = (answer: { headers: Record<string, unknown> }) =>
    /bank\/([0-9a-f-]{36})/.exec(String(answer.headers.location))![1]!;
  const linesOf = (batchId: string) =>
    sql<{ id: string; certainty: string; suggested_payer_id: string | null; state: string }>(
      'select id, certainty, suggested_payer_id, state from dues_bank_lines where batch_id = $1 order by row_number',
      [batchId],
    );

  it('is matched, posts nothing by itself, and posts once what a person confirms', async () => {
    const ratna = await addPayer('Ratna Dewi');
    const made = await addPayer('Made Wirawan');
    const text = fileOf(
      row('05/01', `TRSF E-BANKING CR ${ratna.amount}.00 RATNA DEWI`, ratna.amount),
      row('06/01', 'SETORAN TUNAI', made.amount),
      row('06/01', 'TRSF DARI ENTAH SIAPA', 123),
      row('07/01', 'BIAYA ADM', 15_000, 'DB'),
      row('PEND', 'TRSF E-BANKING CR RATNA DEWI', ratna.amount),
    );
    const sent = await upload(text);
    expect(sent.status, sent.text.slice(0, 300)).toBe(303);
    const batch = batchOf(sent);
    const lines = await linesOf(batch);
    expect(lines.map(({ certainty, suggested_payer_id: who }) => [certainty, who])).toEqual([
      ['certain', ratna.id],
      ['likely', made.id],
      ['none', null],
    ]);
    expect(await sql('select 1 from dues_payments')).toEqual([]);
    const [stored] = await sql<{ content: string }>('select content from dues_bank_lines limit 1');
    expect(stored!.content).not.toContain('RATNA');

    const page = await treasurer.get(`/treasury/dues/bank/${batch}?show=certain`);
    expect(page.text).toContain('Ratna Dewi');
    // Not what is merely likely: that is looked at one by one.
    const nothing = await treasurer.post(`/treasury/dues/bank/${batch}/confirm`);
    expect(nothing.status).toBe(422);
    expect(nothing.text).toContain('Belum ada baris yang dipilih');
    const chosen = { id: [lines[0]!.id, lines[1]!.id] };
    await Promise.all([
      treasurer.post(`/treasury/dues/bank/${batch}/confirm`, chosen),
      treasurer.post(`/treasury/dues/bank/${batch}/confirm`, chosen),
    ]);
    const payments = await sql<{ payer_id: string; received_amount: number; method: string }>(
      'select payer_id, received_amount, method from dues_payments',
    );
    expect(payments).toEqual([{ payer_id: ratna.id, received_amount: ratna.amount, method: 'bank_import' }]);
    const second = `/treasury/dues/bank/${batch}/lines/${lines[1]!.id}`;
    expect((await treasurer.get(second)).text).toContain('Made Wirawan');
    expect((await treasurer.post(`${second}/confirm`, { payer: made.id })).status).toBe(303);
    expect((await treasurer.post(`${second}/confirm`, { payer: made.id })).status).toBe(409);
    const third = `/treasury/dues/bank/${batch}/lines/${lines[2]!.id}`;
    expect((await treasurer.post(`${third}/ignore`, { note: '' })).status).toBe(422);
    expect((await treasurer.post(`${third}/ignore`, { note: 'Bunga bank' })).status).toBe(303);
    expect((await linesOf(batch)).map(({ state }) => state)).toEqual(['posted', 'posted', 'ignored']);

    // The same statement, and one that overlaps: nothing twice.
    const again = await upload(text);
    expect(await linesOf(batchOf(again))).toEqual([]);
    expect((await treasurer.get(`/treasury/dues/bank/${batchOf(again)}`)).text).toContain(
      'sudah ada di mutasi',
    );
    const overlap = await upload(
      fileOf(row('06/01', 'SETORAN  TUNAI', made.amount), row('08/01', 'BARU', 500)),
    );
    expect(await linesOf(batchOf(overlap))).toHaveLength(1);
    expect(await sql('select 1 from dues_payments')).toHaveLength(2);
    expect(await union.ctx.transaction((tx) => checkLedger(tx))).toEqual([]);
  });

  it('of another account is refused, and one whose balance does not follow says where', async () => {
    const other = await upload(fileOf(row('20/01', 'APA SAJA', 900)).replace('0099887766', '1234567890'));
    expect(other.status).toBe(422);
    expect(other.text).toContain('Berkas ini mutasi rekening …7890');
    const sent = await upload(fileOf(row('20/01', 'SATU', 901), row('21/01', 'DUA', 902)));
    expect((await treasurer.get(`/treasury/dues/bank/${batchOf(sent)}`)).text).toMatch(
      /Saldo di berkas ini tidak menyambung[\s\S]*Pada baris (<!-- -->)?6/,
    );
  });

  it('verifies a proof that waits for this money, and only ties itself to one verified before', async () => {
    const { ctx } = union;
    const people = [await addPayer('Siti Zulaikha'), await addPayer('Budi Setyawan')];
    const payments: string[] = [];
    for (const { id, billId, amount } of people) {
      const payment = await ctx.transaction(async (tx) => {
        const [file] = await tx.query<{ id: string }>(
          `insert into files (id, resource, kind, name, media_type, size, sha256, store_key)
           values (gen_random_uuid(), 'dues.payment', 'dues_payment_proof', 'x', 'image/jpeg', 1, '', '') returning id`,
        );
        return submitPaymentProof(ctx, tx, {
          ...{ billId, payerId: id, regionCode: '63', fileId: file!.id, paidOn: '2026-01-11' },
          ...{ method: 'transfer', amount },
        });
      });
      payments.push(payment.id);
    }
    await ctx.transaction((tx) => verifyPayment(ctx, tx, { paymentId: payments[1]! }));
    const sent = await upload(
      fileOf(
        row('11/01', 'TRSF DARI SITI ZULAIKHA', people[0]!.amount),
        row('12/01', 'TRSF DARI BUDI SETYAWAN', people[1]!.amount),
      ),
    );
    const batch = batchOf(sent);
    const lines = await linesOf(batch);
    expect(lines.map(({ certainty }) => certainty)).toEqual(['certain', 'certain']);
    // Posting it anew is refused unless the person says that it is other money.
    const url = `/treasury/dues/bank/${batch}/lines/${lines[1]!.id}/confirm`;
    const anew = await treasurer.post(url, { payer: people[1]!.id });
    expect(anew.status).toBe(409);
    expect(anew.text).toContain('dengan jumlah yang sama');
    await treasurer.post(`/treasury/dues/bank/${batch}/confirm`, { id: lines.map(({ id }) => id) });
    expect((await linesOf(batch)).map(({ state }) => state)).toEqual(['posted', 'linked']);
    const rows = await sql<{ id: string; status: string }>(
      'select id, status from dues_payments where payer_id = any($1) order by id',
      [people.map(({ id }) => id)],
    );
    expect(rows).toEqual(
      payments.map((id) => ({ id, status: 'verified' })).sort((a, b) => (a.id < b.id ? -1 : 1)),
    );
    expect(await union.ctx.transaction((tx) => checkLedger(tx))).toEqual([]);
  });

  it('of a bank we do not know is read by its columns, kept under a name for the next time', async () => {
    const text = 'Hari;Uraian;Masuk\n13/01/2026;TRF DARI SESEORANG;777\n';
    const refused = await upload(text);
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Susunan kolomnya belum kami kenal');
    const columns = {
      format: 'own',
      dateColumn: 'A',
      textColumns: 'B',
      creditColumn: 'C',
      profileName: 'Bank Kampung',
    };
    expect((await upload(text, treasurer, columns)).status).toBe(303);
    const [profile] = await sql<{ id: string }>(
      `select id from dues_bank_profiles where name = 'Bank Kampung'`,
    );
    const next = await upload(text.replace('777', '778'), treasurer, { format: profile!.id });
    expect(next.status).toBe(303);
    expect(await linesOf(batchOf(next))).toHaveLength(1);
  });

  it('has a line that was ignored by mistake taken up again, by a treasurer alone', async () => {
    const batch = batchOf(await upload(fileOf(row('09/01', 'TITIPAN IURAN', 77_000))));
    const [line] = await linesOf(batch);
    const url = `/treasury/dues/bank/${batch}/lines/${line!.id}`;
    const stateOf = async () => (await linesOf(batch))[0]!.state;
    await treasurer.post(`${url}/ignore`, { note: 'Bukan iuran' });
    expect(await stateOf()).toBe('ignored');
    const admin = await union.addOfficer('admin');
    expect((await admin.post(`${url}/reopen`)).status).toBe(403);
    expect(await stateOf()).toBe('ignored');
    expect((await treasurer.get(url)).text).toContain(`${url}/reopen`);
    expect((await treasurer.post(`${url}/reopen`)).status).toBe(303);
    expect(await stateOf()).toBe('open');
    expect((await treasurer.post(`${url}/reopen`)).status).toBe(409);
  });

  it('is for treasurers alone, and one’s own money is matched by another', async () => {
    const self = await addPayer('Endang Pratiwi', { role: 'treasurer' });
    const sent = await upload(fileOf(row('14/01', 'TRSF DARI ENDANG PRATIWI', self.amount)), self.browser);
    const batch = batchOf(sent);
    const [line] = await linesOf(batch);
    const own = await self.browser.post(`/treasury/dues/bank/${batch}/lines/${line!.id}/confirm`, {
      payer: self.id,
    });
    expect(own.status).toBe(403);
    expect(own.text).toContain('dicocokkan oleh bendahara lain');
    await self.browser.post(`/treasury/dues/bank/${batch}/confirm`, { id: line!.id });
    expect((await linesOf(batch))[0]!.state).toBe('open');
    const member = await union.addMember();
    const admin = await union.addOfficer('admin');
    const coordinator = await union.addOfficer('coordinator', { regions: ['63'] });
    for (const browser of [member.browser, admin, coordinator]) {
      for (const url of ['', `/${batch}`, `/${batch}/lines/${line!.id}`]) {
        expect((await browser.get(`/treasury/dues/bank${url}`)).status).toBe(403);
      }
      expect((await upload('x', browser)).status).toBe(403);
    }
  });
});
