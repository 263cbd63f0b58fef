import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readWorkbook, textOf } from '#kernel/exchange';
import type { HttpClient } from '../../../../test/support/http-client.ts';
import { openTestApp, type TestApp } from '../../../../test/support/test-app.ts';

let test: TestApp;
beforeAll(async () => {
  test = await openTestApp({ jobs: false });
});
afterAll(() => test?.close());

interface Row {
  key: string;
  label: string;
  count: string;
  url: string | null;
}
interface Statistics {
  total: number;
  tables: { key: string; rows: Row[] }[];
}

const KALSEL = 'kalsel@serikat.example';
const read = async (client: HttpClient, query = '') => {
  const answer = await client.get(`/api/v1/statistics${query}`);
  expect(answer.status, answer.text).toBe(200);
  return answer.json as Statistics;
};
const rowsOf = (statistics: Statistics, key: string) =>
  statistics.tables.find((table) => table.key === key)?.rows ?? [];
const totalOf = async (client: HttpClient, url: string) => {
  const answer = await client.get(`/api/v1/members?${url.split('?')[1]}&size=1`);
  expect(answer.status, `${url} ${answer.text}`).toBe(200);
  return (answer.json as { total: number }).total;
};

describe('a number of the statistics', () => {
  it.each([
    ['admin', ''],
    ['admin', '?filter[region]=63&filter[region]=35'],
    ['admin', '?filter[employment]=PNS&period=2024'],
    ['admin', '?filter[gender]=P&filter[age]=30-39&period=24'],
    ['admin', '?filter[status]=candidate'],
    [KALSEL, ''],
    [KALSEL, '?filter[rank]=Lektor'],
    ['treasurer', ''],
  ])('is the total of the list it opens, for %s with %s', async (who, query) => {
    const client = await test.bearer('serikat', who);
    const statistics = await read(client, query);
    let opened = 0;
    for (const { key, rows } of statistics.tables)
      for (const { url, count, label } of rows) {
        if (!url) continue;
        opened += 1;
        expect(`${key}, ${label}: ${await totalOf(client, url)}`).toBe(`${key}, ${label}: ${count}`);
      }
    expect(opened).toBeGreaterThan(15);
  });

  it('adds up: every grouping of the active members has the same sum', async () => {
    const statistics = await read(await test.bearer('serikat', 'admin'));
    for (const key of ['region', 'gender', 'age', 'employment', 'rank', 'room', 'campusKind', 'dues']) {
      const sum = rowsOf(statistics, key).reduce((all, { count }) => all + Number(count), 0);
      expect(`${key} ${sum}`).toBe(`${key} ${statistics.total}`);
    }
    const active = rowsOf(statistics, 'status').find(({ key }) => key === 'active');
    expect(active?.count).toBe(String(statistics.total));
    expect(rowsOf(statistics, 'members').at(-1)?.count).toBe(String(statistics.total));
  });
});

describe('a coordinator', () => {
  it('counts the own province alone, whatever region the address asks for', async () => {
    const client = await test.bearer('serikat', KALSEL);
    expect(rowsOf(await read(client), 'region').map(({ key }) => key)).toEqual(['63']);
    const foreign = await read(client, '?filter[region]=35');
    expect(foreign.total).toBe(0);
    expect(foreign.tables.flatMap(({ rows }) => rows).filter(({ count }) => count !== '0')).toEqual([]);
    const page = await (await test.signIn('serikat', KALSEL)).get('/region/stats');
    expect(page.status).toBe(200);
    expect(page.text.includes('Jawa Timur')).toBe(false);
    expect(page.text.includes('/region/members?filter%5Bstatus%5D=active')).toBe(true);
  });
});

describe('a treasurer, who sees only what a bill needs', () => {
  it('gets no list by sex or rank, and no number small enough to be a person', async () => {
    const client = await test.bearer('serikat', 'treasurer');
    const about = ['gender', 'age', 'rank', 'employment'];
    const statistics = await read(client);
    const rows = about.flatMap((key) => rowsOf(statistics, key));
    expect(rows.length).toBeGreaterThan(4);
    expect(rows.filter(({ url }) => url)).toEqual([]);
    expect(rows.filter(({ count }) => /^[1-4]$/.test(count))).toEqual([]);
    // What is hidden cannot be worked out from the whole: it is two numbers at least, and five people.
    for (const key of about) {
      const hidden = rowsOf(statistics, key).filter(({ count }) => count === 'disembunyikan');
      const shown = rowsOf(statistics, key).filter(({ count }) => count !== 'disembunyikan');
      const rest = statistics.total - shown.reduce((all, { count }) => all + Number(count), 0);
      if (hidden.length > 0) expect([key, hidden.length >= 2, rest >= 5]).toEqual([key, true, true]);
      else expect([key, rest]).toEqual([key, 0]);
    }
    // Nor by taking one province, or another part of the members, from the whole.
    for (const narrow of ['region]=63', 'status]=resigned', 'rate]=GOL_III']) {
      const part = await read(client, `?filter[${narrow}`);
      expect(about.flatMap((key) => rowsOf(part, key))).toEqual([]);
      expect(rowsOf(part, 'region').length).toBeGreaterThan(0);
    }
    const all = await totalOf(client, '?');
    const page = await (await test.signIn('serikat', 'treasurer')).get('/admin/members?filter[gender]=P');
    expect(page.text.includes(`dari ${all} orang`)).toBe(true);
    expect((await client.get('/api/v1/members?filter[gender]=P')).status).toBe(422);
  });
});

describe('who may not see statistics', () => {
  it.each(['anggota@serikat.example', 'calon@serikat.example'])('%s is refused', async (who) => {
    const client = await test.signIn('serikat', who);
    for (const path of ['/admin/stats', '/region/stats', '/admin/stats/xlsx'])
      expect((await client.get(path)).status).toBe(403);
  });
});

describe('the file of the statistics', () => {
  it('holds the numbers of the screen, and says who took it', async () => {
    const client = await test.signIn('serikat', 'admin');
    const { bytes, status } = await client.get('/admin/stats/xlsx?filter[employment]=PNS');
    expect(status).toBe(200);
    const sheet = await readWorkbook(bytes);
    const rows = sheet.sheets[0]?.rows ?? [];
    const statistics = await read(await test.bearer('serikat', 'admin'), '?filter[employment]=PNS');
    const numbers = rows.map(({ cells }) => textOf(cells[2]!)).filter((text) => /^\d+$/.test(text));
    expect(numbers).toEqual(statistics.tables.flatMap((table) => table.rows.map(({ count }) => count)));
    const pdf = await client.get('/admin/stats/pdf');
    expect(pdf.bytes.subarray(0, 5).toString()).toBe('%PDF-');
    const ctx = await test.system('serikat');
    const audited = await ctx.transaction((tx) =>
      tx.query(
        `select 1 from audit_events where tenant_id = balai.tenant_id() and action = 'report.exported' and resource = 'stats'`,
      ),
    );
    expect(audited).toHaveLength(2);
  });
});
