import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { countOpenLoans } from '#features/loans';
import { readSavingsTypes } from '#features/savings';
import { postEntries, readBalances } from '#features/subledger';
import { addDays } from '#kernel/calendar';
import { actAsOfficer } from '../../../../test/support/act-as-officer.ts';
import { openCooperative } from '../../../../test/support/cooperative-office.ts';
import { savers } from '../savings/index.ts';
import { payExit, readPayable } from './pay-exit.ts';

const { ctx, chair, secretary, treasurer, sql, today } = await openCooperative();

const URL = '/pengunduran-diri';
const ALL = { resource: 'membership-exit', right: 'pay', isAll: true, isOwn: false, isPublishedOnly: false };

const heldBy = async (id: string) =>
  (await ctx.transaction((tx) => readBalances(ctx, tx, [id]))).reduce((sum, { balance }) => sum + balance, 0);
const totalOf = async (memberId: string) =>
  (await ctx.transaction((tx) => readPayable(ctx, tx, { memberId, on: today }))).total;
/** Members without a loan who have saved something, each taken once. */
const taken = new Set<string>();
async function saverFree() {
  const found = await ctx.transaction(async (tx) => {
    for (const holder of await savers.all(ctx, tx)) {
      if (holder.leftOn !== null || taken.has(holder.id)) continue;
      const { waiting, running } = await countOpenLoans(ctx, tx, holder.id);
      const held = (await readBalances(ctx, tx, [holder.id])).some(({ balance }) => balance > 0);
      const [account] = await tx.query('select 1 from accounts where subject_id = $1 and tenant_id = $2', [
        holder.id,
        ctx.tenant.id,
      ]);
      if (waiting + running === 0 && held && !account) return holder;
    }
    throw new Error('Nobody is left');
  });
  taken.add(found.id);
  return found;
}
/** Asked by the secretary; the address of the leaving. */
const ask = async (memberNumber: string) =>
  String((await secretary.post(URL, { memberNumber, reason: 'Pindah keluar kota' })).headers.location);
async function approved(memberNumber: string): Promise<{ url: string; id: string }> {
  const url = await ask(memberNumber);
  expect((await chair.post(`${url}/setujui`)).status).toBe(303);
  return { url, id: url.slice(URL.length + 1) };
}

it('a deposit at the same moment waits for the pay-out and finds somebody who has left', async () => {
  const holder = await saverFree();
  const { id } = await approved(holder.number);
  const [voluntary] = (await ctx.transaction((tx) => readSavingsTypes(tx))).filter(
    ({ kind }) => kind === 'voluntary',
  );
  const officer = await ctx.transaction((tx) => actAsOfficer(ctx, tx, 'Norhayati'));
  const total = await totalOf(holder.id);
  const deposit = await officer.transaction(async (tx) => {
    await payExit({ ...officer, reach: ALL }, tx, { id, postedOn: today, from: 'cash', total });
    const sent = treasurer.post(`/buku/simpanan/${holder.id}/setor`, {
      ...{ key: randomUUID(), postedOn: today, place: 'cash', [`amount-${voluntary!.id}`]: '50.000' },
    });
    // Time enough to have read the member and to wait for the row.
    await new Promise((resolve) => setTimeout(resolve, 700));
    return { sent };
  });
  const answer = await deposit.sent;
  expect([answer.status, answer.text.includes('sudah berhenti menjadi anggota')]).toEqual([409, true]);
  expect(await heldBy(holder.id)).toBe(0);
});

it('interest of a month that is credited to everybody meanwhile is not credited twice', async () => {
  const holder = await saverFree();
  const { id } = await approved(holder.number);
  const [type] = (await ctx.transaction((tx) => readSavingsTypes(tx))).filter(
    ({ interestBp }) => interestBp > 0,
  );
  const officer = await ctx.transaction((tx) => actAsOfficer(ctx, tx, 'Norhayati'));
  const total = await totalOf(holder.id);
  const month = addDays(`${today.slice(0, 7)}-01`, -1).slice(0, 7);
  const interest = await officer.transaction(async (tx) => {
    await payExit({ ...officer, reach: ALL }, tx, { id, postedOn: today, from: 'cash', total });
    const sent = treasurer.post('/buku/simpanan/jasa', { typeId: type!.id, month });
    await new Promise((resolve) => setTimeout(resolve, 700));
    return { sent };
  });
  expect((await interest.sent).status).toBe(303);
  expect(await heldBy(holder.id)).toBe(0);
});

it('what was left with the cooperative is paid out with a receipt of its own; not before the last entry of the book', async () => {
  const holder = await saverFree();
  const { url } = await approved(holder.number);
  const saved = await totalOf(holder.id);
  const officer = await ctx.transaction((tx) => actAsOfficer(ctx, tx, 'Norhayati'));
  await officer.transaction((tx) =>
    postEntries(officer, tx, {
      ...{ event: { kind: 'test-credit', id: randomUUID() }, postedOn: today, description: 'Titipan uji' },
      entries: [
        {
          ...{ holderId: holder.id, account: 'member-credit', part: randomUUID() },
          ...{ amount: 12_345, counts: false },
        },
      ],
      contra: [{ account: { purpose: 'cash' }, debit: 12_345 }],
    }),
  );
  await sql(
    `update cooperative_exits set decided_at = now() - interval '9 days' where tenant_id = balai.tenant_id() and id = $1`,
    url.slice(URL.length + 1),
  );
  const form = { postedOn: today, place: 'cash', total: String(saved + 12_345) };
  expect((await treasurer.get(url)).text).toContain(`name="total" value="${form.total}"`);
  const early = await treasurer.post(`${url}/bayar`, { ...form, postedOn: addDays(today, -4) });
  expect([early.status, early.text.includes('masih mencatat uang')]).toEqual([422, true]);
  expect((await treasurer.post(`${url}/bayar`, { ...form, total: String(saved) })).status).toBe(409);
  expect((await treasurer.post(`${url}/bayar`, form)).status).toBe(303);
  expect(await heldBy(holder.id)).toBe(0);
  const proof = /\/buku\/simpanan\/[0-9a-f-]{36}\/bukti\/[0-9a-f-]{36}/.exec((await chair.get(url)).text)![0];
  expect((await chair.get(`${proof}/kuitansi.pdf`)).status).toBe(200);
  const credits = /\/pembukuan\/pembayaran\/titipan\/[0-9a-f-]{36}/.exec((await treasurer.get(url)).text)![0];
  expect((await treasurer.get(credits)).text).toMatch(/BK-\d{4}-\d{6}/);
});

it('an application for a loan and a role in hand stand in the way of leaving', async () => {
  const waiting = await ctx.transaction(async (tx) => {
    for (const holder of await savers.all(ctx, tx))
      if ((await countOpenLoans(ctx, tx, holder.id)).waiting > 0) return holder;
    throw new Error('Nobody has applied');
  });
  const url = await ask(waiting.number);
  const refused = await chair.post(`${url}/setujui`);
  expect([refused.status, refused.text.includes('Pengajuan pinjaman yang belum selesai')]).toEqual([
    409,
    true,
  ]);

  const holder = await saverFree();
  const officer = await ask(holder.number);
  const [account] = await sql<{ id: string }>(
    `insert into accounts (id, display_name, subject_id) values (gen_random_uuid(), $1, $2) returning id`,
    ...[holder.name, holder.id],
  );
  await sql(
    `insert into role_grants (id, account_id, role) values (gen_random_uuid(), $1, 'pengawas')`,
    account!.id,
  );
  const held = await chair.post(`${officer}/setujui`);
  expect([held.status, held.text.includes('masih memegang peran Pengawas')]).toEqual([409, true]);
});

it('nobody pays out their own leaving', async () => {
  const holder = await saverFree();
  const { url } = await approved(holder.number);
  await sql(
    `update accounts set subject_id = $1 where tenant_id = balai.tenant_id() and display_name = 'Norhayati'
       and exists (select 1 from role_grants g where g.tenant_id = accounts.tenant_id and g.account_id = accounts.id)`,
    holder.id,
  );
  const form = { postedOn: today, place: 'cash', total: String(await totalOf(holder.id)) };
  const refused = await treasurer.post(`${url}/bayar`, form);
  expect([refused.status, refused.text.includes('pengunduran diri Anda sendiri')]).toEqual([403, true]);
  expect(await heldBy(holder.id)).toBeGreaterThan(0);
});
