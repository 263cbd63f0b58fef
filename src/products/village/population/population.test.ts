import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formValues } from '../../../../test/support/form-values.ts';
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
const residentIn = async (area: string) =>
  (
    await rows<{ id: string; full_name: string; family_id: string }>(
      `select id, full_name, family_id from residents
        where tenant_id = balai.tenant_id() and area_code = $1 and relation = '1' order by id limit 1`,
      area,
    )
  )[0]!;
const person = (more: Record<string, string> = {}) => ({
  ...{ fullName: 'Halimatus Sakdiah', nik: '6304075405910011', sex: 'P', birthPlace: 'Alalak' },
  ...{ birthDate: '1991-05-14', nationality: '1', relation: '1', maritalStatus: '1' },
  ...{ residency: 'permanent', kk: '6304070101200099', address: 'Gang Purun 7', areaCode: 'I.01.001' },
  ...more,
});

describe('the register of residents', () => {
  it('takes somebody with a new family card, and finds them by name, NIK, KK and address', async () => {
    const answer = await officer.post('/penduduk/baru', person());
    expect(answer.status).toBe(303);
    for (const q of ['sakdiah', '6304075405910011', '6304070101200099', 'purun 7']) {
      const { text } = await officer.get(`/penduduk?q=${encodeURIComponent(q)}`);
      expect(text, q).toContain('Halimatus Sakdiah');
      expect(text, q).not.toContain('6304075405910011</td>');
    }
    const [row] = await rows<{ nik: string; address: string }>(
      `select r.nik, f.address from residents r join families f on f.tenant_id = r.tenant_id and f.id = r.family_id
        where r.tenant_id = balai.tenant_id() and r.full_name = 'Halimatus Sakdiah'`,
    );
    expect([row!.nik, row!.address].every((text) => text.startsWith('s1.'))).toBe(true);
  });

  it('refuses a NIK that cannot be, the same one twice, and asks why an odd one is right', async () => {
    const fault = async (more: Record<string, string>) =>
      (await officer.post('/penduduk/baru', person({ kk: '', fullName: 'Orang Kedua', ...more }))).text;
    expect(await fault({ nik: '630407540591001' })).toContain('Baru 15 angka');
    expect(await fault({ nik: '6304075405910000' })).toContain('tidak mungkin 0000');
    expect(await fault({ nik: '6304079913910011' })).toContain('tanggal ini tidak ada');
    expect(await fault({})).toContain('sudah tercatat pada penduduk lain');
    expect(await fault({ nik: '6304071405910012' })).toContain('NIK menunjukkan laki-laki');
    const note = 'Tertulis begitu di KTP sejak terbit';
    const odd = person({ kk: '', fullName: 'Orang Kedua', nik: '6304071405910012', nikNote: note });
    const answer = await officer.post('/penduduk/baru', odd);
    expect(answer.status).toBe(303);
    expect((await officer.get(String(answer.headers.location))).text).toContain(note);
  });

  it('keeps what stood before, field by field, and tells who was slower', async () => {
    const { id } = await residentIn('II.01.001');
    const url = `/penduduk/${id}/ubah`;
    const form = formValues((await officer.get(url)).text, url);
    expect((await officer.post(url, { ...form, occupation: '65', phone: '0812 1111 2222' })).status).toBe(
      303,
    );
    expect((await officer.post(url, { ...form, occupation: '9' })).status).toBe(409);
    const kept = await rows<{ field: string; new_value: string }>(
      `select field, new_value from resident_changes where tenant_id = balai.tenant_id() and resident_id = $1
        and field <> 'created' order by field`,
      id,
    );
    expect(kept.map(({ field }) => field)).toEqual(['occupation', 'phone']);
    expect(kept.every(({ new_value }) => new_value.startsWith('s1.'))).toBe(true);
    const { text } = await officer.get(`/penduduk/${id}`);
    expect(text).toMatch(/Pekerjaan: .* menjadi Guru/);
    expect(text).not.toContain('0812 1111 2222');
  });

  it('shows NIK and KK by a press that is written into the log', async () => {
    const { id } = await residentIn('II.01.002');
    const nik = /\b630407\d{10}\b/;
    expect((await officer.get(`/penduduk/${id}`)).text).not.toMatch(nik);
    expect((await officer.get(`/penduduk/${id}/lengkap`)).text).toMatch(nik);
    const [event] = await rows(
      `select 1 from audit_events where tenant_id = balai.tenant_id() and action = 'resident.revealed' and object_id = $1`,
      id,
    );
    expect(event).toBeDefined();
    const head = await test.signIn('desa', 'rt01@desa.example');
    expect((await head.get(`/penduduk/${(await residentIn('I.01.001')).id}/lengkap`)).status).toBe(403);
  });
});

describe('who sees whom', () => {
  it('a head of an RT, an RW and a dusun sees the own people and nobody else, by list and by id', async () => {
    const people = await rows<{ id: string; area: string }>(
      `select distinct on (area_code) id, area_code as area from residents where tenant_id = balai.tenant_id()`,
    );
    for (const [who, prefix] of [
      ['rt01@desa.example', 'I.01.001'],
      ['rw01@desa.example', 'I.01'],
      ['dusun1@desa.example', 'I'],
    ] as const) {
      const head = await test.signIn('desa', who);
      for (const { id, area } of people) {
        const isOwn = area === prefix || area.startsWith(`${prefix}.`);
        expect((await head.get(`/penduduk/${id}`)).status, `${who} ${area}`).toBe(isOwn ? 200 : 404);
      }
      const { text } = await head.get('/wilayah-saya?size=100');
      const shown = [...text.matchAll(/href="\/penduduk\/([0-9a-f-]{36})"/g)].map(([, id]) => id!);
      const areas = await rows<{ area: string }>(
        `select distinct area_code as area from residents where tenant_id = balai.tenant_id() and id = any($1)`,
        shown,
      );
      expect(areas.length).toBe({ 'I.01.001': 1, 'I.01': 3, I: 6 }[prefix]);
      expect(areas.every(({ area }) => area === prefix || area.startsWith(`${prefix}.`))).toBe(true);
    }
  });

  it('a villager reads the own record and the own family card, and no other', async () => {
    const villager = await test.signIn('desa', 'warga@desa.example');
    const [own] = await rows<{ id: string; family_id: string }>(
      `select r.id, r.family_id from residents r join accounts a on a.tenant_id = r.tenant_id and a.subject_id = r.id
        where r.tenant_id = balai.tenant_id() and a.email = 'warga@desa.example'`,
    );
    expect((await villager.get(`/penduduk/${own!.id}`)).text).toContain('Siti Rahmah');
    expect((await villager.get(`/keluarga/${own!.family_id}`)).status).toBe(200);
    const other = await residentIn('III.02.001');
    expect((await villager.get(`/penduduk/${other.id}`)).status).toBe(404);
    expect((await villager.get(`/keluarga/${other.family_id}`)).status).toBe(404);
    expect((await villager.post('/penduduk/baru', person())).status).toBe(403);
  });

  it('heads and the BPD land on a page of theirs after signing in', async () => {
    for (const [who, page] of [
      ['rt01@desa.example', '/wilayah-saya'],
      ['bpd@desa.example', '/wilayah'],
    ] as const) {
      const client = await test.signIn('desa', who);
      const home = await client.get('/login');
      expect(home.headers.location, who).toBe(page);
      expect((await client.get(page)).status).toBe(200);
    }
  });
});

describe('families and areas', () => {
  it('a family card is entered, gets its people, and moves with all of them', async () => {
    const made = await officer.post('/keluarga/baru', {
      ...{ kk: '6304070101200055', address: 'Handil Raya 3', areaCode: 'II.02.001' },
    });
    const url = String(made.headers.location);
    const head = person({
      nik: '6304071202800031',
      fullName: 'Zainal Ilmi',
      sex: 'L',
      birthDate: '1980-02-12',
    });
    expect((await officer.post(`${url}/anggota`, head)).status).toBe(303);
    expect((await officer.get(url)).text).toContain('Keluarga Zainal Ilmi');
    const moved = { kk: '6304070101200055', address: 'Handil Raya 3', areaCode: 'III.01.001' };
    expect((await officer.post(`${url}/ubah`, moved)).status).toBe(303);
    expect(
      await rows(
        `select area_code from residents where tenant_id = balai.tenant_id() and full_name = 'Zainal Ilmi'`,
      ),
    ).toEqual([{ area_code: 'III.01.001' }]);
    expect((await officer.post('/keluarga/baru', moved)).status).toBe(409);
    const villager = await test.signIn('desa', 'warga@desa.example');
    expect((await villager.post('/keluarga/baru', moved)).status).toBe(403);
    expect((await villager.post(`${url}/ubah`, moved)).status).toBe(403);
    expect((await villager.post(`${url}/anggota`, head)).status).toBe(403);
  });

  it('an RT is added below its RW, once, and renamed; a villager changes none', async () => {
    expect((await officer.post('/wilayah', { parent: 'I.01', name: '009' })).status).toBe(303);
    expect((await officer.post('/wilayah', { parent: 'I.01', name: '009' })).status).toBe(409);
    expect((await officer.post('/wilayah', { parent: 'I.01.001', name: '1' })).status).toBe(422);
    const [area] = await rows<{ id: string; level: string }>(
      `select id, level from population_areas where tenant_id = balai.tenant_id() and code = 'I.01.009'`,
    );
    expect(area!.level).toBe('rt');
    const villager = await test.signIn('desa', 'warga@desa.example');
    expect((await villager.post('/wilayah', { parent: 'I.01', name: '010' })).status).toBe(403);
    expect((await villager.post(`/wilayah/${area!.id}`, { name: '99' })).status).toBe(403);
    expect((await officer.post(`/wilayah/${area!.id}`, { name: '09' })).status).toBe(303);
    expect(
      await rows(
        `select name, is_active from population_areas where tenant_id = balai.tenant_id() and id = $1`,
        area!.id,
      ),
    ).toEqual([{ name: '09', is_active: false }]);
  });
});
