import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../../../test/support/test-app.ts';

let test: TestApp;

beforeAll(async () => {
  test = await openTestApp({ jobs: false });
}, 120_000);
afterAll(() => test?.close());

describe('what waits on the first page', () => {
  it.each([
    ['ketua', 'Pengunduran diri belum diputuskan', '/pengunduran-diri?filter%5Bstate%5D=requested'],
    ['ketua', 'Pengajuan pinjaman belum diputuskan', '/pinjaman/pengajuan?filter%5Bstate%5D=assessed'],
    ['bendahara', 'Pengajuan pinjaman belum dinilai', '/pinjaman/pengajuan?filter%5Bstate%5D=submitted'],
  ])('of the %s is a row "%s" that leads to as many as it says', async (role, label, url) => {
    const officer = await test.signIn('koperasi', role);
    const first = await officer.get('/dashboard');
    expect(first.text).toContain(label);
    expect(first.text).toContain(`href="${url}"`);
    const list = await officer.get(url);
    expect(list.status).toBe(200);
    expect(list.text).toMatch(/1 pengajuan/);
  });

  it('is nobody’s who may not do it', async () => {
    const supervisor = await test.signIn('koperasi', 'pengawas');
    const { text } = await supervisor.get('/dashboard');
    expect(text).not.toContain('belum diputuskan');
    expect(text).not.toContain('belum dinilai');
  });
});
