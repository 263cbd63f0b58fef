import { afterAll, beforeAll, expect, it } from 'vitest';
import { formValues } from '../../../../test/support/form-values.ts';
import type { HttpClient } from '../../../../test/support/http-client.ts';
import { openTestApp, type TestApp } from '../../../../test/support/test-app.ts';
import { waitForImport } from '../../../../test/support/wait-for-import.ts';

const DESK = '/admin-apbdes';
let test: TestApp;
let officer: HttpClient;
let citizen: HttpClient;
beforeAll(async () => {
  test = await openTestApp();
  officer = await test.signIn('desa', 'admin');
  citizen = await test.signIn('desa', 'user');
});
afterAll(() => test?.close());

const rows = async <T extends object>(sql: string, ...values: unknown[]) => {
  const ctx = await test.system('desa');
  return ctx.transaction((tx) => tx.query<T>(sql, values));
};
const count = async (sql: string, ...values: unknown[]) => (await rows(sql, ...values)).length;
const thisYear = async () => {
  const [found] = await rows<{ year: number }>(`select max(year)::int as year from budget_documents
    where tenant_id = balai.tenant_id() and stage = 'change'`);
  return found!.year;
};
const row = (accountCode: string, amount: string, activityCode = '') => ({
  ...{ accountCode, activityCode, amount, description: `Uraian ${accountCode}`, fundSource: 'DDS' },
});
const open = async (year: string, stage = 'budget', through = '') =>
  String((await officer.post(DESK, { year, stage, through })).headers.location);

it('a budget is opened, filled, adopted and published by an officer; a villager does none of it', async () => {
  const standing = (
    await rows<{ id: string }>(`select id from budget_documents
    where tenant_id = balai.tenant_id() and state = 'draft'`)
  )[0]!.id;
  expect((await citizen.post(`${DESK}/${standing}/batalkan`)).status).toBe(403);
  expect((await officer.post(`${DESK}/${standing}/batalkan`)).status).toBe(303);
  expect((await citizen.post(DESK, { year: '2030', stage: 'budget' })).status).toBe(403);
  expect((await officer.post(DESK, { year: 'x', stage: 'budget' })).status).toBe(422);

  const url = await open('2030');
  expect((await citizen.post(`${url}/baris`, row('4.2.1', '900'))).status).toBe(403);
  const wrong = await officer.post(`${url}/baris`, row('5.3.5', '1,5'));
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain('Belanja perlu kegiatan');
  for (const one of [row('4.2.1', '900'), row('5.3.5', '1.000', '02.03.10'), row('4.1.1', '1')])
    expect((await officer.post(`${url}/baris`, one)).status).toBe(303);
  const twice = await officer.post(`${url}/baris`, row('4.1.1', '2'));
  expect(twice.status).toBe(409);

  const [gift] = await rows<{ id: string }>(
    `select id from budget_rows where tenant_id = balai.tenant_id() and account_code = '4.1.1' and amount = 1`,
  );
  expect((await citizen.post(`${url}/baris/${gift!.id}/hapus`)).status).toBe(403);
  expect((await officer.post(`${url}/baris/${gift!.id}`, row('4.1.2', '3'))).status).toBe(303);
  expect((await officer.post(`${url}/baris/${gift!.id}/hapus`)).status).toBe(303);

  const law = { regulation: 'Perdes 09 Tahun 2026', regulationOn: '2026-11-20' };
  const short = await officer.post(`${url}/tetapkan`, law);
  expect(short.status).toBe(409);
  expect(short.text).toContain('Defisit Rp100 tidak tertutup pembiayaan neto Rp0; kurang Rp100.');
  await officer.post(`${url}/baris`, row('6.1.1', '100'));
  expect((await officer.post(`${url}/tetapkan`, { ...law, regulation: '' })).status).toBe(422);
  expect((await citizen.post(`${url}/tetapkan`, law)).status).toBe(403);
  expect((await officer.post(`${url}/umumkan`)).status).toBe(409);
  expect((await officer.post(`${url}/tetapkan`, law)).status).toBe(303);
  expect((await citizen.get('/apbdes/2030/4')).status).toBe(404);
  expect((await citizen.post(`${url}/umumkan`)).status).toBe(403);
  expect((await officer.post(`${url}/umumkan`)).status).toBe(303);
  expect((await citizen.get('/apbdes/2030/4.2.1')).text).toContain('Uraian 4.2.1');

  expect((await officer.post(`${url}/baris`, row('4.3.6', '5'))).status).toBe(409);
  expect((await officer.post(`${url}/batalkan`)).status).toBe(409);
});

it('what was adopted cannot be changed in the database either', async () => {
  const [one] = await rows<{ id: string; document: string }>(
    `select r.id, d.id as document from budget_rows r join budget_documents d on d.tenant_id = r.tenant_id
       and d.id = r.document_id where r.tenant_id = balai.tenant_id() and d.state = 'published' limit 1`,
  );
  const statements: [string, string][] = [
    ['update budget_rows set amount = amount + 1 where tenant_id = balai.tenant_id() and id = $1', one!.id],
    ['delete from budget_rows where tenant_id = balai.tenant_id() and id = $1', one!.id],
    [
      `update budget_documents set state = 'draft', regulation = null, regulation_on = null, adopted_at = null,
        published_at = null where tenant_id = balai.tenant_id() and id = $1`,
      one!.document,
    ],
    ['delete from budget_documents where tenant_id = balai.tenant_id() and id = $1', one!.document],
  ];
  for (const [sql, id] of statements) await expect(rows(sql, id), sql).rejects.toThrow(/never changed/);
});

it('a realisation above its budget is named, and so is a carried sum that differs from what was left', async () => {
  const year = await thisYear();
  const url = await open(String(year), 'realisation', `${year}-12-31`);
  await officer.post(`${url}/baris`, row('5.3.5', '999.000.000', '02.03.10'));
  await officer.post(`${url}/baris`, row('4.2.1', '999.000.000'));
  const shown = (await officer.get(url)).text;
  expect(shown).toContain('melebihi anggaran Rp312.500.000');
  expect(shown).toContain('6.1.1 SiLPA tahun sebelumnya');
  const refused = await officer.post(`${url}/tetapkan`, {
    regulation: 'Perdes 1',
    regulationOn: '2026-11-20',
  });
  expect(refused.status).toBe(409);
  await officer.post(`${url}/batalkan`);
});

it('a visitor reads sums and is asked to sign in; a villager reads every row, and the sums are those of the rows', async () => {
  const visitor = test.visitor('desa');
  const year = await thisYear();
  const limited = await visitor.get('/apbdes');
  expect(limited.status).toBe(200);
  expect(limited.text).toContain('Silakan login untuk akses penuh');
  expect(limited.text).not.toMatch(/href="\/apbdes\/\d/);
  for (const closed of [`/apbdes/${year}/5`, `/apbdes/${year}/berkas/pdf`])
    expect(String((await visitor.get(closed)).headers.location), closed).toMatch(/^\/login/);

  const full = await citizen.get(`/apbdes?tahun=${year}`);
  expect(full.text).not.toContain('Silakan login untuk akses penuh');
  const sum = async (stage: string, code: string) =>
    (
      await rows<{ sum: number }>(
        `select sum(r.amount)::bigint as sum from budget_rows r join budget_documents d on d.tenant_id = r.tenant_id
           and d.id = r.document_id where r.tenant_id = balai.tenant_id() and d.year = $1 and d.stage = $2
           and r.account_code like $3`,
        ...[year, stage, `${code}%`],
      )
    )[0]!.sum;
  const spoken = (await sum('change', '5')).toString().replace(/\B(?=(\d{3})+$)/g, '.');
  expect(full.text).toContain(`Anggaran Rp${spoken}`);
  for (const [address, word] of [
    [`/apbdes/${year}/5`, 'Pelaksanaan pembangunan desa'],
    [`/apbdes/${year}/02`, 'Pekerjaan umum dan penataan ruang'],
    [`/apbdes/${year}/02.03`, 'Pembangunan jalan desa'],
    [`/apbdes/${year}/02.03.10`, 'Pengecoran Jalan Handil Bujur'],
  ] as const)
    expect((await citizen.get(address)).text, address).toContain(word);
  for (const unknown of ['/apbdes/1999/5', `/apbdes/${year}/7`, `/apbdes/${year}/99.99`])
    expect((await citizen.get(unknown)).status, unknown).toBe(404);
  for (const format of ['pdf', 'xlsx'])
    expect((await citizen.get(`/apbdes/${year}/berkas/${format}`)).status, format).toBe(200);
});

const SHEET = (last: string) =>
  [
    'Kode Kegiatan;Kode Rekening;Uraian;Volume;Satuan;Anggaran;Sumber Dana',
    ';4;PENDAPATAN;;;900.000;',
    ';4.2.1;Dana Desa;1;tahun;900.000;DD',
    '2.3.10;;Pembangunan jalan desa;;;900.000;',
    ';5.3.5;Jalan Handil Bujur;450;meter;600.000;DDS',
    `;5.3.5;Jalan Gang Purun;60;meter;${last};DDS`,
    ';;SURPLUS / DEFISIT;;;0;',
  ].join('\n');

it('a sheet whose sums tie is read to the rupiah, again without a change; one rupiah off holds all of it up', async () => {
  const here = `${DESK}/impor-anggaran`;
  const upload = (by: HttpClient, last = '300.000') =>
    by.postFiles(here, {
      file: { name: 'apbdes.csv', type: 'text/csv', content: Buffer.from(SHEET(last)) },
    });
  const stored = () =>
    count(`select 1 from budget_rows r join budget_documents d on d.tenant_id = r.tenant_id and d.id = r.document_id
      where r.tenant_id = balai.tenant_id() and d.year = 2031`);
  expect((await upload(citizen)).status).toBe(403);
  const dropped = String((await upload(officer)).headers.location);
  expect((await officer.post(`${dropped}/cancel`)).status).toBe(303);

  await open('2031');
  const off = String((await upload(officer, '300.001')).headers.location);
  const review = (await officer.get(off)).text;
  expect(review).toContain('selisih −Rp1');
  await officer.post(`${off}/commit`);
  expect(await stored()).toBe(0);

  const mapping = formValues(review, `${off}/mapping`);
  for (const [act, fields] of [
    ['sheet', { headerRow: '1' }],
    ['mapping', { ...mapping, volume: '' }],
    ['corrections', { 'cell:6:amount': '300.000' }],
  ] as const) {
    expect((await citizen.post(`${off}/${act}`, fields)).status, act).toBe(403);
    expect((await officer.post(`${off}/${act}`, fields)).status, act).toBe(303);
  }
  expect((await officer.post(`${off}/commit`)).status).toBe(303);
  await expect.poll(stored, { timeout: 20_000 }).toBe(3);

  const again = String((await upload(officer)).headers.location);
  await officer.post(`${again}/mapping`, {
    ...formValues((await officer.get(again)).text, `${again}/mapping`),
    volume: '',
  });
  const ids = () => rows(`select id from budget_rows where tenant_id = balai.tenant_id() order by id`);
  const before = await ids();
  await officer.post(`${again}/commit`);
  await waitForImport(officer, again);
  expect(await ids()).toEqual(before);
}, 90_000);
