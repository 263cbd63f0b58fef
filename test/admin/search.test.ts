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

test('whoever wrote to the board finds it again; an officer of the desk finds it too, and nobody else', async () => {
  const subject = 'Surat keterangan anggota untuk beasiswa';
  const own = await find('serikat', 'anggota@serikat.example', 'beasiswa');
  expect(own).toContain(subject);
  expect(own).toMatch(/href="\/member\/messages\/[0-9a-f-]{36}"/);
  const desk = await find('serikat', 'admin', 'beasiswa');
  expect(desk).toContain(subject);
  expect(desk).toMatch(/href="\/admin\/complaints\/[0-9a-f-]{36}"/);
  for (const other of [
    'anggota2@serikat.example',
    'kalsel@serikat.example',
    'bendahara@serikat.example',
    'calon@serikat.example',
  ])
    expect(await find('serikat', other, 'beasiswa'), other).not.toContain(subject);
});

test('a confidential grievance is found by no officer who is not named for it, the chief included', async () => {
  const subject = 'Tekanan dari atasan karena ikut serikat';
  for (const officer of ['super_admin', 'admin', 'kalsel@serikat.example'])
    expect(await find('serikat', officer, 'tekanan'), officer).not.toContain(subject);
});

test('a thread of one region is found by its own members, one of all by everybody, none by a candidate', async () => {
  const ofRegion = 'Temu anggota Kalimantan Selatan';
  const ofAll = 'Kelas menulis surat keberatan';
  expect(await find('serikat', 'kalsel@serikat.example', 'temu anggota')).toContain(ofRegion);
  expect(await find('serikat', 'anggota@serikat.example', 'temu anggota')).not.toContain(ofRegion);
  expect(await find('serikat', 'anggota@serikat.example', 'keberatan')).toContain(ofAll);
  expect(await find('serikat', 'calon@serikat.example', 'keberatan')).not.toContain(ofAll);
});
