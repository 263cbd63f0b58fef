import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordPayment, submitClaim, waiveBill } from '#features/dues';
import { addDays, todayOf } from '#kernel/calendar';
import { hashPassword } from '#kernel/identity';
import { queueNightlyJobs } from '#kernel/jobs';
import { readOutbox } from '#kernel/mail';
import type { WorkContext } from '#kernel/work';
import { formValues } from '../../../../test/support/form-values.ts';
import type { HttpClient } from '../../../../test/support/http-client.ts';
import { openUnionWithPeople, type UnionWithPeople } from '../treasury/union-with-people.ts';
import { assessArrears } from './assess-arrears.ts';
import { enforceArrears, enforceArrearsJob } from './enforce-arrears.ts';
import { readStanding } from './standing.ts';

const DAY = 24 * 3_600_000;

describe('arrears', () => {
  let union: UnionWithPeople;
  let ctx: WorkContext;
  let treasurer: HttpClient;

  beforeAll(async () => {
    union = await openUnionWithPeople();
    ctx = union.ctx;
    treasurer = await union.addOfficer('treasurer', { name: 'Bambang Wicaksono' });
  });
  afterAll(() => union?.close());

  const sql = <T extends object>(text: string, values: unknown[] = []) =>
    ctx.transaction((tx) => tx.query<T>(text, values));
  const at = (days: number): WorkContext => ({ ...ctx, now: new Date(ctx.now.getTime() + days * DAY) });

  /** Somebody with this many bills that fell due in the last months, the newest yesterday. */
  async function addLate(count: number, fields: Parameters<UnionWithPeople['addMember']>[0] = {}) {
    const member = await union.addMember(fields);
    const today = todayOf(ctx);
    for (let index = 0; index < count; index += 1) {
      await sql(
        `insert into dues_bills (id, payer_id, region_code, kind, period, rate_code, rate_label, amount, due_date)
         select gen_random_uuid(), id, region_code, 'monthly', $2, 'GOL_III', 'Golongan III', 35000, $3::date
           from members where tenant_id = balai.tenant_id() and id = $1`,
        [member.id, String(202001 + index), addDays(today, -1 - 30 * index)],
      );
    }
    return member;
  }
  const billsOf = (id: string) =>
    sql<{ id: string }>('select id from dues_bills where payer_id = $1 order by period', [id]);
  const standingOf = (id: string) => ctx.transaction((tx) => readStanding(tx, id));
  const assess = (memberId: string, when = ctx) =>
    when.transaction((tx) => assessArrears(tx, { today: todayOf(when), now: when.now, memberId }));

  it.each([
    [0, undefined],
    [1, 1],
    [2, 2],
    [3, 3],
    [4, 3],
    [36, 3],
  ])('%i bills past due stand at stage %s', async (count, stage) => {
    const { id } = await addLate(count);
    await assess(id);
    expect((await standingOf(id))?.stage).toBe(stage);
    expect((await standingOf(id))?.overdueCount).toBe(stage && count);
  });

  it('a bill due today, waived, paid or under an open claim does not count', async () => {
    const { id } = await addLate(4);
    const [first, second, third] = await billsOf(id);
    await ctx.transaction((tx) => waiveBill(ctx, tx, { billId: first!.id, reason: 'Cuti sakit' }));
    await assess(id);
    expect(await standingOf(id)).toMatchObject({ overdueCount: 3 });
    const claim = await ctx.transaction((tx) =>
      submitClaim(ctx, tx, {
        ...{ payerId: id, regionCode: '63', kind: 'already_paid', billId: second!.id, paymentId: null },
        ...{ description: 'Sudah saya transfer.', fileId: null },
      }),
    );
    await assess(id);
    expect(await standingOf(id)).toMatchObject({ overdueCount: 2, stage: 2 });
    await sql(`update dues_claims set status = 'withdrawn', decided_at = now() where id = $1`, [claim.id]);
    await sql('update dues_bills set due_date = $2 where id = $1', [third!.id, todayOf(ctx)]);
    await assess(id);
    expect(await standingOf(id)).toMatchObject({ overdueCount: 2 });
  });

  it('a claim filed under a hold opens nothing by itself, until it waits too long or is right', async () => {
    const { id } = await addLate(3);
    const [bill] = await billsOf(id);
    await assess(id);
    await sql(
      `update dues_standings set held_at = now() - interval '1 hour', held_reason = 'Tiga bulan' where payer_id = $1`,
      [id],
    );
    const file = () =>
      ctx.transaction((tx) =>
        submitClaim(ctx, tx, {
          ...{ payerId: id, regionCode: '63', kind: 'already_paid', billId: bill!.id, paymentId: null },
          ...{ description: 'Sudah saya transfer.', fileId: null },
        }),
      );
    const claim = await file();
    await assess(id);
    expect(await standingOf(id)).toMatchObject({ overdueCount: 3, stage: 3 });
    await sql(`update dues_claims set created_at = now() - interval '9 days' where id = $1`, [claim.id]);
    await assess(id);
    expect(await standingOf(id)).toMatchObject({ overdueCount: 2 });
    // Refused once, claiming the same bill again stops nothing.
    await sql(
      `update dues_claims set status = 'rejected', decided_at = now(), decision_note = 'Tidak ada' where id = $1`,
      [claim.id],
    );
    await file();
    await assess(id);
    expect(await standingOf(id)).toMatchObject({ overdueCount: 3, stage: 3 });
    // A member with a decided claim can still move to a campus of another province.
    await sql(`update members set region_code = '35' where id = $1`, [id]);
    expect(
      (await sql<{ r: string }>('select region_code as r from dues_claims where id = $1', [claim.id]))[0],
    ).toEqual({
      r: '35',
    });
  });

  it('goes through three letters and a hold after seven days, and opens by itself with a payment', async () => {
    const { id, browser } = await addLate(1, { name: 'Ratna Dewi' });
    expect((await browser.get('/me/member-card')).status).toBe(200);
    await enforceArrears(ctx, { isByHand: false });
    expect(await standingOf(id)).toMatchObject({ stage: 1, toldStage: 1 });
    // The same night once more writes no second letter.
    const [mails] = await sql<{ count: number }>('select count(*) as count from outbox');
    expect(await enforceArrears(ctx, { isByHand: false })).toMatchObject({ reminded: 0, warned: 0, held: 0 });
    expect((await sql<{ count: number }>('select count(*) as count from outbox'))[0]).toEqual(mails);

    for (const index of [1, 2]) {
      await sql(
        `insert into dues_bills (id, payer_id, region_code, kind, period, rate_code, rate_label, amount, due_date)
         values (gen_random_uuid(), $1, '63', 'monthly', $2, 'GOL_III', 'Golongan III', 35000, $3)`,
        [id, String(202101 + index), addDays(todayOf(ctx), -index)],
      );
    }
    await enforceArrears(ctx, { isByHand: false });
    expect(await standingOf(id)).toMatchObject({ stage: 3, toldStage: 3, heldAt: null });
    await enforceArrears(at(6), { isByHand: false });
    expect((await standingOf(id))?.heldAt).toBeNull();
    await enforceArrears(at(7.1), { isByHand: false });
    expect((await standingOf(id))?.heldReason).toBe('Menunggak 3 bulan atau lebih');
    const { items } = await ctx.transaction((tx) => readOutbox(ctx, tx, { offset: 0, limit: 100 }));
    const letters = items.filter(({ text }) => text.includes('Ratna Dewi')).map(({ template }) => template);
    expect(letters.sort()).toEqual(['union.dues_final_notice', 'union.dues_held', 'union.dues_reminder']);

    // Held: card and forum are closed; login, bills, payment, claims and messages stay open.
    expect((await browser.get('/me/member-card')).status).toBe(403);
    for (const url of [
      '/dashboard',
      '/me/dues',
      '/me/dues/upload',
      '/me/dues/claims',
      '/me/dues/claims/new',
    ]) {
      expect((await browser.get(url)).status, url).toBe(200);
    }
    expect((await browser.get('/member/messages')).status).toBe(200);
    await ctx.transaction((tx) =>
      recordPayment(ctx, tx, {
        ...{ payerId: id, regionCode: '63', billId: null, amount: 35_000, paidOn: todayOf(ctx) },
        ...{ method: 'transfer', reference: '', note: '' },
      }),
    );
    await assess(id);
    expect(await standingOf(id)).toMatchObject({ stage: 2, heldAt: null, heldReason: null });
    expect((await browser.get('/me/member-card')).status).toBe(200);
    const events = await sql<{ step: string }>(
      'select step from dues_arrears_events where payer_id = $1 order by at, step',
      [id],
    );
    expect(events.map(({ step }) => step)).toEqual(
      expect.arrayContaining(['reminded', 'final_notice', 'held', 'lifted']),
    );
  });

  it('the dry run says what the run then does, and changes nothing itself', async () => {
    const { id } = await addLate(3, { name: 'Slamet Riyadi' });
    const before = await treasurer.get('/treasury/dues/arrears/enforce');
    expect(before.text).toContain('Jalankan: ');
    expect(await standingOf(id)).toBeUndefined();
    expect((await treasurer.post('/treasury/dues/arrears/enforce', {})).status).toBe(303);
    for (let turn = 0; turn < 100 && (await standingOf(id))?.toldStage !== 3; turn += 1) {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    expect(await standingOf(id)).toMatchObject({ toldStage: 3, heldAt: null });
    const list = await treasurer.get('/treasury/dues/arrears?q=slamet&filter[stage]=hold');
    expect(list.text).toContain('Slamet Riyadi');
    expect(list.text).toContain('Pemberitahuan terakhir');
  });

  it('a treasurer defers with a reason, holds by hand, and opens again until a day', async () => {
    const { id, browser } = await addLate(3);
    await assess(id);
    const page = `/treasury/dues/arrears/${id}`;
    const soon = addDays(todayOf(ctx), 30);
    const without = await treasurer.post(`${page}/defer`, { until: soon, reason: ' ' });
    expect(without.status).toBe(422);
    expect(without.text).toContain('Tulis alasannya');
    expect(
      (await treasurer.post(`${page}/defer`, { until: '2020-01-01', reason: 'Mengangsur' })).status,
    ).toBe(422);
    expect((await treasurer.post(`${page}/defer`, { until: soon, reason: 'Mengangsur' })).status).toBe(303);
    await enforceArrears(ctx, { isByHand: false });
    await enforceArrears(at(10), { isByHand: false });
    expect((await standingOf(id))?.heldAt).toBeNull();
    expect((await treasurer.post(`${page}/hold`, { reason: 'Menunggak > 3 bulan' })).status).toBe(303);
    expect((await browser.get('/me/member-card')).status).toBe(403);
    expect((await treasurer.post(`${page}/hold`, { reason: 'Sekali lagi' })).status).toBe(409);
    expect(
      (await treasurer.post(`${page}/reactivate`, { until: soon, reason: 'Sepakat mengangsur' })).status,
    ).toBe(303);
    expect((await browser.get('/me/member-card')).status).toBe(200);
    await enforceArrears(at(10), { isByHand: false });
    expect((await standingOf(id))?.heldAt).toBeNull();
    await enforceArrears(at(31), { isByHand: true });
    expect((await standingOf(id))?.heldAt).not.toBeNull();
  });

  it('a hold closes signing in only where the union decided so, and never for officers', async () => {
    const password = 'sawah-hijau-27';
    const addHeld = async (role?: string) => {
      const held = await addLate(3, role ? { role } : {});
      await assess(held.id);
      expect(
        (await treasurer.post(`/treasury/dues/arrears/${held.id}/hold`, { reason: 'Menunggak > 3 bulan' }))
          .status,
      ).toBe(303);
      await sql(
        `update accounts set password_hash = $2, second_factor_at = null
          where tenant_id = balai.tenant_id() and subject_id = $1`,
        [held.id, await hashPassword(password)],
      );
      return held;
    };
    const member = await addHeld();
    const officer = await addHeld('treasurer');
    const enter = async ({ id }: { id: string }) => {
      const visitor = union.visitor();
      await visitor.get('/login');
      return visitor.post('/login', { identifier: `${id.slice(-12)}@contoh.ac.id`, password });
    };
    const decide = async (holdClosesSignIn: string) => {
      const edit = '/treasury/dues/policy/edit';
      const form = formValues((await treasurer.get(edit)).text, edit);
      delete form.holdClosesSignIn;
      const { status } = await treasurer.post(edit, {
        ...form,
        ...(holdClosesSignIn ? { holdClosesSignIn } : {}),
      });
      expect(status).toBe(303);
    };

    expect((await enter(member)).status).toBe(303);
    expect((await member.browser.get('/me/dues')).status).toBe(200);
    await decide('1');
    const refused = await enter(member);
    expect(refused.status).toBe(403);
    expect(refused.text).toContain('ditutup sementara karena tunggakan iuran');
    const wrong = await union.visitor().postJson('/api/v1/session', {
      ...{ identifier: `${member.id.slice(-12)}@contoh.ac.id`, password: 'bukan-ini-99' },
    });
    expect(wrong.status).toBe(401);
    expect((await member.browser.get('/me/dues')).headers.location).toContain('/login');
    expect((await enter(officer)).status).toBe(303);
    const late = await addLate(3);
    await assess(late.id);
    await treasurer.post(`/treasury/dues/arrears/${late.id}/hold`, { reason: 'Menunggak > 3 bulan' });
    const letters = await ctx.transaction((tx) => readOutbox(ctx, tx, { offset: 0, limit: 50 }));
    expect(letters.items[0]!.text).toMatch(/tidak dapat dibuka\. Transfer ke .* atas nama/);
    await decide('');
    expect((await enter(member)).status).toBe(303);
    expect((await member.browser.get('/me/dues')).status).toBe(200);
  });

  it('nobody decides about the own arrears; members, admins and coordinators decide about none', async () => {
    const self = await addLate(3, { role: 'treasurer' });
    const other = await addLate(3, { regionCode: '35' });
    await assess(self.id);
    await assess(other.id);
    const own = await self.browser.post(`/treasury/dues/arrears/${self.id}/defer`, {
      ...{ until: addDays(todayOf(ctx), 30), reason: 'Untuk saya sendiri' },
    });
    expect(own.status).toBe(403);
    expect(own.text).toContain('Tunggakan Anda sendiri diurus oleh bendahara lain');
    const admin = await union.addOfficer('admin');
    const coordinator = await union.addOfficer('coordinator', { regions: ['63'] });
    for (const browser of [admin, coordinator, other.browser]) {
      for (const step of ['hold', 'defer', 'reactivate']) {
        const answer = await browser.post(`/treasury/dues/arrears/${other.id}/${step}`, {
          reason: 'Menunggak',
        });
        expect(answer.status).toBe(403);
      }
      expect((await browser.post('/treasury/dues/arrears/remind', { id: other.id })).status).toBe(403);
      expect((await browser.get('/treasury/dues/arrears/enforce')).status).toBe(403);
    }
    const nobody = await self.browser.post('/treasury/dues/arrears/remind');
    expect(nobody.status).toBe(422);
    expect(nobody.text).toContain('Belum ada anggota yang dipilih');
    // A coordinator reads the arrears of the own regions, and of no other.
    expect((await coordinator.get(`/treasury/dues/arrears/${self.id}`)).status).toBe(200);
    expect((await coordinator.get(`/treasury/dues/arrears/${other.id}`)).status).toBe(404);
    expect((await other.browser.get('/treasury/dues/arrears')).status).toBe(403);
    expect((await standingOf(other.id))?.heldAt).toBeNull();
  });

  it('a night with oddly many holds leaves them to a person', async () => {
    for (let index = 0; index < 30; index += 1) await addLate(3);
    await enforceArrears(ctx, { isByHand: false });
    const night = await enforceArrears(at(8), { isByHand: false });
    expect(night.held).toBe(0);
    expect(night.leftForPerson).toBeGreaterThan(25);
    expect((await enforceArrears(at(8), { isByHand: true })).held).toBe(night.leftForPerson);
  });

  it('runs once a night, whatever the number of processes that ask', async () => {
    const { tenant } = ctx;
    const queue = (now: Date) => queueNightlyJobs(union.test.app, tenant, [enforceArrearsJob], now);
    const noon = new Date('2031-05-05T04:00:00Z');
    const answers = await Promise.all([queue(noon), queue(noon), queue(noon)]);
    expect(answers.flat()).toEqual(['enforceArrears']);
    expect(await queue(new Date('2031-05-05T16:30:00Z'))).toEqual([]);
    // Half past midnight by the union's clock: too early, the night has not come.
    expect(await queue(new Date('2031-05-05T17:30:00Z'))).toEqual([]);
    expect(await queue(new Date('2031-05-05T18:30:00Z'))).toEqual(['enforceArrears']);
  });
});
