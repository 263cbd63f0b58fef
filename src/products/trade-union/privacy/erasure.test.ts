import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { checkLedger, readDuesAccount, submitPaymentProof, verifyPayment, waiveBill } from '#features/dues';
import { readAudit, sealAudit, verifyAudit } from '#kernel/audit';
import type { Tx } from '#kernel/database';
import { findSealedColumns, openStream } from '#kernel/encryption';
import { keepPrivateFile } from '#kernel/files';
import { hashPassword } from '#kernel/identity';
import { readOutbox } from '#kernel/mail';
import type { HttpClient } from '../../../../test/support/http-client.ts';
import { readAuditLog } from '../../../../test/support/read-audit-log.ts';
import { openUnionWithPeople, type UnionWithPeople } from '../treasury/union-with-people.ts';

vi.setConfig({ testTimeout: 120_000 });

/** What is planted about one person and must be nowhere afterwards. */
const NAME = 'Kanari Hapus Sempurna';
const NIK = '6371014108887711';
const PHONE = '6281277417711';
const ADDRESS = 'Jalan Kanari Terhapus 7711';
const WORDS = ['KANARI-FORUM-7711', 'KANARI-PESAN-7711', 'KANARI-CATATAN-7711'];

describe.each(['pooled', 'schema'] as const)('on level %s', (isolation) => {
  let union: UnionWithPeople;
  let keeper: HttpClient;
  let second: HttpClient;
  let admin: HttpClient;
  let person: { id: string; browser: HttpClient };
  let other: { id: string; browser: HttpClient };
  let accountId: string;
  let email: string;
  const sql = <T extends object>(text: string, values: unknown[] = []) =>
    union.ctx.transaction((tx) => tx.query<T>(text, values));

  beforeAll(async () => {
    union = await openUnionWithPeople(isolation);
    await union.test.open.startJobs();
    keeper = await union.addOfficer('super_admin', { name: 'Petugas Privasi' });
    second = await union.addOfficer('super_admin', { name: 'Petugas Kedua' });
    admin = await union.addOfficer('admin', { name: 'Laila Pusat' });
    person = await union.addMember({ name: NAME, regionCode: '63' });
    other = await union.addMember({ name: 'Teman Sekampus', regionCode: '63' });
    const [account] = await sql<{ id: string; email: string }>(
      'select id, email from accounts where tenant_id = balai.tenant_id() and subject_id = $1',
      [person.id],
    );
    accountId = account!.id;
    email = account!.email;
    await plant();
  });
  afterAll(() => union?.close());

  /** Everything a member leaves behind in three years, through the pages where there is one. */
  async function plant(): Promise<void> {
    const saved = await admin.sendJson('PATCH', `/api/v1/members/${person.id}`, {
      ...{ nik: NIK, phone: PHONE, address: ADDRESS, birthPlace: 'Martapura Kanari' },
    });
    expect(saved.status, saved.text.slice(0, 300)).toBe(200);
    await union.ctx.transaction(async (tx) => {
      const { bill } = await monthBill(tx);
      const payment = await submitPaymentProof(union.ctx, tx, {
        ...{ payerId: person.id, regionCode: '63', billId: bill, amount: 100_000, paidOn: '2026-11-02' },
        ...{ method: 'transfer', reference: NAME, note: WORDS[2]!, fileId: await keepSlip(tx) },
      });
      await verifyPayment(union.ctx, tx, { paymentId: payment.id });
    });
    const written = await person.browser.postFiles('/member/messages/compose', {
      ...{ channel: 'message', subject: `Tentang ${NAME}`, body: WORDS[1]! },
    });
    expect(written.status, written.text.slice(0, 300)).toBe(303);
    const [category] = await sql<{ id: string }>(
      `select id from forum_categories where tenant_id = balai.tenant_id() and scope = 'all' limit 1`,
    );
    const thread = await person.browser.post('/member/forum', {
      ...{ categoryId: category!.id, title: 'Jam kerja dosen', body: WORDS[0]! },
    });
    expect(thread.status, thread.text.slice(0, 600)).toBe(303);
    const place = String(thread.headers.location);
    const reply = await other.browser.post(`${place.split('?')[0]!.split('#')[0]}/reply`, {
      body: `Terima kasih, ${NAME.toUpperCase()}, sudah bertanya.`,
    });
    expect(reply.status, reply.text.slice(0, 300)).toBe(303);
    // Somebody else's notice and reason name them too.
    await union.ctx.transaction((tx) =>
      tx.execute(`update members set admin_notes = $2 where tenant_id = balai.tenant_id() and id = $1`, [
        other.id,
        `Sekampus dengan ${NAME}`,
      ]),
    );
  }

  async function monthBill(tx: Tx): Promise<{ bill: string }> {
    const row = await tx.one<{ id: string }>(
      `insert into dues_bills (id, payer_id, region_code, kind, period, rate_code, rate_label, amount, due_date)
       values (gen_random_uuid(), $1, '63', 'monthly', '202611', 'GOL_III', 'Golongan III', 100000, '2026-11-10') returning id`,
      [person.id],
    );
    return { bill: row!.id };
  }

  async function keepSlip(tx: Tx): Promise<string> {
    const { id } = await keepPrivateFile(union.ctx, tx, {
      ...{
        resource: 'dues.payment',
        kind: 'dues_proof',
        name: `Bukti ${NAME}.pdf`,
        mediaType: 'application/pdf',
      },
      ...{ content: Buffer.from(`%PDF-1.4 ${NAME}`), uploadedBy: null },
    });
    return id;
  }

  /** Every row of every table as a dump has it, everything sealed opened, the log opened, and every file opened. */
  async function readAll(): Promise<string> {
    const { schema, id: tenantId } = union.ctx.tenant;
    const tables = await union.test.asSuperuser<{ name: string }>(
      `select c.relname as name from pg_class c where c.relnamespace = $1::regnamespace and c.relkind = 'r'`,
      [schema],
    );
    const texts: string[] = [];
    for (const { name } of tables) {
      const rows = await union.test.asSuperuser<{ text: string }>(
        `select to_jsonb(t)::text as text from "${schema}"."${name}" t where tenant_id = $1`,
        [tenantId],
      );
      texts.push(...rows.map(({ text }) => text));
    }
    const jobs = await union.test.asSuperuser<{ text: string }>(
      `select to_jsonb(t)::text as text from jobs.job t`,
    );
    texts.push(...jobs.map(({ text }) => text));
    await union.ctx.transaction(async (tx) => {
      const keys = await union.ctx.app.secrets.get(tx, tenantId);
      for (const { table, column } of await findSealedColumns(tx)) {
        const rows = await tx.query<{ id: string; value: string }>(
          `select id::text as id, "${column}" as value from "${table}"
            where tenant_id = balai.tenant_id() and starts_with("${column}", 's1.')`,
        );
        for (const { id, value } of rows) {
          try {
            texts.push(keys.open(value, { table, column }));
          } catch {
            texts.push(keys.open(value, { table, column, row: id }));
          }
        }
      }
      const files = await tx.query<{ id: string; store_key: string }>(
        'select id, store_key from files where tenant_id = balai.tenant_id() and is_sealed',
      );
      for (const { id, store_key } of files) {
        if (!(await union.ctx.app.files.exists(store_key))) continue;
        const stream = openStream(keys, await union.ctx.app.files.get(store_key), {
          ...{ table: 'files', column: 'content', row: id },
        });
        for await (const part of stream) texts.push(part.toString('latin1'));
      }
    });
    texts.push(JSON.stringify(await readAuditLog(union.ctx)));
    return texts.join('\n').toLowerCase();
  }

  const planted = () =>
    [NAME, NIK, PHONE, ADDRESS, email, 'martapura kanari', ...WORDS].map((one) => one.toLowerCase());

  const done = async (kind: string) => {
    for (let turn = 0; turn < 200; turn += 1) {
      const runs = await sql<{ state: string; failure: string | null }>(
        'select state, failure from job_runs where tenant_id = balai.tenant_id() and kind = $1',
        [kind],
      );
      const failed = runs.find(({ failure }) => failure);
      if (failed) throw new Error(failed.failure!);
      if (runs.length > 0 && runs.every(({ state }) => state === 'done')) return;
      await new Promise((next) => setTimeout(next, 100));
    }
    throw new Error(`The job ${kind} did not end`);
  };

  it('everything that was planted is found before: the search itself works', async () => {
    const all = await readAll();
    expect(missingIn(all, planted())).toEqual([]);
  });

  it('a member takes a copy of everything along, with their password and nobody else', async () => {
    const wrong = await person.browser.post('/me/privacy/copies', { password: 'salah-sekali' });
    expect(wrong.status).toBe(422);
    await setPassword(accountId, 'sandi-panjang-kanari');
    const asked = await person.browser.post('/me/privacy/copies', { password: 'sandi-panjang-kanari' });
    expect(asked.status, asked.text.slice(0, 400)).toBe(303);
    await done('exportOwnData');
    const link = /href="(\/me\/privacy\/copies\/[^"]+)"/.exec(
      (await person.browser.get('/me/privacy')).text,
    )![1]!;
    expect((await other.browser.get(link)).status).toBe(404);
    expect((await person.browser.get(`${link}x`)).status).toBe(404);
    const zip = unzipSync(new Uint8Array((await person.browser.get(link)).bytes));
    expect(Object.keys(zip)).toEqual(expect.arrayContaining(['data.json', 'baca-saya.html']));
    const data = strFromU8(zip['data.json']!);
    expect(missingIn(data, [NAME, NIK, PHONE, ADDRESS, email, ...WORDS])).toEqual([]);
    expect(missingIn(data, ['Teman Sekampus', 'argon2', 'token_hash', 's1.1'])).toHaveLength(4);
    expect(strFromU8(zip['baca-saya.html']!)).toContain(ADDRESS);
    expect(Object.keys(zip).some((name) => name.startsWith('berkas/'))).toBe(true);
  });

  it('an erasure is asked for once, and waits while money is open', async () => {
    const asked = await person.browser.post('/me/privacy', { kind: 'erase', note: `Saya ${NAME}` });
    expect(asked.status).toBe(303);
    expect((await person.browser.post('/me/privacy', { kind: 'erase' })).status).toBe(422);
    const extra = await union.ctx.transaction(async (tx) => {
      const row = await tx.one<{ id: string }>(
        `insert into dues_bills (id, payer_id, region_code, kind, period, rate_code, rate_label, amount, due_date)
         values (gen_random_uuid(), $1, '63', 'monthly', '202612', 'GOL_III', 'Golongan III', 90000, '2026-12-10') returning id`,
        [person.id],
      );
      return row!.id;
    });
    const url = await requestUrl();
    expect((await keeper.get(url)).text).toContain('Rp90.000');
    const refused = await keeper.post(url, { state: 'done', answer: 'Kami hapus hari ini.' });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('bendahara menerima pembayarannya');
    await union.ctx.transaction((tx) =>
      waiveBill(union.ctx, tx, { billId: extra, reason: 'Mengundurkan diri' }),
    );
    expect((await admin.get(url)).status).toBe(403);
    expect((await other.browser.post(url, { state: 'done', answer: 'Kami hapus.' })).status).toBe(403);
  });

  it('after it nothing of the person is left anywhere; books, receipts and the chain of the log stand', async () => {
    const before = await readBooks();
    const url = await requestUrl();
    expect((await keeper.post(url, { state: 'done', answer: 'Dihapus sesuai permintaan.' })).status).toBe(
      303,
    );
    expect((await second.post(url, { state: 'refused', answer: 'Terlambat.' })).status).toBe(409);
    await done('erasePerson');
    const all = await readAll();
    const words = [...planted(), 'hapus sempurna'];
    expect(missingIn(all, words)).toEqual(words);
    expect(await readBooks()).toEqual(before);
    expect(await union.ctx.transaction((tx) => checkLedger(tx))).toEqual([]);
    while ((await union.ctx.transaction(sealAudit)).sealed > 0);
    expect((await union.ctx.transaction((tx) => verifyAudit(tx))).faults).toEqual([]);
    expect((await person.browser.get('/me/privacy')).status).toBe(303);
    // The other member's words stand, without the name.
    const [post] = await sql<{ body: string }>(
      `select body from forum_posts where tenant_id = balai.tenant_id() and body like 'Terima kasih%'`,
    );
    expect(post!.body).toBe('Terima kasih, [dihapus], sudah bertanya.');
    const [left] = await sql<{ full_name: string; membership_status: string; region_code: string }>(
      'select full_name, membership_status, region_code from members where tenant_id = balai.tenant_id() and id = $1',
      [person.id],
    );
    expect(left).toMatchObject({ full_name: 'Anggota terhapus', region_code: '63' });
  });

  it('and the log says that it was done, without saying to whom', async () => {
    const { items } = await union.ctx.transaction((tx) =>
      readAudit(union.ctx, tx, { action: 'privacy.erased' }, { offset: 0, limit: 5 }),
    );
    expect(items).toHaveLength(1);
    expect(items[0]!.after).toMatchObject({ why: 'request' });
    const { items: mails } = await union.ctx.transaction((tx) =>
      readOutbox(union.ctx, tx, { offset: 0, limit: 100 }),
    );
    expect(JSON.stringify(mails)).not.toContain(email);
  });

  async function requestUrl(): Promise<string> {
    const [row] = await sql<{ id: string }>(
      `select id from privacy_requests where tenant_id = balai.tenant_id() and account_id = $1 and kind = 'erase'`,
      [accountId],
    );
    return `/system/privacy-requests/${row!.id}`;
  }

  async function readBooks() {
    const [sums] = await sql<{ bills: string; entries: string; payments: string; receipts: string }>(
      `select
         (select coalesce(sum(amount), 0) || '/' || count(*) from dues_bills where tenant_id = balai.tenant_id()) as bills,
         (select coalesce(sum(amount), 0) || '/' || count(*) from dues_entries where tenant_id = balai.tenant_id()) as entries,
         (select coalesce(sum(received_amount), 0) || '/' || count(*) from dues_payments where tenant_id = balai.tenant_id()) as payments,
         (select string_agg(number, ',' order by number) from dues_receipts where tenant_id = balai.tenant_id()) as receipts`,
    );
    const account = await union.ctx.transaction((tx) => readDuesAccount(tx, person.id, '2026-11-22'));
    return { ...sums, account };
  }

  async function setPassword(id: string, password: string): Promise<void> {
    const hash = await hashPassword(password);
    await union.ctx.transaction((tx) =>
      tx.execute('update accounts set password_hash = $2 where tenant_id = balai.tenant_id() and id = $1', [
        id,
        hash,
      ]),
    );
  }
});

const missingIn = (text: string, words: readonly string[]) => words.filter((word) => !text.includes(word));
