import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../../test/support/test-app.ts';

let test: TestApp;
beforeAll(async () => {
  test = await openTestApp({ jobs: false });
});
afterAll(() => test?.close());

it('the log says in words of people what was done: no act of the demo stands there as the program calls it', async () => {
  const supervisor = await test.signIn('koperasi', 'pengawas');
  const page = (await supervisor.get('/catatan-audit')).text;
  const select = /<select[^>]*name="filter\[action\]"[\s\S]*?<\/select>/.exec(page)![0];
  const options = [...select.matchAll(/<option value="([^"]+)"[^>]*>([^<]+)/g)];
  expect(options.length).toBeGreaterThan(30);
  const raw = options.filter(([, action, words]) => {
    const [thing, act] = [action!.split('.')[0]!, action!.split('.').at(-1)!];
    return words!.includes(act) || words!.startsWith(`${thing} `);
  });
  expect(raw.map(([, action, words]) => `${action}: ${words}`)).toEqual([]);
});
