import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { request as openRequest, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAdaptorServer } from '@hono/node-server';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { FileError } from './file-error.ts';
import { type MultipartForm, type MultipartLimits, readMultipart } from './read-multipart.ts';

let folder = '';
let peak = 0;

const limits = (): MultipartLimits => ({
  folder,
  totalBytes: 3_000_000,
  fileBytes: 2_000_000,
  files: 3,
  fields: 5,
  fieldBytes: 10_000,
  idleSeconds: 1,
});

async function answer(request: Request): Promise<{ status: number; body: string }> {
  try {
    const form = await readMultipart(request, limits());
    const body = JSON.stringify(await describeForm(form));
    await form.discard();
    return { status: 200, body };
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    return {
      status: error.status,
      body: JSON.stringify({ code: error.code, message: error.message, fields: error.fields }),
    };
  } finally {
    peak = Math.max(peak, process.memoryUsage().rss);
  }
}

async function describeForm(form: MultipartForm) {
  const files = await Promise.all(
    form.files.map(async ({ field, name, path, size }) => ({
      field,
      name,
      size,
      start: (await readFile(path, 'utf8')).slice(0, 20),
    })),
  );
  return { fields: Object.fromEntries(form.fields), files };
}

let server: Server;
let port = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'balai-upload-'));
  server = createAdaptorServer({
    fetch: async (request: Request) => {
      const { status, body } = await answer(request);
      return new Response(body, { status });
    },
  }) as Server;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
});
afterEach(async () => {
  expect(await readdir(folder), 'nothing is left on the disk').toEqual([]);
});
afterAll(async () => {
  server.close();
  server.closeAllConnections();
  await rm(folder, { recursive: true });
});

async function post(form: FormData) {
  const response = await fetch(`http://127.0.0.1:${port}/`, { method: 'POST', body: form });
  return { status: response.status, body: JSON.parse(await response.text()) };
}

/** Sends as fast as the server takes it, and stops when the answer is there. */
function pour(options: { bytes: number; isLengthSaid: boolean; head?: string }) {
  return new Promise<{ status: number; body: string; sent: number }>((resolve, reject) => {
    const head = Buffer.from(
      options.head ??
        '--b\r\ncontent-disposition: form-data; name="file"; filename="besar.pdf"\r\ncontent-type: application/pdf\r\n\r\n',
    );
    const chunk = Buffer.alloc(256 * 1024, 'x');
    let sent = 0;
    let isAnswered = false;
    const headers = {
      'content-type': 'multipart/form-data; boundary=b',
      ...(options.isLengthSaid ? { 'content-length': options.bytes } : {}),
    };
    const outgoing = openRequest({ port, host: '127.0.0.1', method: 'POST', headers }, (incoming) => {
      let body = '';
      incoming.on('data', (part) => (body += part));
      incoming.on('end', () => {
        isAnswered = true;
        outgoing.destroy();
        resolve({ status: incoming.statusCode ?? 0, body, sent });
      });
    });
    outgoing.on('error', (error) => isAnswered || reject(error));
    outgoing.write(head);
    const more = () => {
      while (!isAnswered && sent < options.bytes) {
        sent += chunk.length;
        if (!outgoing.write(chunk)) {
          outgoing.once('drain', more);
          return;
        }
      }
    };
    more();
  });
}

describe('an upload', () => {
  it('arrives with its fields, its files and their Indonesian names; a file field left open is no file', async () => {
    const form = new FormData();
    form.append('nama', 'Ni Luh Putu Ayu');
    form.append('pilihan', 'a');
    form.append('pilihan', 'b');
    form.append('__proto__', 'x');
    form.append('bukti', new Blob(['isi bukti']), 'Bukti – transfer é.pdf');
    form.append('kosong', new Blob([]), '');
    expect(await post(form)).toEqual({
      status: 200,
      body: {
        fields: { nama: ['Ni Luh Putu Ayu'], pilihan: ['a', 'b'], ['__proto__']: ['x'] },
        files: [{ field: 'bukti', name: 'Bukti – transfer é.pdf', size: 9, start: 'isi bukti' }],
      },
    });
  });

  it('cannot choose a place on the disk by its name', async () => {
    const form = new FormData();
    form.append('a', new Blob(['1']), '../../etc/passwd');
    form.append('b', new Blob(['2']), 'C:\\Windows\\system32\\x.exe');
    const { body } = await post(form);
    expect(body.files.map((file: { name: string }) => file.name)).toEqual(['passwd', 'x.exe']);
  });

  it('of 200 MB is refused before it is read, and the sender gets to see why', async () => {
    const before = process.memoryUsage().rss;
    peak = before;
    const start = performance.now();
    const { status, body, sent } = await pour({ bytes: 200 * 1024 * 1024, isLengthSaid: true });
    expect(status).toBe(413);
    expect(JSON.parse(body)).toMatchObject({
      code: 'upload_too_large',
      message: expect.stringContaining('2,8 MB'),
    });
    expect(sent).toBeLessThan(60 * 1024 * 1024);
    expect(performance.now() - start).toBeLessThan(3000);
    expect(peak - before).toBeLessThan(80 * 1024 * 1024);
  });

  it('of 200 MB that does not say so is refused at the limit, without being held in memory', async () => {
    const before = process.memoryUsage().rss;
    peak = before;
    const { status, body, sent } = await pour({ bytes: 200 * 1024 * 1024, isLengthSaid: false });
    expect(status).toBe(413);
    expect(JSON.parse(body).code).toBe('file_too_large');
    expect(sent).toBeLessThan(60 * 1024 * 1024);
    expect(peak - before).toBeLessThan(80 * 1024 * 1024);
  });

  it('with a field of 1 MB is refused and names the field', async () => {
    const form = new FormData();
    form.append('alamat', 'x'.repeat(1024 * 1024));
    expect(await post(form)).toMatchObject({
      status: 413,
      body: { code: 'upload_field_too_large', fields: { alamat: expect.stringContaining('9 KB') } },
    });
  });

  it('with one file too large, too many files or too many fields is refused', async () => {
    const large = new FormData();
    large.append('foto', new Blob(['x'.repeat(2_000_001)]), 'foto.jpg');
    expect(await post(large)).toMatchObject({
      status: 413,
      body: { code: 'file_too_large', fields: { foto: expect.any(String) } },
    });
    const many = new FormData();
    for (let count = 0; count < 4; count += 1) many.append('foto', new Blob(['x']), `${count}.jpg`);
    expect(await post(many)).toMatchObject({ status: 413, body: { code: 'upload_too_many_parts' } });
    const fields = new FormData();
    for (let count = 0; count < 6; count += 1) fields.append(`f${count}`, 'x');
    expect(await post(fields)).toMatchObject({ status: 413, body: { code: 'upload_too_many_parts' } });
  });

  it('at exactly the limits is taken', async () => {
    const form = new FormData();
    form.append('alamat', 'x'.repeat(10_000));
    form.append('foto', new Blob(['x'.repeat(2_000_000)]), 'foto.jpg');
    expect((await post(form)).status).toBe(200);
  });

  it('that falls silent in the middle is given up', async () => {
    const { status, body } = await pour({ bytes: 0, isLengthSaid: false });
    expect(status).toBe(400);
    expect(JSON.parse(body).code).toBe('upload_interrupted');
  });

  it('that breaks off leaves nothing behind, and the next one works', async () => {
    await new Promise<void>((resolve) => {
      const outgoing = openRequest({
        port,
        host: '127.0.0.1',
        method: 'POST',
        headers: { 'content-type': 'multipart/form-data; boundary=b' },
      });
      outgoing.on('error', () => resolve());
      outgoing.write('--b\r\ncontent-disposition: form-data; name="a"; filename="a"\r\n\r\nsetengah');
      setTimeout(() => outgoing.destroy(new Error('gone')), 100);
    });
    await expect.poll(() => readdir(folder)).toEqual([]);
    const form = new FormData();
    form.append('nama', 'x');
    expect((await post(form)).status).toBe(200);
  });

  it.each([
    [
      'a body cut before its end',
      'multipart/form-data; boundary=b',
      '--b\r\ncontent-disposition: form-data; name="a"; filename="x"\r\n\r\nabc',
      400,
      'upload_malformed',
    ],
    [
      'a field cut before its end',
      'multipart/form-data; boundary=b',
      '--b\r\ncontent-disposition: form-data; name="a"\r\n\r\nabc',
      400,
      'upload_malformed',
    ],
    ['no part at all', 'multipart/form-data; boundary=b', 'apa saja', 400, 'upload_malformed'],
    ['another kind of body', 'application/json', '{}', 415, 'upload_not_multipart'],
    ['no boundary', 'multipart/form-data', '--b--', 415, 'upload_not_multipart'],
  ])('with %s is refused', async (_what, type, body, status, code) => {
    const response = await fetch(`http://127.0.0.1:${port}/`, {
      method: 'POST',
      body,
      headers: { 'content-type': type },
    });
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ code });
  });
});
