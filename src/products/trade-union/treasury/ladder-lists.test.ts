import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../../../test/support/test-app.ts';

let test: TestApp;
beforeAll(async () => {
  test = await openTestApp({ jobs: false });
});
afterAll(() => test?.close());

it('every step of the ladder of arrears is as long as the list of members that it opens', async () => {
  const treasurer = await test.signIn('serikat', 'bendahara@serikat.example');
  const { text } = await treasurer.get('/treasury/dues/dashboard');
  const ladder = /Tangga tunggakan[\s\S]*?<\/section>/.exec(text)![0];
  const steps = [...ladder.matchAll(/<a [^>]*href="([^"]+)"[^>]*>([\s\S]*?)<\/a>/g)].map(
    ([, url, inner]) => ({
      url: url!.replaceAll('&amp;', '&'),
      count: Number(/([\d.]+)$/.exec(inner!.replace(/<[^>]+>/g, ' ').trim())![1]!.replaceAll('.', '')),
    }),
  );
  expect(steps).toHaveLength(4);
  expect(steps[0]!.url).toBe('/admin/members?filter%5Bstatus%5D=active&filter%5Bdues%5D=paid');
  for (const { url, count } of steps) {
    const list = (await treasurer.get(url)).text;
    // "25 cocok dengan saringan" or "4 anggota, 9 bulan"
    const told = url.startsWith('/admin') ? /([\d.]+) cocok/.exec(list) : /([\d.]+) anggota, /.exec(list);
    expect(Number(told![1]!.replaceAll('.', '')), url).toBe(count);
  }
  // The demo has members whose month waits for their employer: late for nobody.
  const waiting = await (await test.system('serikat')).transaction((tx) =>
    tx.one<{ count: number }>(
      `select count(*) as count from checkoff_items where tenant_id = balai.tenant_id() and outcome = 'waiting'`,
    ),
  );
  expect(waiting!.count).toBeGreaterThan(0);
});

it.each(['bendahara@serikat.example', 'admin@serikat.example', 'kalsel@serikat.example'])(
  'every number of obliged, paid and unpaid opens as many bills, for %s',
  async (who) => {
    const client = await test.signIn('serikat', who);
    const { text } = await client.get(who.startsWith('kalsel') ? '/region/dues' : '/treasury/dues/dashboard');
    const numbers = [...text.matchAll(/<td[^>]*>\s*<a [^>]*href="([^"]+)"[^>]*>([\d.]+)<\/a>/g)];
    expect(numbers.length).toBeGreaterThan(11);
    for (const [, url, count] of numbers) {
      const list = (await client.get(url!.replaceAll('&amp;', '&'))).text.replaceAll('<!-- -->', '');
      const told = /–[\d.]+ dari ([\d.]+) tagihan/.exec(list)?.[1] ?? '0';
      expect(`${url} ${told}`).toBe(`${url} ${count}`);
    }
  },
);

it.each([
  ['bendahara@serikat.example', '/treasury/dues/bills'],
  ['admin@serikat.example', '/admin/members'],
])('a page behind the last one of %s in %s does not call the list empty', async (who, path) => {
  const { text } = await (await test.signIn('serikat', who)).get(`${path}?sort=-region&page=999`);
  expect(text).toContain('Halaman ini kosong');
  expect(text).not.toContain('Belum ada');
});
