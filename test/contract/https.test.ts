import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../support/test-app.ts';

let test: TestApp;
beforeAll(async () => {
  test = await openTestApp({ jobs: false, behindTls: true });
});
afterAll(() => test?.close());

const CLEAR = { 'x-forwarded-proto': 'http' };
const SEALED = { 'x-forwarded-proto': 'https' };

describe('behind a proxy that speaks TLS', () => {
  it('whoever comes in clear is sent to the same address over https before anything is read', async () => {
    const answer = await test.visitor('serikat').get('/anggota?halaman=2', CLEAR);
    expect(answer.status).toBe(308);
    expect(answer.headers.location).toBe(`https://serikat.localhost:${test.port}/anggota?halaman=2`);
    expect(answer.headers['set-cookie']).toBeUndefined();
  });

  it('a browser is told to come over https only, for a year', async () => {
    const answer = await test.visitor('serikat').get('/', SEALED);
    expect(answer.status).toBe(200);
    expect(answer.headers['strict-transport-security']).toMatch(/^max-age=31536000/);
  });

  it('no cookie is one that a browser would send in clear', async () => {
    const visitor = test.visitor('serikat');
    const { identifier, password } = test.accounts.find(({ role }) => role === 'member')!;
    const origin = `https://serikat.localhost:${test.port}`;
    const set: string[] = [];
    const note = ({ headers }: { headers: Record<string, string | string[] | undefined> }) =>
      set.push(...((headers['set-cookie'] as string[] | undefined) ?? []));
    note(await visitor.get('/login', SEALED));
    note(await visitor.post('/tampilan', { theme: 'dark' }, { ...SEALED, origin }));
    const signedIn = await visitor.post('/login', { identifier, password }, { ...SEALED, origin });
    expect(signedIn.status).toBe(303);
    note(signedIn);
    note(await visitor.post('/logout', {}, { ...SEALED, origin }));
    expect(set.map((cookie) => cookie.split('=')[0])).toEqual(
      expect.arrayContaining(['__Host-balai_visitor', '__Host-balai_session', '__Host-balai_device']),
    );
    expect(set.filter((cookie) => !/; Secure(;|$)/.test(cookie))).toEqual([]);
  });
});
