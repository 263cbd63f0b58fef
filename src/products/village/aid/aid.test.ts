import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { HttpClient } from '../../../../test/support/http-client.ts';
import { openTestApp, type TestApp } from '../../../../test/support/test-app.ts';

let test: TestApp;
let officer: HttpClient;
let citizen: HttpClient;
let neighbour: HttpClient;
beforeAll(async () => {
  test = await openTestApp({ jobs: false });
  officer = await test.signIn('desa', 'admin');
  citizen = await test.signIn('desa', 'warga@desa.example');
  neighbour = await test.signIn('desa', 'warga2@desa.example');
});
afterAll(() => test?.close());

const rows = async <T extends object>(sql: string, ...values: unknown[]) => {
  const ctx = (await test.system('desa')).beyondWalls('test');
  return ctx.transaction((tx) => tx.query<T>(sql, values));
};
const PROGRAM = {
  ...{ name: 'Bantuan banjir', target: 'family', fundSource: 'APBD', amount: '500.000' },
  ...{ startsOn: '2026-01-01', endsOn: '2026-12-31', decision: '', criteria: '' },
};
const TRACE = {
  ...{ decile: '2', decileSource: 'DTSEN', decileOn: '2026-01-05' },
  reason: 'Rumahnya terendam lebih dari sepekan.',
};
const placeOf = (answer: { headers: Record<string, unknown> }) => String(answer.headers.location);
const subjectOf = async (email: string) =>
  (
    await rows<{ id: string }>(
      'select subject_id as id from accounts where tenant_id = balai.tenant_id() and email = $1',
      email,
    )
  )[0]!.id;

it('a programme, its recipient, the plan, the payment with its proof: an officer does it, a villager none of it', async () => {
  expect((await citizen.post('/bansos/program/baru', PROGRAM)).status).toBe(403);
  const wrong = await officer.post('/bansos/program/baru', {
    ...PROGRAM,
    amount: '1,5',
    endsOn: '2025-01-01',
  });
  expect(wrong.status).toBe(422);
  const program = placeOf(await officer.post('/bansos/program/baru', PROGRAM));
  const programId = program.split('/').at(-1)!;
  expect((await citizen.post(`${program}/ubah`, PROGRAM)).status).toBe(403);
  expect((await officer.post(`${program}/ubah`, { ...PROGRAM, name: 'Bantuan korban banjir' })).status).toBe(
    303,
  );

  const residentId = await subjectOf('warga2@desa.example');
  const given = { ...TRACE, programId, residentId };
  expect((await citizen.post('/bansos/penerima/baru', given)).status).toBe(403);
  expect((await officer.post('/bansos/penerima/baru', { ...given, decile: '11' })).status).toBe(422);
  expect((await officer.post('/bansos/penerima/baru', {})).status).toBe(422);
  const recipient = placeOf(await officer.post('/bansos/penerima/baru', given));
  expect((await officer.post('/bansos/penerima/baru', given)).status).toBe(409);
  expect((await citizen.post(`${recipient}/ubah`, TRACE)).status).toBe(403);
  expect((await officer.post(`${recipient}/ubah`, { ...TRACE, decile: '3' })).status).toBe(303);
  expect((await officer.get(recipient)).text).toContain('terendam lebih dari sepekan');
  const [kept] = await rows<{ reason: string }>(
    'select reason from aid_recipients where tenant_id = balai.tenant_id() and program_id = $1',
    programId,
  );
  expect(kept!.reason).toMatch(/^s1\./);

  const plan = {
    ...{ programId, period: 'Tahap 1', amount: '500.000', channel: 'cash', place: 'Balai desa' },
    plannedOn: '2026-11-30',
  };
  expect((await citizen.post('/bansos/penyaluran/rencana', plan)).status).toBe(403);
  expect((await officer.post('/bansos/penyaluran/rencana', { ...plan, amount: '0' })).status).toBe(422);
  expect((await officer.post('/bansos/penyaluran/rencana', plan)).status).toBe(303);
  expect((await officer.post('/bansos/penyaluran/rencana', plan)).status).toBe(409);
  const payouts = () =>
    rows<{ id: string; state: string; amount: number }>(
      `select o.id, o.state, o.amount from aid_payouts o join aid_recipients r on r.tenant_id = o.tenant_id
         and r.id = o.recipient_id where o.tenant_id = balai.tenant_id() and r.program_id = $1 order by o.id`,
      programId,
    );
  const [planned] = await payouts();
  const url = `/bansos/penyaluran/${planned!.id}`;
  const content = await sharp({ create: { width: 40, height: 40, channels: 3, background: '#ccc' } })
    .jpeg()
    .toBuffer();
  const paid = { paidOn: '2026-11-20', proof: { name: 'tanda-terima.jpg', type: 'image/jpeg', content } };
  expect((await citizen.postFiles(`${url}/bayar`, paid)).status).toBe(403);
  const page = { name: 'bukti.svg', type: 'image/svg+xml', content: Buffer.from('<svg onload="x()"/>') };
  expect((await officer.postFiles(`${url}/bayar`, { ...paid, proof: page })).status).toBeGreaterThanOrEqual(
    400,
  );
  expect((await officer.postFiles(`${url}/bayar`, { ...paid, paidOn: '2999-01-01' })).status).toBe(422);
  expect((await payouts())[0]).toMatchObject({ state: 'planned', amount: 500_000 });
  expect((await officer.postFiles(`${url}/bayar`, paid)).status).toBe(303);
  expect((await officer.postFiles(`${url}/bayar`, paid)).status).toBe(409);
  expect((await officer.get(`${url}/bukti`)).headers['content-type']).toBe('image/jpeg');
  expect((await neighbour.get(`${url}/bukti`)).status).toBe(200);
  for (const foreign of [url, `${url}/bukti`]) expect((await citizen.get(foreign)).status, foreign).toBe(404);
  expect((await neighbour.get('/cek-bansos')).text).toContain('Bantuan korban banjir');

  expect((await citizen.post(`${url}/hentikan`, { reason: 'Salah orang' })).status).toBe(403);
  expect((await officer.post(`${url}/hentikan`, { reason: '' })).status).toBe(422);
  expect((await officer.post(`${url}/hentikan`, { reason: 'Salah orang, uang kembali.' })).status).toBe(303);
  expect((await payouts()).map(({ state }) => state)).toEqual(['reversed']);
  expect((await officer.post('/bansos/penyaluran/rencana', plan)).status).toBe(303);
  expect((await payouts()).map(({ state }) => state)).toEqual(['reversed', 'planned']);

  expect((await citizen.post(`${recipient}/hentikan`, { stopReason: 'Pindah' })).status).toBe(403);
  expect((await officer.post(`${recipient}/hentikan`, { stopReason: '' })).status).toBe(422);
  expect((await officer.post(`${recipient}/hentikan`, { stopReason: 'Keluarga pindah.' })).status).toBe(303);
  expect((await payouts()).map(({ state }) => state)).toEqual(['reversed', 'stopped']);

  expect((await citizen.post(`${program}/hapus`)).status).toBe(403);
  expect((await officer.post(`${program}/hapus`)).status).toBe(409);
  const empty = placeOf(await officer.post('/bansos/program/baru', { ...PROGRAM, name: 'Salah ketik' }));
  expect((await officer.post(`${empty}/hapus`)).status).toBe(303);
});

it('what was paid cannot be changed or removed in the database either', async () => {
  const [one] = await rows<{ id: string }>(
    `select id from aid_payouts where tenant_id = balai.tenant_id() and state = 'paid' limit 1`,
  );
  for (const change of [
    'set amount = amount + 1',
    'set paid_on = paid_on - 1',
    `set state = 'planned', paid_on = null, decided_at = null`,
  ])
    await expect(
      rows(`update aid_payouts ${change} where tenant_id = balai.tenant_id() and id = $1`, one!.id),
      change,
    ).rejects.toThrow(/never changed/);
});

it('a family sees its own aid whoever of it is on the list, a family without aid a clear no, and nobody another’s', async () => {
  const own = (await citizen.get('/cek-bansos')).text;
  expect(own).toContain('tercatat sebagai penerima');
  expect(own).toContain('Penyaluran berikutnya');
  expect(own).toContain('BLT Dana Desa');
  expect(own).not.toContain('Bantuan korban banjir');
  const others = await rows<{ id: string }>(
    `select r.id from aid_recipients r where r.tenant_id = balai.tenant_id() and r.family_id <> (select family_id
       from residents where tenant_id = r.tenant_id and id = $1) limit 1`,
    await subjectOf('warga@desa.example'),
  );
  expect((await citizen.get(`/bansos/penerima/${others[0]!.id}`)).status).toBe(403);
  expect((await citizen.get('/cek-bansos?nik=6304071203800031')).text).toBe(own);
  expect(String((await test.visitor('desa').get('/cek-bansos')).headers.location)).toMatch(/^\/login/);
  const looked = await officer.get('/cek-bansos?q=siti+rahmah');
  expect(looked.text).toContain('Siti Rahmah');
});

it('the head of an RT reads recipients of the own area and no others', async () => {
  const head = await test.signIn('desa', 'rt01@desa.example');
  expect((await head.get('/bansos/penerima')).status).toBe(200);
  const [far] = await rows<{ id: string }>(
    `select id from aid_recipients where tenant_id = balai.tenant_id() and area_code not like 'I.01.001%' limit 1`,
  );
  expect((await head.get(`/bansos/penerima/${far!.id}`)).status).toBe(404);
  expect((await head.get('/bansos/penerima/unduh')).status).toBe(403);
  expect((await officer.get('/bansos/penerima/unduh')).status).toBe(200);
});

it('a confirmed villager objects and reads the answer; an officer decides, once', async () => {
  const [program] = await rows<{ id: string }>(
    `select id from aid_programs where tenant_id = balai.tenant_id() and name like 'Sembako%'`,
  );
  const typed = {
    programId: program!.id,
    about: 'payout',
    words: 'Beras yang kami terima kurang dari tertulis.',
  };
  expect((await officer.post('/cek-bansos/sanggah', typed)).status).toBe(403);
  expect((await citizen.post('/cek-bansos/sanggah', { ...typed, words: 'x' })).status).toBe(422);
  expect((await citizen.post('/cek-bansos/sanggah', typed)).status).toBe(303);
  expect((await citizen.post('/cek-bansos/sanggah', typed)).status).toBe(409);
  const [kept] = await rows<{ id: string; words: string }>(
    `select id, words from aid_objections where tenant_id = balai.tenant_id() and about = 'payout'`,
  );
  expect(kept!.words).toMatch(/^s1\./);
  const url = `/bansos/sanggahan/${kept!.id}`;
  expect((await neighbour.get(url)).status).toBe(404);
  const answer = { decision: 'rejected', answer: 'Timbangan sudah diperiksa bersama.' };
  expect((await citizen.post(`${url}/putuskan`, answer)).status).toBe(403);
  expect((await officer.post(`${url}/putuskan`, { ...answer, answer: '' })).status).toBe(422);
  expect((await officer.post(`${url}/putuskan`, answer)).status).toBe(303);
  expect((await officer.post(`${url}/putuskan`, answer)).status).toBe(409);
  expect((await citizen.get(url)).text).toContain('Timbangan sudah diperiksa bersama.');
});

it('the public list masks every name and shows only published programmes, last year’s too', async () => {
  const visitor = test.visitor('desa');
  const list = (await visitor.get('/penerima-bansos')).text;
  expect(list).toContain('BLT Dana Desa');
  expect(list).not.toContain('Sembako');
  const programs = await rows<{ id: string; isPublic: boolean }>(
    `select id, published_at is not null as "isPublic" from aid_programs where tenant_id = balai.tenant_id()`,
  );
  const names = await rows<{ name: string }>(
    'select full_name as name from residents where tenant_id = balai.tenant_id()',
  );
  for (const { id, isPublic } of programs) {
    const shown = await visitor.get(`/penerima-bansos/${id}`);
    expect(shown.status).toBe(isPublic ? 200 : 404);
    const main = /<main.*<\/main>/s.exec(shown.text)?.[0] ?? '';
    expect(names.filter(({ name }) => main.includes(name))).toEqual([]);
  }
  const hidden = programs.find(({ isPublic }) => !isPublic)!;
  expect((await citizen.post(`/bansos/program/${hidden.id}/umumkan`)).status).toBe(403);
  expect((await officer.post(`/bansos/program/${hidden.id}/umumkan`)).status).toBe(303);
  expect((await visitor.get(`/penerima-bansos/${hidden.id}`)).status).toBe(200);
});
