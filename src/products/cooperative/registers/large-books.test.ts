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
    const ctx = await balai.system('koperasi');
    const run = await settled(() =>
      ctx.transaction((tx) =>
        tx.one<{ state: string; result_file_id: string | null }>(
          `select state, result_file_id from job_runs where kind = 'export-register-cooperative' and state in ('done', 'failed')`,
        ),
      ),
    );
    expect(run.state).toBe('done');
    const file = await ctx.transaction((tx) => openPrivateFile(ctx, tx, run.result_file_id!, {}));
    const parts: Buffer[] = [];
    for await (const part of file.content) parts.push(part);
    const lines = Buffer.concat(parts).toString('utf8').trim().split('\r\n');
    expect(lines).toHaveLength(ROWS + 1);
    expect(new Set(lines).size).toBe(ROWS + 1);
  });

  it('prints five hundred rows, each with its own number', async () => {
    const { bytes } = await secretary.get('/buku/inventaris/cetak?filter[boughtOn]=2009');
    const { pages } = await readPdf(bytes);
    const text = pages.map((page) => page.text).join('\n');
    expect(text.match(/Barang 00\d{3}/g)).toHaveLength(500);
  });

  it('is too long for one volume: the secretary is told to print by years', async () => {
    const answer = await secretary.get('/buku/inventaris/cetak');
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('cetak per jilid');
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

async function settled<T>(look: () => Promise<T | undefined>): Promise<T> {
  for (let turn = 0; turn < 100; turn += 1) {
    const found = await look();
    if (found) return found;
    await new Promise((wake) => setTimeout(wake, 200));
  }
  throw new Error('The job did not end');
}
