import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '#kernel/calendar';
import { openPrivateFile } from '#kernel/files';
import { importOf } from '#kernel/register';
import { readPdf } from '../../../../test/read-pdf.ts';
import type { HttpClient } from '../../../../test/support/http-client.ts';
import { openTestApp, type TestApp } from '../../../../test/support/test-app.ts';
import { inventory } from './index.ts';

const ROWS = 5_200;

let balai: TestApp;
let secretary: HttpClient;

beforeAll(async () => {
  balai = await openTestApp();
  secretary = await balai.signIn('koperasi', 'sekretaris');
  const ctx = await balai.system('koperasi');
  const rows = Array.from({ length: ROWS }, (_, index) => ({
    itemName: `Barang ${String(index).padStart(5, '0')}`,
    // Five hundred of them in 2009, the others before.
    boughtOn: index < 500 ? addDays('2009-01-01', index % 300) : addDays('1990-01-01', index % 3000),
    quantity: 1 + (index % 7),
    unitPrice: 1_000 * (index + 1),
  }));
  const counts = await ctx.transaction((tx) => importOf(inventory)!.commitRows(ctx, tx, rows));
  expect(counts.created).toBe(ROWS);
});
afterAll(() => balai.close());

describe('a book of thousands of rows', () => {
  it('is made into a file in the background, which holds every row of the filter', async () => {
    const answer = await secretary.get('/buku/inventaris/unduh/csv?q=barang');
    expect(answer.status).toBe(303);
    expect(answer.headers.location).toBe('/buku/inventaris?q=barang');
    const content = await fileOfJob('Unduhan Daftar Inventaris');
    const lines = content.toString('utf8').trim().split('\r\n');
    expect(lines).toHaveLength(ROWS + 1);
    expect(new Set(lines).size).toBe(ROWS + 1);
  });

  it('prints five hundred rows, each with its own number', async () => {
    const { bytes } = await secretary.get('/buku/inventaris/cetak?filter[boughtOn]=2009');
    const { pages } = await readPdf(bytes);
    const text = pages.map((page) => page.text).join('\n');
    expect(text.match(/Barang 00\d{3}/g)).toHaveLength(500);
  });

  it('is printed by volumes in the background, every row once, pages numbered through, sums and signatures at the end', {
    timeout: 240_000,
  }, async () => {
    const answer = await secretary.get('/buku/inventaris/cetak?q=barang');
    expect([answer.status, answer.headers.location]).toEqual([303, '/buku/inventaris?q=barang']);
    const volumes = Object.entries(unzipSync(await fileOfJob('Cetak Daftar Inventaris', 1_000)));
    expect(volumes.length).toBeGreaterThan(5);
    const texts = await Promise.all(
      volumes.map(async ([, pdf]) => (await readPdf(pdf)).pages.map(({ text }) => text.replace(/\s+/g, ' '))),
    );
    for (const [index, text] of texts.flat().entries())
      expect(text).toContain(`Halaman ${index + 1}, jilid `);
    const names = texts
      .flat()
      .join(' ')
      .match(/Barang \d{5}/g)!;
    expect([names.length, new Set(names).size]).toEqual([ROWS, ROWS]);
    const sum = Array.from({ length: ROWS }, (_, index) => (1 + (index % 7)) * 1_000 * (index + 1));
    const total = sum.reduce((all, price) => all + price, 0).toLocaleString('id-ID');
    for (const word of ['H. Ahmad Rifani', total]) {
      const closing = texts.map((pages) => pages.some((text) => text.includes(word)));
      expect([word, closing.indexOf(true)]).toEqual([word, volumes.length - 1]);
    }
  });

  it('is turned page by page, the last page included', async () => {
    const last = await secretary.get('/buku/inventaris?q=barang&size=100&page=52');
    expect(last.text).toContain('5.101–5.200 dari 5.200 barang');
    expect((await secretary.get('/buku/inventaris?q=barang&size=100&page=53')).headers.location).toBe(
      '/buku/inventaris?q=barang&size=100&page=52',
    );
  });
});

describe('rows below an entry', () => {
  const meeting = {
    ...{ nature: 'routine', heldOn: '2026-03-02', place: 'Kantor', invitedCount: '3', presentCount: '3' },
    ...{ chair: 'H. Ahmad Rifani', minutes: 'Tugas dibagi.' },
  };

  it('are written with it, changed with it, and an empty row is no row', async () => {
    const answer = await secretary.post('/buku/notulen-rapat-pengurus/baru', {
      ...meeting,
      ...{ 'tasks.0.task': 'Membeli rak', 'tasks.0.dueOn': '2026-04-01', 'tasks.2.task': 'Mengecat pagar' },
    });
    const id = String(answer.headers.location).split('/').at(-1)!;
    const address = `/api/v1/board-meetings/${id}`;
    expect((await secretary.get(address)).json).toMatchObject({
      tasks: [
        { task: 'Membeli rak', dueOn: '2026-04-01', isDone: false },
        { task: 'Mengecat pagar', dueOn: null, isDone: false },
      ],
    });
    const tasks = [{ task: 'Membeli rak', isDone: true }];
    expect((await secretary.sendJson('PATCH', address, { tasks })).json).toMatchObject({
      version: 2,
      tasks: [{ task: 'Membeli rak', isDone: true }],
    });
    expect((await secretary.get(`/buku/notulen-rapat-pengurus/${id}`)).text).toContain('Membeli rak');
  });

  it('say what is wrong in which row', async () => {
    const answer = await secretary.post('/buku/notulen-rapat-pengurus/baru', {
      ...meeting,
      ...{ 'tasks.0.responsible': 'Norhayati' },
    });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('Yang dikerjakan perlu diisi.');
  });
});

/** What the job with this title has left. @param turns how often it is asked for, five times a second */
async function fileOfJob(title: string, turns = 100): Promise<Buffer> {
  const ctx = await balai.system('koperasi');
  const run = await settled(turns, () =>
    ctx.transaction((tx) =>
      tx.one<{ state: string; result_file_id: string | null }>(
        `select state, result_file_id from job_runs
          where kind = 'export-register-cooperative' and title = $1 and state in ('done', 'failed')`,
        [title],
      ),
    ),
  );
  expect(run.state).toBe('done');
  const file = await ctx.transaction((tx) => openPrivateFile(ctx, tx, run.result_file_id!, {}));
  const parts: Buffer[] = [];
  for await (const part of file.content) parts.push(part);
  return Buffer.concat(parts);
}

async function settled<T>(turns: number, look: () => Promise<T | undefined>): Promise<T> {
  for (let turn = 0; turn < turns; turn += 1) {
    const found = await look();
    if (found) return found;
    await new Promise((wake) => setTimeout(wake, 200));
  }
  throw new Error('The job did not end');
}
