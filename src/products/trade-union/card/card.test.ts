import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { WorkContext } from '#kernel/work';
import { readPdf } from '../../../../test/read-pdf.ts';
import type { HttpClient } from '../../../../test/support/http-client.ts';
import { openTestApp, type TestApp } from '../../../../test/support/test-app.ts';
import { cardTokenOf, checkCard, screenTokenOf } from './card-token.ts';

let test: TestApp;
let ctx: WorkContext;
let admin: HttpClient;
beforeAll(async () => {
  test = await openTestApp();
  ctx = await test.system('serikat');
  admin = await test.signIn('serikat', 'admin');
});
afterAll(() => test?.close());

const PATH = '/admin/members/cards';
const idOf = async (name: string) =>
  (await ctx.transaction((tx) =>
    tx.one<{ id: string }>('select id from members where tenant_id = balai.tenant_id() and full_name = $1', [
      name,
    ]),
  ))!.id;
const at = (seconds: number): WorkContext => ({ ...ctx, now: new Date(ctx.now.getTime() + seconds * 1000) });

async function print(query: string, layout: string) {
  const answer = await admin.post(PATH, { query, layout });
  expect(answer.status, answer.text.slice(0, 200)).toBe(303);
  const job = String(answer.headers.location);
  await expect
    .poll(async () => (await admin.get(job)).text.includes('/hasil"'), { timeout: 60_000 })
    .toBe(true);
  return readPdf((await admin.get(`${job}/hasil`)).bytes);
}

describe('the cards of a list', () => {
  it('are one file, ten on a sheet with their backs behind, each active member once', async () => {
    const { pages } = await print('', 'sheet');
    const numbers = pages.flatMap(({ text }) => text.match(/SPK-\d{4}-\d{5}/g) ?? []);
    const active = await ctx.transaction((tx) =>
      tx.query<{ member_number: string }>(
        `select member_number from members where tenant_id = balai.tenant_id() and membership_status = 'active'
           and account_status = 'active' and deleted_at is null`,
      ),
    );
    expect([...numbers].sort()).toEqual(active.map(({ member_number }) => member_number).sort());
    expect(pages).toHaveLength(2 * Math.ceil(active.length / 10));
    expect(Math.round(pages[0]!.width)).toBe(210);
    expect(pages[0]!.text.match(/SPK-/g)).toHaveLength(10);
    expect(pages[1]!.text.match(/Pindai untuk/g)).toHaveLength(10);
  }, 120_000);

  it('are those of the filter alone, one a page for a card printer', async () => {
    const { pages } = await print('filter[region]=51', 'card');
    expect(pages).toHaveLength(4);
    expect(pages[0]!.width).toBeCloseTo(85.6, 0);
    expect(pages.map(({ text }) => text).join(' ')).toContain('I Made Suardana');
  }, 120_000);

  it('are printed by admins alone, and not for people without a card', async () => {
    expect((await admin.post(PATH, { query: 'filter[status]=candidate', layout: 'sheet' })).status).toBe(409);
    expect((await admin.post(PATH, { query: '' })).status).toBe(422);
    for (const who of ['kalsel@serikat.example', 'treasurer', 'anggota@serikat.example']) {
      const other = await test.signIn('serikat', who);
      expect((await other.get(PATH)).status).toBe(403);
      expect((await other.post(PATH, { query: '', layout: 'sheet' })).status).toBe(403);
    }
  });
});

describe('the code of a card', () => {
  it('on the screen is another one each time, and dies within two minutes', async () => {
    const id = await idOf('Ni Luh Putu Ayu Lestari');
    const tokens = await ctx.transaction(async (tx) => [
      await screenTokenOf(ctx, tx, id),
      await screenTokenOf(ctx, tx, id),
    ]);
    expect(tokens[0]).not.toBe(tokens[1]);
    const check = (seconds: number, token: string) =>
      at(seconds).transaction((tx) => checkCard(at(seconds), tx, token));
    expect(await check(60, tokens[0]!)).toEqual({ isValid: true, isFresh: true });
    expect(await check(121, tokens[0]!)).toEqual({ isValid: false, isFresh: false });
    const forged = `${tokens[0]!.slice(0, -2)}AA`;
    expect(await check(1, forged)).toEqual({ isValid: false, isFresh: false });
    const printed = await ctx.transaction((tx) => cardTokenOf(ctx, tx, id));
    expect(await check(121, printed)).toEqual({ isValid: true, isFresh: false });
  });

  it('tells nobody whose it is, on the screen as on paper', async () => {
    const member = await test.signIn('serikat', 'anggota@serikat.example');
    const page = await member.get('/me/member-card');
    expect(page.headers.refresh).toBe('60');
    const id = await idOf('Ni Luh Putu Ayu Lestari');
    const token = await ctx.transaction((tx) => screenTokenOf(ctx, tx, id));
    const seen = await test.visitor('serikat').get(`/card/verify/${token}`);
    expect(seen.text).toContain('Kartu ini berlaku');
    expect(seen.text).toContain('baru saja tampil di ponsel');
    for (const told of ['Ni Luh', 'SPK-20', 'Dewata', id]) expect(seen.text.includes(told)).toBe(false);
  });

  it('ends with the membership, on the screen as on paper', async () => {
    const id = await idOf('I Made Suardana');
    const [screen, paper] = await ctx.transaction(async (tx) => [
      await screenTokenOf(ctx, tx, id),
      await cardTokenOf(ctx, tx, id),
    ]);
    const bearer = await test.bearer('serikat', 'admin');
    const ended = await bearer.postJson(`/api/v1/members/${id}/expel`, {
      reason: 'Keputusan sidang etik, contoh.',
    });
    expect(ended.status, ended.text).toBe(200);
    for (const token of [screen!, paper!]) {
      const seen = await test.visitor('serikat').get(`/card/verify/${token}`);
      expect(seen.text).toContain('Kartu ini tidak berlaku');
    }
  });
});
