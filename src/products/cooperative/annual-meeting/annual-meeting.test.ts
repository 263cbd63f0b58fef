import { expect, it } from 'vitest';
import { readPdf } from '../../../../test/read-pdf.ts';
import { openCooperative } from '../../../../test/support/cooperative-office.ts';

const today = new Date().toISOString().slice(0, 10);
const plan = {
  ...{ year: '2025', heldOn: today, startedAt: '09:00', place: 'Balai Kelurahan', chair: 'H. Ahmad Rifani' },
  ...{ agenda: 'Pembukaan\nLaporan pengurus\n\nPenutup', quorumPercent: '1' },
};

const { test, chair, secretary, member } = await openCooperative();
let url: string;

it.each([
  ['on a day of the year it tells about', { heldOn: '2025-12-31' }, 'berakhir'],
  ['without an agenda', { agenda: ' \n ' }, 'acara rapat'],
  ['with a quorum of nobody', { quorumPercent: '0' }, 'kuorum'],
  ['at no hour', { startedAt: '25:00' }, 'jam mulai'],
])('a meeting %s comes back with what was typed', async (_, wrong, said) => {
  const answer = await chair.post('/rat', { ...plan, ...wrong });
  expect(answer.status).toBe(422);
  expect(answer.text).toContain(said);
  expect(answer.text).toContain('Balai Kelurahan');
});

it('is planned once a year by ketua or sekretaris, not by others', async () => {
  const treasurer = await test.signIn('koperasi', 'bendahara');
  expect((await treasurer.post('/rat', plan)).status).toBe(403);
  const answer = await chair.post('/rat', plan);
  expect(answer.status).toBe(303);
  url = String(answer.headers.location);
  expect((await secretary.post('/rat', plan)).status).toBe(409);
  expect((await member.get(url)).text).toContain('Laporan pengurus');
  expect((await test.visitor('koperasi').get(url)).status).toBe(303);
});

it('notes nobody before the invitation, then a member once', async () => {
  expect((await member.post(`${url}/hadir`, {})).status).toBe(409);
  expect((await member.post(`${url}/undang`, {})).status).toBe(403);
  expect((await chair.post(`${url}/undang`, {})).status).toBe(303);
  expect((await member.get(url)).text).toContain('Saya hadir');
  for (let press = 0; press < 2; press += 1) expect((await member.post(`${url}/hadir`, {})).status).toBe(303);
  expect((await member.get(url)).text).toContain('Anda tercatat hadir');
  const { schema } = (await test.system('koperasi')).tenant;
  const [row] = await test.asSuperuser<{ count: number }>(
    `select count(*)::int as count from "${schema}".cooperative_annual_attendance`,
  );
  expect(row!.count).toBe(1);
  expect((await member.post(`${url}/catat-hadir`, { member: crypto.randomUUID() })).status).toBe(403);
  expect((await chair.post(`${url}/catat-hadir`, { member: crypto.randomUUID() })).status).toBe(404);
});

it('an officer notes who came and takes a note back; nobody else does', async () => {
  const page = (await chair.get(`${url}?q=akhmad+zaini`)).text;
  const id = /name="member" value="([0-9a-f-]{36})"/.exec(page)![1]!;
  const supervisor = await test.signIn('koperasi', 'pengawas');
  const isNoted = async () =>
    (await chair.get(`${url}?q=akhmad+zaini`)).text.includes(`action="${url}/batal-hadir"`);
  expect((await supervisor.post(`${url}/catat-hadir`, { member: id })).status).toBe(403);
  expect(await isNoted()).toBe(false);
  expect((await chair.post(`${url}/catat-hadir`, { member: id })).status).toBe(303);
  expect(await isNoted()).toBe(true);
  expect((await supervisor.post(`${url}/batal-hadir`, { member: id })).status).toBe(403);
  expect((await chair.post(`${url}/batal-hadir`, { member: id })).status).toBe(303);
  expect((await chair.post(`${url}/batal-hadir`, { member: id })).status).toBe(404);
  expect(await isNoted()).toBe(false);
});

it('decides nothing without its quorum', async () => {
  await chair.post(`${url}/ubah`, { ...plan, quorumPercent: '50' });
  const answer = await chair.post(`${url}/keputusan`, { decision: 'Laporan pengurus diterima' });
  expect(answer.status).toBe(409);
  expect(answer.text).toContain('Kuorum belum tercapai: 1 hadir');
  expect(answer.text).toContain('Laporan pengurus diterima');
  await chair.post(`${url}/ubah`, plan);
});

it('is closed by the secretary into book 07, where the surplus finds it', async () => {
  expect((await secretary.post(`${url}/tutup`, {})).status).toBe(422);
  expect((await member.post(`${url}/keputusan`, { decision: 'Keputusan saya' })).status).toBe(403);
  expect((await chair.post(`${url}/keputusan`, { decision: 'Laporan pengurus diterima' })).status).toBe(303);
  expect((await chair.post(`${url}/tutup`, {})).status).toBe(403);
  expect((await secretary.post(`${url}/tutup`, {})).status).toBe(303);
  const page = (await chair.get(url)).text;
  const minutes = /\/buku\/notulen-rapat-anggota\/[0-9a-f-]+/.exec(page)![0];
  expect((await chair.get(minutes)).text).toContain('Laporan pengurus diterima');
  expect((await chair.get('/shu/keputusan')).text).toContain('Balai Kelurahan');
  for (const act of ['undang', 'tutup', 'catat-hadir'])
    expect((await secretary.post(`${url}/${act}`, {})).status).toBe(409);
  expect((await member.post(`${url}/hadir`, {})).status).toBe(409);
});

it('has its attendance list and its report book on paper, made of the books', async () => {
  const supervisor = await test.signIn('koperasi', 'pengawas');
  const list = await readPdf((await supervisor.get(`${url}/daftar-hadir`)).bytes);
  expect(list.pages[0]!.text).toContain('Daftar hadir RAT tahun buku 2025');
  const book = await readPdf((await supervisor.get(`${url}/buku-laporan`)).bytes);
  const text = book.pages.map((one) => one.text).join('\n');
  for (const part of [
    ...['Buku laporan rapat anggota tahunan', 'Laporan pengurus', 'Neraca', 'Perhitungan hasil usaha'],
    ...['Perubahan ekuitas', 'Arus kas', 'Catatan atas laporan keuangan', 'Pembagian SHU tahun 2025'],
    'Laporan pengurus diterima',
  ])
    expect(text).toContain(part);
  expect((await member.get(`${url}/buku-laporan`)).status).toBe(403);
});
