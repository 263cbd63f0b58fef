import { afterAll, beforeAll, expect, it } from 'vitest';
import { formValues } from '../../../../test/support/form-values.ts';
import type { HttpClient } from '../../../../test/support/http-client.ts';
import { openTestApp, type TestApp } from '../../../../test/support/test-app.ts';

const HERE = '/penduduk/impor';
let test: TestApp;
let officer: HttpClient;
let citizen: HttpClient;
beforeAll(async () => {
  test = await openTestApp();
  officer = await test.signIn('desa', 'admin');
  citizen = await test.signIn('desa', 'warga@desa.example');
});
afterAll(() => test?.close());

const SHEET = [
  'Nama Lengkap;Nomor Induk;No KK;JK;Tempat Lahir;Tgl Lahir;Dusun;RW;RT;SHDK;Agama',
  'Rusdiansyah;6304071203800031;6304071203800032;L;Alalak;12/03/1980;1;1;1;Kepala Keluarga;Islam',
  'Noor Hasanah;6304075708850033;6304071203800032;P;Alalak;17/08/1985;1;1;1;Istri;Hindu Kuno',
].join('\n');

const upload = (by: HttpClient) =>
  by.postFiles(HERE, { file: { name: 'warga.csv', type: 'text/csv', content: Buffer.from(SHEET) } });
const people = async () => {
  const ctx = await test.system('desa');
  return ctx.transaction((tx) =>
    tx.query<{ name: string }>(
      `select full_name as name from residents where tenant_id = balai.tenant_id()
         and full_name in ('Rusdiansyah', 'Noor Hasanah') order by full_name`,
    ),
  );
};

it('a sheet of residents is read again, put right by hand and stored; a citizen does none of it', async () => {
  expect((await upload(citizen)).status).toBe(403);
  const dropped = String((await upload(officer)).headers.location);
  expect((await citizen.post(`${dropped}/cancel`)).status).toBe(403);
  expect((await officer.post(`${dropped}/cancel`)).status).toBe(303);

  const here = String((await upload(officer)).headers.location);
  const mapping = formValues((await officer.get(here)).text, `${here}/mapping`);
  for (const [act, fields] of [
    ['sheet', { headerRow: '1' }],
    ['mapping', { ...mapping, nik: '1' }],
    ['corrections', { 'cell:3:religion': 'Islam' }],
  ] as const) {
    expect((await citizen.post(`${here}/${act}`, fields)).status, act).toBe(403);
    expect((await officer.post(`${here}/${act}`, fields)).status, act).toBe(303);
  }
  expect((await citizen.post(`${here}/commit`)).status).toBe(403);
  expect(await people()).toEqual([]);
  expect((await officer.post(`${here}/commit`)).status).toBe(303);
  await expect.poll(people, { timeout: 20_000 }).toEqual([{ name: 'Noor Hasanah' }, { name: 'Rusdiansyah' }]);
});
