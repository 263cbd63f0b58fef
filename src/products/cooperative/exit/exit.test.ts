import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { checkSubledger, postEntries, readBalances } from '#features/subledger';
import { readMails } from '../../../../test/account/read-mails.ts';
import { actAsOfficer } from '../../../../test/support/act-as-officer.ts';
import { openCooperative } from '../../../../test/support/cooperative-office.ts';
import type { HttpClient } from '../../../../test/support/http-client.ts';

const { test, ctx, chair, secretary, treasurer, member, today } = await openCooperative();

const URL = '/pengunduran-diri';
const pay = { postedOn: today, place: 'cash' };

/** The pay-out of a day, as its form shows it. */
async function payOf(url: string, postedOn = pay.postedOn) {
  const total = /name="total" value="(\d+)"/.exec((await treasurer.get(url)).text)?.[1] ?? '';
  return { ...pay, postedOn, total };
}

const memberNamed = async (name: string) =>
  (await ctx.transaction((tx) =>
    tx.one<{ id: string; number: string; leftOn: string | null; reason: string | null }>(
      `select id, member_number as number, left_on as "leftOn", exit_reason as reason from cooperative_members
        where tenant_id = balai.tenant_id() and full_name = $1`,
      [name],
    ),
  ))!;
const heldBy = async (id: string) =>
  (await ctx.transaction((tx) => readBalances(ctx, tx, [id]))).reduce((sum, { balance }) => sum + balance, 0);
async function addressOf(name: string): Promise<string> {
  const { text } = await secretary.get(`${URL}?q=${encodeURIComponent(name)}`);
  return /href="(\/pengunduran-diri\/[0-9a-f-]{36})"/.exec(text)![1]!;
}
/** Above zero the member owes more. */
async function lend(memberId: string, part: string, amount: number): Promise<void> {
  const officer = await ctx.transaction((tx) => actAsOfficer(ctx, tx, 'Norhayati'));
  await officer.transaction((tx) =>
    postEntries(officer, tx, {
      ...{
        event: { kind: 'test-loan', id: randomUUID() },
        postedOn: '2026-11-02',
        description: 'Pinjaman uji',
      },
      entries: [{ holderId: memberId, account: 'loan', part, amount }],
      contra: [
        amount > 0
          ? { account: { purpose: 'cash' }, credit: amount }
          : { account: { purpose: 'cash' }, debit: -amount },
      ],
    }),
  );
}

it('a member in debt does not leave before the loan is paid; then an officer lets the member go', async () => {
  const siti = await memberNamed('Siti Rahmah');
  const loan = randomUUID();
  await lend(siti.id, loan, 250_000);
  expect((await member.post(URL, { reason: 'ya' })).status).toBe(422);
  expect(
    (await treasurer.post(URL, { reason: 'Pindah ke Kotabaru', memberNumber: siti.number })).status,
  ).toBe(403);
  expect((await member.post(URL, { reason: 'Pindah ke Kotabaru' })).status).toBe(303);
  expect((await member.post(URL, { reason: 'Pindah ke Kotabaru' })).status).toBe(409);
  const url = await addressOf('Siti Rahmah');
  const refused = await chair.post(`${url}/setujui`);
  expect([refused.status, refused.text.includes('Sisa pinjaman Rp250.000')]).toEqual([409, true]);
  await lend(siti.id, loan, -250_000);
  const other = await test.signIn('koperasi', 'anggota2@koperasi.example');
  expect((await other.get(url)).status).toBe(404);
  expect((await other.post(`${url}/tarik`)).status).toBe(404);
  for (const by of [member, treasurer]) expect((await by.post(`${url}/setujui`)).status).toBe(403);
  expect((await treasurer.post(`${url}/bayar`, pay)).status).toBe(409);
  expect((await chair.post(`${url}/setujui`)).status).toBe(303);
  // Still the member's own wish until the money is paid: nobody else takes it back, the member may.
  for (const by of [secretary, chair]) expect((await by.post(`${url}/tarik`)).status).toBe(403);
  expect((await secretary.get(url)).text).not.toContain('Tarik kembali');
  expect((await member.get(URL)).text).toContain('Tarik kembali');
  expect((await member.post(`${url}/tarik`)).status).toBe(303);
  expect((await member.post(`${url}/tarik`)).status).toBe(409);
  expect((await member.post(URL, { reason: 'Pindah ke Kotabaru' })).status).toBe(303);
  // A letter goes only to an address that is known to be the member's.
  const letters = async () => (await readMails(test, 'koperasi', 'cooperative.exit_approved')).length;
  expect(await letters()).toBe(1);
  await ctx.transaction((tx) =>
    tx.execute(
      'update accounts set email_verified_at = null where tenant_id = balai.tenant_id() and subject_id = $1',
      [siti.id],
    ),
  );
  expect((await chair.post(`${await addressOf('Siti Rahmah')}/setujui`)).status).toBe(303);
  expect(await letters()).toBe(1);
});

it('everything is paid out with what it earned, once; the entry in book 01 is closed and the account shut', async () => {
  const siti = await memberNamed('Siti Rahmah');
  const url = await addressOf('Siti Rahmah');
  const before = await heldBy(siti.id);
  const shown = await treasurer.get(url);
  expect(shown.text).toContain('Jasa yang belum dibukukan');
  // 420,000 of sukarela at three per cent a year, five whole months.
  expect(shown.text).toContain('Rp5.250');
  for (const by of [chair, secretary, member]) expect((await by.post(`${url}/bayar`, pay)).status).toBe(403);
  const early = await treasurer.post(`${url}/bayar`, await payOf(url, '2026-01-15'));
  expect([early.status, early.text.includes('baru disetujui')]).toEqual([422, true]);
  const other = await treasurer.post(`${url}/bayar`, { ...(await payOf(url)), total: '1000' });
  expect([other.status, other.text.includes('Periksa lagi, lalu bukukan')]).toEqual([409, true]);
  expect(await heldBy(siti.id)).toBe(before);
  expect((await memberNamed('Siti Rahmah')).leftOn).toBe(null);
  const form = await payOf(url);
  const answers = await Promise.all([1, 2, 3].map(() => treasurer.post(`${url}/bayar`, form)));
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 409, 409]);
  expect(await heldBy(siti.id)).toBe(0);
  expect(await memberNamed('Siti Rahmah')).toMatchObject({
    leftOn: pay.postedOn,
    reason: 'Pindah ke Kotabaru',
  });
  expect((await ctx.transaction((tx) => checkSubledger(ctx, tx))).faults).toEqual([]);
  const proof = /\/buku\/simpanan\/[0-9a-f-]{36}\/bukti\/[0-9a-f-]{36}/.exec((await chair.get(url)).text)![0];
  expect((await chair.get(proof)).text).toMatch(/Bukti BT-\d{4}-\d{6}/);
  expect((await member.get('/saya/simpanan')).status).toBe(303);
});

it('in a dump no id leads from who left to what was paid', async () => {
  const { schema } = ctx.tenant;
  const rows = await test.asSuperuser<{ count: number }>(
    `select count(*)::int as count from "${schema}".ledger_journals j join "${schema}".cooperative_exits e
       on position(e.id::text in j.source_id) > 0 or position(e.member_id::text in j.source_id) > 0`,
  );
  expect(rows[0]!.count).toBe(0);
});

it('officers ask for somebody without an account; who asked does not decide, and a refusal tells why', async () => {
  const { number } = await memberNamed('Akhmad Zaini');
  const form = { memberNumber: number, reason: 'Meninggal dunia' };
  const unknown = await secretary.post(URL, { ...form, memberNumber: '9999' });
  expect([unknown.status, unknown.text.includes('Tidak ada anggota aktif')]).toEqual([422, true]);
  const asked = await secretary.post(URL, form);
  const url = String(asked.headers.location);
  expect(asked.status).toBe(303);
  // What is refused is not offered.
  const offered = async (by: HttpClient) => {
    const { text } = await by.get(url);
    return ['tolak', 'tarik'].filter((step) => text.includes(`${url}/${step}"`));
  };
  expect([await offered(secretary), await offered(chair)]).toEqual([['tarik'], ['tolak']]);
  expect((await secretary.post(`${url}/setujui`)).status).toBe(403);
  expect((await secretary.post(`${url}/tolak`, { note: 'Tidak jadi berhenti' })).status).toBe(403);
  expect((await chair.post(`${url}/tolak`, { note: 'x' })).status).toBe(422);
  expect((await treasurer.post(`${url}/tolak`, { note: 'Tidak jadi berhenti' })).status).toBe(403);
  expect((await chair.post(`${url}/tolak`, { note: 'Orangnya masih hidup' })).status).toBe(303);
  expect((await secretary.get(url)).text).toContain('Orangnya masih hidup');
  const again = String((await secretary.post(URL, form)).headers.location);
  expect((await treasurer.post(`${again}/tarik`)).status).toBe(403);
  expect((await secretary.post(`${again}/tarik`)).status).toBe(303);
  expect((await chair.post(`${again}/setujui`)).status).toBe(409);
  expect((await secretary.get(`${URL}?filter[state]=withdrawn`)).text).toContain('Akhmad Zaini');
});
