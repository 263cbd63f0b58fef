import { afterAll, beforeAll, expect, it } from 'vitest';
import { type WrittenRow, writeXlsx } from '#kernel/exchange';
import { formValues } from '../../../../test/support/form-values.ts';
import type { HttpClient } from '../../../../test/support/http-client.ts';
import { openTestApp, type TestApp } from '../../../../test/support/test-app.ts';

const HERE = '/system/masterdata/import';

let test: TestApp;
let keeper: HttpClient;
let admin: HttpClient;
beforeAll(async () => {
  test = await openTestApp();
  keeper = await test.signIn('serikat', 'super_admin');
  admin = await test.signIn('serikat', 'admin');
});
afterAll(() => test?.close());

const sql = async <T extends object>(text: string, values: unknown[] = []) =>
  (await test.system('serikat')).transaction((tx) => tx.query<T>(text, values));
const campusesLike = (name: string) =>
  sql<{ name: string; region_code: string }>(
    'select name, region_code from campuses where tenant_id = balai.tenant_id() and name like $1 order by name',
    [name],
  );
const importOf = async (id: string) =>
  (
    await sql<{ state: string; choices: string }>(
      'select state, choices::text as choices from imports where tenant_id = balai.tenant_id() and id = $1',
      [id],
    )
  )[0];

const upload = (by: HttpClient, text: string) =>
  by.postFiles(HERE, { file: { name: 'kampus.csv', type: 'text/csv', content: Buffer.from(text) } });
async function stage(text: string): Promise<string> {
  const answer = await upload(keeper, text);
  expect(answer.status, answer.text.slice(0, 600)).toBe(303);
  return String(answer.headers.location).split('/').at(-1)!;
}
/** An admin of the union keeps no master data: the import stays as it was. */
async function expectRefused(id: string, act: string, fields: Record<string, string> = {}): Promise<void> {
  const before = await importOf(id);
  expect((await admin.post(`${HERE}/${id}/${act}`, fields)).status).toBe(403);
  expect(await importOf(id)).toEqual(before);
}

it('a sheet is read, its column and a cell put right by hand, and turned into campuses', async () => {
  const text =
    'Nama kampus,Asal,Jenis\nUniversitas Ujung Satu,Kalsel,PTN\nUniversitas Ujung Dua,Atlantis,PTS\n';
  expect((await upload(admin, text)).status).toBe(403);
  expect(await sql('select 1 from imports where tenant_id = balai.tenant_id()')).toEqual([]);
  const id = await stage(text);
  const here = `${HERE}/${id}`;

  const form = formValues((await keeper.get(here)).text, `${here}/mapping`);
  expect(form).toMatchObject({ name: '0', provinceCode: '' });
  await expectRefused(id, 'mapping', { ...form, provinceCode: '1' });
  expect((await keeper.post(`${here}/mapping`, { ...form, provinceCode: '1' })).status).toBe(303);
  const wrong = await keeper.get(here);
  expect(formValues(wrong.text, `${here}/mapping`)).toMatchObject({ provinceCode: '1' });
  expect(wrong.text).toContain('cell:3:provinceCode');

  await expectRefused(id, 'corrections', { 'cell:3:provinceCode': 'Aceh' });
  expect((await keeper.post(`${here}/corrections`, { 'cell:3:provinceCode': 'Aceh' })).status).toBe(303);
  expect((await keeper.get(here)).text).not.toContain('cell:3:provinceCode');

  await expectRefused(id, 'commit');
  expect(await campusesLike('Universitas Ujung %')).toEqual([]);
  expect((await keeper.post(`${here}/commit`)).headers.location).toBe(here);
  await expect
    .poll(() => campusesLike('Universitas Ujung %'), { timeout: 20_000 })
    .toEqual([
      { name: 'Universitas Ujung Dua', region_code: '11' },
      { name: 'Universitas Ujung Satu', region_code: '63' },
    ]);
});

it('a sheet taken back leaves nothing, and cannot be turned into campuses any more', async () => {
  const id = await stage('Nama kampus,Provinsi,Jenis\nUniversitas Batal,Kalsel,PTN\n');
  await expectRefused(id, 'cancel');
  expect((await keeper.post(`${HERE}/${id}/cancel`)).headers.location).toBe(HERE);
  expect((await importOf(id))?.state).toBe('cancelled');
  const late = await keeper.post(`${HERE}/${id}/commit`);
  expect(late.status).toBe(409);
  expect(late.text).toContain('sudah dibatalkan');
  const bearer = await test.bearer('serikat', 'super_admin');
  expect((await bearer.postJson(`/api/v1/imports/${id}/commit`, {})).status).toBe(409);
  expect((await importOf(id))?.state).toBe('cancelled');
  expect(await campusesLike('Universitas Batal')).toEqual([]);
});

it('the columns are put right over the API too, by who keeps the master data alone', async () => {
  const id = await stage('Nama kampus,Asal,Jenis\nUniversitas Lewat API,Kalsel,PTN\n');
  const put = (by: HttpClient) =>
    by.sendJson('PUT', `/api/v1/imports/${id}/mapping`, { name: 'A', provinceCode: 'B', kind: 'C' });
  const before = await importOf(id);
  expect((await put(await test.bearer('serikat', 'admin'))).status).toBe(403);
  expect(await importOf(id)).toEqual(before);
  const answer = await put(await test.bearer('serikat', 'super_admin'));
  expect(answer.status, answer.text).toBe(200);
  expect(answer.json).toMatchObject({ mapping: { provinceCode: 'Asal' }, problems: [] });
  expect(formValues((await keeper.get(`${HERE}/${id}`)).text, `${HERE}/${id}/mapping`)).toMatchObject({
    provinceCode: '1',
  });
});

it('a file with one list a sheet says what it did not read, and another sheet or heading row is chosen by hand', async () => {
  const list = (name: string, rows: string[][]) => ({
    name,
    rows: rows.map((cells): WrittenRow => ({ cells })),
  });
  const content = await writeXlsx([
    list('Kalsel', [
      ['Nama kampus', 'Provinsi', 'Jenis', 'Rektor'],
      ['Universitas Lembar Satu', 'Kalsel', 'PTN', 'Ani'],
      ['Universitas Lembar Dua', 'Kalsel', 'PTS', 'Budi'],
    ]),
    list('Bali', [
      ['DAFTAR KAMPUS'],
      ['Nama kampus', 'Provinsi', 'Jenis'],
      ['Universitas Lembar Tiga', 'Bali', 'PTN'],
    ]),
  ]);
  const file = { name: 'kampus.xlsx', type: 'application/octet-stream', content };
  const id = String((await keeper.postFiles(HERE, { file })).headers.location)
    .split('/')
    .at(-1)!;
  const here = `${HERE}/${id}`;
  const first = (await keeper.get(here)).text;
  expect(first).toContain('Yang dibaca hanya lembar');
  expect(first).toContain('D: Rektor');

  await expectRefused(id, 'sheet', { sheet: 'Bali', headerRow: '1' });
  expect((await keeper.post(`${here}/sheet`, { sheet: 'Bali', headerRow: '1' })).status).toBe(303);
  expect(JSON.parse((await importOf(id))!.choices)).toMatchObject({ sheet: 'Bali', headerRow: 2 });
  const before = await importOf(id);
  const wrong = await keeper.post(`${here}/sheet`, { sheet: 'Bali', headerRow: '900' });
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain('Pilihan itu tidak dipakai');
  expect(await importOf(id)).toEqual(before);

  const bearer = await test.bearer('serikat', 'super_admin');
  const overApi = await bearer.postFiles('/api/v1/imports', { register: 'campuses', sheet: 'Kalsel', file });
  expect(overApi.status, overApi.text).toBe(201);
  expect(overApi.json).toMatchObject({
    sheet: 'Kalsel',
    headerRow: 1,
    sheets: [{ name: 'Kalsel' }, { name: 'Bali' }],
    unusedColumns: [{ column: 'D', heading: 'Rektor' }],
  });
});

it('the description of the API names the registers, their fields and the columns one may choose', async () => {
  const document = (await keeper.get('/api/openapi.json')).json as {
    paths: Record<string, Record<string, { requestBody: { content: object }; responses: object }>>;
  };
  const call = document.paths['/api/v1/imports']?.post;
  expect(call?.responses).toHaveProperty('201');
  expect(call?.requestBody.content).toMatchObject({
    'multipart/form-data': {
      schema: {
        properties: {
          file: { format: 'binary' },
          register: { enum: expect.arrayContaining(['members', 'campuses']) },
          mapping: { description: expect.stringContaining('birthPlaceAndDate') },
        },
      },
    },
  });
  expect((await keeper.get('/api/docs')).text).toContain('birthPlaceAndDate');
});
