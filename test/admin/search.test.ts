import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../support/test-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp({ jobs: false });
});
afterAll(() => app?.close());

const find = async (slug: string, who: string, q: string) =>
  (await (await app.signIn(slug, who)).get(`/cari?${new URLSearchParams({ q })}`)).text;

test('an admin finds a member by name, with number and campus, and the list that holds the rest', async () => {
  const page = await find('serikat', 'admin', 'Ni Luh Putu');
  expect(page).toContain('Ni Luh Putu Ayu Lestari');
  expect(page).toMatch(/SPK-\d{4}-\d{5}/);
  expect(await find('serikat', 'admin', 'universitas')).toContain('href="/admin/members?q=universitas"');
});

test('a coordinator finds people of their own regions only', async () => {
  const own = await find('serikat', 'kalsel@serikat.example', 'Rahman');
  expect(own).toContain('Dr. Ahmad Fauzi Rahman');
  const other = await find('serikat', 'kalsel@serikat.example', 'Ni Luh Putu');
  expect(other).not.toContain('Lestari');
  expect(other).toContain('Tidak ada yang cocok');
});

test('a member finds neither other people nor pages of the officers', async () => {
  const people = await find('serikat', 'anggota@serikat.example', 'Rahman');
  expect(people).not.toContain('Ahmad Fauzi');
  const pages = await find('serikat', 'anggota@serikat.example', 'audit');
  expect(pages).not.toContain('/system/audit');
});

test('the chair of a cooperative finds entries of several books, pages and help at once', async () => {
  const page = await find('koperasi', 'ketua', 'rapat');
  expect(page).toContain('Notulen Rapat Anggota');
  expect(page).toContain('Rapat rutin');
  expect(page).toContain('/buku/notulen-rapat-pengurus/');
});

test('an ordinary member of a cooperative finds nothing of a book that is closed to them', async () => {
  expect(await find('koperasi', 'ketua', 'gudang')).toContain('/buku/catatan-kejadian/');
  expect(await find('koperasi', 'anggota', 'norhayati')).not.toContain('bendahara@koperasi.example');
});

test('an officer finds accounts only where the list of accounts is open to them', async () => {
  expect(await find('koperasi', 'ketua', 'norhayati')).toContain('bendahara@koperasi.example');
});

test('a visitor is asked to sign in, and comes back to what they searched for', async () => {
  const answer = await app.visitor('serikat').get('/cari?q=iuran');
  expect(answer.status).toBe(303);
  expect(answer.headers.location).toBe(`/login?next=${encodeURIComponent('/cari?q=iuran')}`);
});

test('a word that is no word of ours is answered kindly, and as text', async () => {
  const page = await find('koperasi', 'ketua', '<script>alert(1)</script>');
  expect(page).toContain('Tidak ada yang cocok');
  expect(page).not.toContain('<script>alert');
  expect(await find('koperasi', 'ketua', 'a')).toContain('Ketik paling sedikit');
});
