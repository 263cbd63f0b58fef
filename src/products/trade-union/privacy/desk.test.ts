import { afterAll, beforeAll, expect, it } from 'vitest';
import { formValues } from '../../../../test/support/form-values.ts';
import type { HttpClient } from '../../../../test/support/http-client.ts';
import { openTestApp, type TestApp } from '../../../../test/support/test-app.ts';

const DESK = '/system/privacy-requests';
const INCIDENTS = `${DESK}/insiden`;
const RETENTION = `${DESK}/masa-simpan`;

let test: TestApp;
let keeper: HttpClient;
let treasurer: HttpClient;
beforeAll(async () => {
  test = await openTestApp({ jobs: false });
  keeper = await test.signIn('serikat', 'super_admin');
  treasurer = await test.signIn('serikat', 'treasurer');
});
afterAll(() => test?.close());

const lost = {
  ...{ title: 'Ponsel pengurus hilang', discoveredAt: '2026-11-20T09:00', audience: 'all', people: '' },
  happened: 'Ponsel berisi surel serikat tertinggal di angkutan umum, tanpa kunci layar.',
  ...{ dataKinds: 'Nama dan alamat surel', contact: 'Sekretariat, 0511 555 0142' },
  measures: 'Sesi di ponsel itu diakhiri dan kata sandi diganti.',
};

const rowsOf = (columns: string) =>
  test.asSuperuser<Record<string, unknown>>(
    `select ${columns} from pooled.privacy_incidents where title = '${lost.title}'`,
  );

it('an incident is written down, told to everybody concerned once, and reported to the authority with its receipt', async () => {
  const form = formValues((await keeper.get(`${INCIDENTS}/baru`)).text, INCIDENTS);
  expect((await treasurer.post(INCIDENTS, { ...form, ...lost })).status).toBe(403);
  expect(await rowsOf('id')).toEqual([]);
  expect((await keeper.post(INCIDENTS, { ...form, ...lost, measures: '' })).status).toBe(422);
  const kept = await keeper.post(INCIDENTS, { ...form, ...lost });
  expect(kept.status, kept.text.slice(0, 300)).toBe(303);
  const own = String(kept.headers.location);

  expect((await treasurer.post(`${own}/tell`)).status).toBe(403);
  expect((await rowsOf('people_told_at'))[0]).toEqual({ people_told_at: null });
  expect((await keeper.post(`${own}/tell`)).status).toBe(303);
  const [told] = await rowsOf('people_told_at, people_count');
  expect(told!.people_told_at).not.toBeNull();
  expect(Number(told!.people_count)).toBeGreaterThan(5);
  await keeper.post(`${own}/tell`);
  expect(await rowsOf('people_told_at, people_count')).toEqual([told]);

  expect((await keeper.post(`${own}/authority`, { reference: '' })).status).toBe(422);
  expect((await treasurer.post(`${own}/authority`, { reference: 'TT/2026/11' })).status).toBe(403);
  expect((await keeper.post(`${own}/authority`, { reference: 'TT/2026/11' })).status).toBe(303);
  expect((await keeper.get(own)).text).toContain('TT/2026/11');
});

it('how long data is kept is changed by who answers for it, within bounds, and by nobody else', async () => {
  const typed = { isOn: '1', years: '7', nightCap: '20' };
  const stored = () =>
    test.asSuperuser<{ value: unknown }>(
      `select value from pooled.settings s join shared.tenants t on t.id = s.tenant_id
        where t.slug = 'serikat' and s.value::text like '%nightCap%'`,
    );
  const before = await stored();
  expect((await treasurer.post(RETENTION, typed)).status).toBe(403);
  expect((await keeper.post(RETENTION, { ...typed, years: '0' })).status).toBe(422);
  expect(await stored()).toEqual(before);
  expect((await keeper.post(RETENTION, typed)).status).toBe(303);
  expect(await stored()).toEqual([{ value: { isOn: true, years: 7, nightCap: 20 } }]);
});
