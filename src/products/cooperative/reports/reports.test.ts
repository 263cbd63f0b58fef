import { expect, it } from 'vitest';
import { sendReportsJob } from '#features/reports';
import { readWorkbook } from '#kernel/exchange';
import { readOutbox, readOutboxMail } from '#kernel/mail';
import type { WorkContext } from '#kernel/work';
import { readPdf } from '../../../../test/read-pdf.ts';
import { openCooperative } from '../../../../test/support/cooperative-office.ts';
import { jobRun } from '../../../../test/support/job-run.ts';
import { reportPlace } from './index.ts';

const SCHEDULES = '/laporan/jadwal';
const { test, ctx, treasurer, supervisor } = await openCooperative();
const job = sendReportsJob(reportPlace);

const numbersOf = (html: string, label: string): string[] => {
  const row = new RegExp(`<tr[^>]*>(?:(?!</tr>).)*${label}(?:(?!</tr>).)*</tr>`, 's').exec(html)?.[0] ?? '';
  return [...row.replaceAll(/<[^>]+>/g, ' ').matchAll(/-?\d[\d.]*/g)].map(([number]) => number);
};

it('every report opens for a month, a quarter and a year, and its files carry the figures of the screen', async () => {
  for (const { key, label } of reportPlace.kinds) {
    for (const period of ['2026-10', '2026-T3', '2025']) {
      const shown = await treasurer.get(`/laporan?laporan=${key}&periode=${period}`);
      expect(shown.status, `${key} ${period}`).toBe(200);
      expect(shown.text).toContain(label);
    }
  }
  const asked = 'laporan=keanggotaan&periode=2026';
  const page = (await treasurer.get(`/laporan?${asked}`)).text;
  const total = (row: string) => Number(numbersOf(page, row).at(-1)!.replaceAll('.', ''));
  const closing = total('Anggota pada akhir');
  expect(total('Anggota pada awal') + total('Masuk') - total('Berhenti')).toBe(closing);
  expect(closing).toBeGreaterThan(0);

  const sheet = await readWorkbook((await treasurer.get(`/laporan/xlsx?${asked}`)).bytes);
  const text = JSON.stringify(sheet);
  expect(text).toContain('Anggota pada akhir periode');
  const { pages } = await readPdf((await treasurer.get(`/laporan/pdf?${asked}`)).bytes);
  expect(pages[0]?.text).toContain('Tahun 2026');
  expect(pages[0]?.text).toContain('Berhenti');
});

it('the savings of the report are those of the balance sheet, and lead to their account', async () => {
  const page = (await treasurer.get('/laporan?laporan=simpanan&periode=2026')).text;
  const closing = numbersOf(page, 'Jumlah').at(-1)!;
  expect(Number(closing.replaceAll('.', ''))).toBeGreaterThan(0);
  const overview = (await treasurer.get('/laporan?laporan=ringkasan&periode=2026')).text;
  expect(numbersOf(overview, 'Simpanan anggota')[0]).toBe(closing);
  const link = /href="(\/pembukuan\/buku-besar\/[^"]+)"/.exec(page)?.[1]?.replaceAll('&amp;', '&');
  expect((await treasurer.get(link!)).status).toBe(200);
});

it('the sheet for SIMKOPDES writes bare figures and names what is not filled in', async () => {
  const page = (await treasurer.get('/laporan?laporan=simkopdes&periode=2026')).text;
  expect(page).toContain('Nomor badan hukum');
  expect(page).toMatch(/Jumlah anggota(?:(?!<\/tr>).)*>\d+</s);
});

it('an address with nonsense shows the first report of the last month', async () => {
  const shown = await treasurer.get("/laporan?laporan=rahasia&periode=2026-99'");
  expect(shown.status).toBe(200);
  expect(shown.text).toContain('Ringkasan');
});

it('a schedule mails a period once to those who hold the role then, with the file, and stops when told', async () => {
  const empty = await treasurer.post(SCHEDULES, { report: 'neraca', rhythm: 'month', format: 'pdf' });
  expect(empty.status).toBe(422);
  expect(empty.text).toContain('Pilih paling sedikit satu penerima');
  const foreign = await treasurer.post(SCHEDULES, {
    ...{ report: 'neraca', rhythm: 'month', format: 'pdf', roles: 'anggota' },
  });
  expect(foreign.status).toBe(422);
  const made = await treasurer.post(SCHEDULES, {
    ...{ report: 'neraca', rhythm: 'month', format: 'pdf', roles: ['ketua', 'pengawas'] },
  });
  expect(made.status).toBe(303);

  const sendOn = async (day: string) => {
    const at: WorkContext = { ...ctx, now: new Date(`${day}T18:00:00Z`) };
    await job.run(at, jobRun({ night: day }));
    const { items } = await ctx.transaction((tx) => readOutbox(ctx, tx, { offset: 0, limit: 50 }));
    return items.filter(({ template }) => template === 'reports.scheduled');
  };
  const [year, month] = new Date().toISOString().split('-').map(Number) as [number, number];
  const nextMonth = new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10);
  expect(await sendOn(new Date().toISOString().slice(0, 10)), 'nothing before the month is over').toEqual([]);
  const sent = await sendOn(nextMonth);
  expect(sent).toHaveLength(2);
  expect(await sendOn(nextMonth), 'the same month again').toHaveLength(2);
  const mail = await ctx.transaction((tx) => readOutboxMail(ctx, tx, sent[0]!.id));
  expect(mail?.attachments).toEqual([expect.stringMatching(/^Neraca .*\.pdf$/)]);
  expect(mail?.text).toContain('/laporan?laporan=neraca');

  const list = await treasurer.get(SCHEDULES);
  expect(list.text).toContain('2 surel');
  const stop = /action="(\/laporan\/jadwal\/[0-9a-f-]+\/henti)"/.exec(list.text)![1]!;
  expect((await supervisor.post(stop, {})).status, 'whoever only reads stops nothing').toBe(403);
  expect((await treasurer.post(stop, {})).status).toBe(303);
  const later = new Date(Date.UTC(year, month + 1, 1)).toISOString().slice(0, 10);
  expect(await sendOn(later)).toHaveLength(2);
  expect((await treasurer.post(stop.replace('henti', 'lanjut'), {})).status).toBe(303);
});

it('a report that cannot be made holds up none of the others, and is tried again', async () => {
  for (const report of ['neraca', 'simpanan'])
    await treasurer.post(SCHEDULES, { report, rhythm: 'year', format: 'xlsx', roles: 'ketua' });
  const broken = {
    ...reportPlace.kinds[0],
    key: 'neraca',
    make: () => Promise.reject(new Error('no figures')),
  };
  const others = reportPlace.kinds.filter(({ key }) => key !== 'neraca');
  const failing = sendReportsJob({ ...reportPlace, kinds: [broken, ...others] });
  const at: WorkContext = { ...ctx, now: new Date(Date.UTC(new Date().getUTCFullYear() + 1, 0, 1, 18)) };
  const sent = async () => {
    const { items } = await ctx.transaction((tx) => readOutbox(ctx, tx, { offset: 0, limit: 200 }));
    return items
      .filter(({ subject }) => subject.includes('Tahun'))
      .map(({ subject }) => subject.split(',')[0]);
  };
  await expect(failing.run(at, jobRun({}))).rejects.toThrow('reports were not sent');
  expect(await sent()).toEqual(['Simpanan']);
  await job.run(at, jobRun({}));
  expect((await sent()).toSorted()).toEqual(['Neraca', 'Simpanan']);
});

it('a supervisor reads and takes along, and makes no schedule; a member sees none', async () => {
  expect((await supervisor.get('/laporan')).status).toBe(200);
  expect((await supervisor.get('/laporan/pdf')).status).toBe(200);
  expect((await supervisor.get(`${SCHEDULES}/baru`)).status).toBe(403);
  expect(
    (await supervisor.post(SCHEDULES, { report: 'neraca', rhythm: 'month', format: 'pdf', roles: 'ketua' }))
      .status,
  ).toBe(403);
  const member = await test.signIn('koperasi', 'anggota');
  for (const url of ['/laporan', '/laporan/xlsx', SCHEDULES])
    expect((await member.get(url)).status).toBe(403);
});
