import { afterAll, beforeAll, expect, it } from 'vitest';
import type { HttpClient } from '../../../../test/support/http-client.ts';
import { openTestApp, type TestApp } from '../../../../test/support/test-app.ts';

let test: TestApp;
let officer: HttpClient;
beforeAll(async () => {
  test = await openTestApp({ jobs: false });
  officer = await test.signIn('desa', 'admin');
});
afterAll(() => test?.close());

const rows = async <T extends object>(sql: string, ...values: unknown[]) => {
  const ctx = await test.system('desa');
  return ctx.transaction((tx) => tx.query<T>(sql, values));
};
const PASSWORD = 'kayuh-jukung-ke-hulu-9';

async function register(name: string): Promise<HttpClient> {
  const visitor = test.visitor('desa');
  await visitor.get('/daftar');
  const email = `${name.toLowerCase().replace(' ', '.')}@contoh.example`;
  expect((await visitor.post('/daftar', { name, email, password: PASSWORD })).status).toBe(303);
  return visitor;
}

/** Somebody of the demo village as the family card has them. */
async function cardOf(area: string) {
  const [person] = await rows<{ id: string; family_id: string; birth_date: string }>(
    `select id, family_id, birth_date from residents where tenant_id = balai.tenant_id() and area_code = $1
      order by id limit 1`,
    area,
  );
  const { text } = await officer.get(`/penduduk/${person!.id}/lengkap`);
  const [kk, nik] = [/Nomor KK<\/dt><dd[^>]*>(\d{16})/, />NIK<\/dt><dd[^>]*>(\d{16})/].map(
    (one) => one.exec(text)![1]!,
  );
  return { id: person!.id, kk: kk!, nik: nik!, birthDate: person!.birth_date };
}
const claimOf = async (name: string) =>
  (
    await rows<{ id: string }>(
      `select l.id from resident_links l join accounts a on a.tenant_id = l.tenant_id and a.id = l.account_id
        where l.tenant_id = balai.tenant_id() and a.display_name = $1 order by l.submitted_at desc limit 1`,
      name,
    )
  )[0]!.id;
const facts = async (client: HttpClient) => {
  const me = (await client.get('/api/v1/me')).json as { rights: Record<string, { right: string }[]> };
  return JSON.stringify(me.rights['letter-request'] ?? []);
};

it('an address that is known or a password that is weak opens no account', async () => {
  const visitor = test.visitor('desa');
  await visitor.get('/daftar');
  const typed = { name: 'Orang Baru', email: 'warga@desa.example', password: PASSWORD };
  expect((await visitor.post('/daftar', typed)).status).toBe(422);
  expect(
    (await visitor.post('/daftar', { ...typed, email: 'baru@contoh.example', password: '123' })).status,
  ).toBe(422);
  expect(
    await rows(`select 1 from accounts where tenant_id = balai.tenant_id() and display_name = 'Orang Baru'`),
  ).toEqual([]);
});

it('a known and an unknown NIK are answered with the same page, and neither reads the register', async () => {
  const { nik, kk, birthDate } = await cardOf('II.01.003');
  const known = await register('Warga Tahu');
  const unknown = await register('Warga Entah');
  const answers = [
    await known.post('/hubungkan-akun', { nik, kk, birthDate }),
    await unknown.post('/hubungkan-akun', {
      nik: '6304074512880999',
      kk: '6304070101209999',
      birthDate: '1988-12-05',
    }),
  ];
  expect(answers.map(({ status }) => status)).toEqual([303, 303]);
  expect(answers[0]!.text).toBe(answers[1]!.text);
  const strip = (text: string) =>
    text.replace(/Warga (Tahu|Entah)|WT|WE/g, '').replace(/[\w-]{40,}|\d\d[.:]\d\d/g, '');
  const pages = await Promise.all([known, unknown].map((client) => client.get('/hubungkan-akun')));
  expect(strip(pages[0]!.text)).toBe(strip(pages[1]!.text));
  expect((await known.post('/hubungkan-akun', { nik, kk, birthDate })).status).toBe(409);
  expect((await known.get(`/konfirmasi-akun/${await claimOf('Warga Entah')}`)).status).toBe(403);
});

it('an officer confirms, and only then letters open; the NIK signs in; nobody else gets the same resident', async () => {
  const card = await cardOf('II.02.003');
  const { id, ...claim } = card;
  const person = await register('Calon Warga');
  const before = await facts(person);
  expect((await person.post('/hubungkan-akun', claim)).status).toBe(303);
  const url = `/konfirmasi-akun/${await claimOf('Calon Warga')}`;
  expect((await officer.get(url)).text).toContain('Konfirmasi sebagai');
  expect((await person.post(`${url}/setujui`)).status).toBe(403);
  expect((await person.get(`/penduduk/${id}`)).status).toBe(404);
  expect((await officer.post(`${url}/setujui`)).status).toBe(303);
  expect((await officer.post(`${url}/setujui`)).status).toBe(409);
  expect((await person.get(`/penduduk/${id}`)).status).toBe(200);
  expect(await facts(person)).not.toBe(before);
  const again = test.visitor('desa');
  await again.get('/login');
  expect((await again.post('/login', { identifier: card.nik, password: PASSWORD })).status).toBe(303);

  const rival = await register('Orang Lain');
  await rival.post('/hubungkan-akun', claim);
  const other = `/konfirmasi-akun/${await claimOf('Orang Lain')}`;
  expect((await officer.post(`${other}/setujui`)).status).toBe(409);
  expect((await rival.post(`${other}/tolak`, { reason: 'Bukan orangnya' })).status).toBe(403);
  expect((await officer.post(`${other}/tolak`, { reason: 'ya' })).status).toBe(422);
  expect((await officer.post(`${other}/tolak`, { reason: 'Datanglah ke kantor membawa KTP' })).status).toBe(
    303,
  );
  expect((await rival.get('/hubungkan-akun')).text).toContain('Datanglah ke kantor membawa KTP');
});

it('who moved away is confirmed no more, from the next request on', async () => {
  const { id, ...claim } = await cardOf('III.01.003');
  const person = await register('Akan Pindah');
  await person.post('/hubungkan-akun', claim);
  await officer.post(`/konfirmasi-akun/${await claimOf('Akan Pindah')}/setujui`);
  const confirmed = await facts(person);
  await officer.post(`/penduduk/${id}/peristiwa`, { kind: 'move_out', happenedOn: '2026-11-20' });
  expect(await facts(person)).not.toBe(confirmed);
});
