import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { zipSync } from 'fflate';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { buildXlsx, textRow, workbookParts, zipParts } from '../fixtures/build-xlsx.ts';
import { compareFingerprints, takeFingerprint } from '../matrix/fingerprint.ts';
import type { HttpClient } from '../support/http-client.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

vi.setConfig({ testTimeout: 120_000 });

let test: TestApp;
let member: HttpClient;
let keeper: HttpClient;
let jpeg: Buffer;
beforeAll(async () => {
  test = await openTestApp({ jobs: false });
  member = await test.signIn('serikat', 'anggota@serikat.example');
  keeper = await test.bearer('serikat', 'super_admin');
  jpeg = await sharp({ create: { width: 400, height: 500, channels: 3, background: '#8c1236' } })
    .jpeg()
    .toBuffer();
});
afterAll(() => test?.close());

const sendPhoto = (content: Uint8Array, name = 'foto.jpg', type = 'image/jpeg') =>
  member.postFiles('/me/profile/photo', { photo: { name, type, content } });
const sendPaper = (content: Uint8Array, name = 'ktp.jpg', type = 'image/jpeg') =>
  member.postFiles('/me/documents', { type: 'id_proof', document: { name, type, content } });

describe('a hostile upload (research §5, 29)', () => {
  it('is refused whatever it calls itself, and nothing is kept of it', async () => {
    const hostile: [string, Uint8Array, string, string][] = [
      ['a page named photo', Buffer.from('<html><script>alert(1)</script></html>'), 'foto.jpg', 'image/jpeg'],
      [
        'a drawing with a script',
        Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
        'foto.svg',
        'image/svg+xml',
      ],
      [
        'a drawing named photo',
        Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
        'foto.png',
        'image/png',
      ],
      [
        'a program named photo',
        Buffer.concat([Buffer.from('MZ'), Buffer.alloc(3000, 1)]),
        'foto.jpg',
        'image/jpeg',
      ],
      [
        'a photo that is also an archive',
        Buffer.concat([jpeg, Buffer.from(zipSync({ 'a.txt': Buffer.from('x') }))]),
        'foto.jpg',
        'image/jpeg',
      ],
      ['a picture of 50,000 x 50,000', hugePng(), 'foto.png', 'image/png'],
      ['half a photo', jpeg.subarray(0, 200), 'foto.jpg', 'image/jpeg'],
      ['nothing', new Uint8Array(), 'foto.jpg', 'image/jpeg'],
    ];
    const before = await takeFingerprint(test);
    const kept = filesOnDisk();
    for (const [what, content, name, type] of hostile) {
      const answer = await sendPhoto(content, name, type);
      expect(isRefusal(answer), `${what} answered ${answer.status}`).toBe(true);
    }
    expect(compareFingerprints(before, await takeFingerprint(test))).toEqual([]);
    expect(filesOnDisk()).toEqual(kept);
  });

  it('of 10 GB is turned away before it is read', async () => {
    const answer = await member
      .send('POST', '/me/profile/photo', undefined, {
        'content-type': 'multipart/form-data; boundary=x',
        'content-length': String(10 * 1024 ** 3),
        origin: `http://${member.host}`,
        connection: 'close',
      })
      .catch((error: Error) => ({ status: 0, text: error.message }));
    expect([413, 0]).toContain(answer.status);
    expect((await member.get('/me/profile')).status).toBe(200);
  });

  it('tells nobody where the photo was taken: place and device are gone from what is shown', async () => {
    const placed = await sharp(jpeg)
      .withExif({
        IFD0: { Make: 'KameraRahasia', Artist: 'NamaRahasia' },
        IFD3: { GPSLatitudeRef: 'S', GPSLatitude: '3/1 19/1 0/1' },
      })
      .toBuffer();
    expect(placed.includes('KameraRahasia')).toBe(true);
    expect((await sendPhoto(placed)).status).toBe(303);
    const shown = await member.get('/me/profile/photo');
    expect(shown.status).toBe(200);
    const { exif } = await sharp(shown.bytes).metadata();
    expect(exif).toBeUndefined();
    expect(shown.bytes.includes('KameraRahasia')).toBe(false);
  });
});

describe('a hostile sheet (research §5, 30)', () => {
  const head = textRow(1, ['Nama Lengkap', 'Email']);
  const bomb = () =>
    zipParts({ ...workbookParts(''), 'xl/worksheets/sheet1.xml': new Uint8Array(300 * 1024 * 1024) });
  const sheets: [string, () => Uint8Array, string][] = [
    ['a zip bomb', bomb, 'bom.xlsx'],
    [
      'an outer entity',
      () =>
        buildXlsx(head, {
          'xl/sharedStrings.xml': '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><sst>&x;</sst>',
        }),
      'x.xlsx',
    ],
    [
      'a link to another file',
      () => buildXlsx(head, { 'xl/externalLinks/externalLink1.xml': '<a/>' }),
      'x.xlsx',
    ],
    ['macros', () => buildXlsx(head, { 'xl/vbaProject.bin': 'x' }), 'x.xlsm'],
    ['a program', () => Buffer.concat([Buffer.from('MZ'), Buffer.alloc(3000, 1)]), 'anggota.xlsx'],
    ['a page', () => Buffer.from('<html><table><tr><td>Nama</td></tr></table></html>'), 'anggota.csv'],
  ];

  it.each(sheets)('with %s is refused in words, and the server goes on', async (_, make, name) => {
    const before = await takeFingerprint(test);
    const answer = await keeper.postFiles('/api/v1/imports', {
      register: 'members',
      file: { name, type: 'application/octet-stream', content: make() },
    });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    expect((answer.json as { detail: string }).detail).toMatch(/[a-z]{4}/);
    expect(compareFingerprints(before, await takeFingerprint(test))).toEqual([]);
    expect((await keeper.get('/api/v1/me')).status).toBe(200);
  });

  it('of a million rows is refused or read in parts, and does not stop the server', async () => {
    const rows = 'a,b\n'.repeat(1_000_000);
    const answer = await keeper.postFiles('/api/v1/imports', {
      register: 'members',
      file: { name: 'banyak.csv', type: 'text/csv', content: Buffer.from(`Nama Lengkap,Email\n${rows}`) },
    });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
  });

  it('with formulas in its cells comes out of an export as plain text', async () => {
    const schema = 'pooled';
    const formula = '=HYPERLINK("http://jahat.example","klik")';
    const [someone] = await test.asSuperuser<{ id: string; full_name: string }>(
      `select m.id, m.full_name from ${schema}.members m join shared.tenants t on t.id = m.tenant_id
        where t.slug = 'serikat' and m.membership_status = 'active' limit 1`,
    );
    await test.asSuperuser(`update ${schema}.members set faculty = $2 where id = $1`, [someone!.id, formula]);
    const browser = await test.signIn('serikat', 'super_admin');
    const csv = await browser.post('/admin/members/export', {
      format: 'csv',
      reason: 'uji keluaran rumus',
      kolom: ['fullName', 'faculty'],
    });
    expect(csv.status).toBe(200);
    expect(csv.text).toContain('jahat.example');
    expect(csv.text).not.toMatch(/(^|[,;"\n])=HYPERLINK/m);
  });
});

describe('the name of an upload (research §5, 31)', () => {
  it('chooses no place on the disk, overwrites nothing and breaks no header', async () => {
    const names = [
      '../../../etc/passwd',
      '/etc/passwd',
      '..\\..\\windows\\win.ini',
      'a\u0000b.jpg',
      'foto\u202egpj.exe',
      '"; filename="x.html',
      'a\r\nSet-Cookie: x=1',
      'CON.jpg',
      `${'a'.repeat(400)}.jpg`,
      'sama.jpg',
      'sama.jpg',
    ];
    const before = filesOnDisk().length;
    let taken = 0;
    for (const name of names) {
      const answer = await sendPaper(jpeg, name);
      expect(answer.status, JSON.stringify(name)).toBeLessThan(500);
      if (answer.status === 303) taken += 1;
    }
    expect(taken).toBeGreaterThan(5);
    expect(filesOnDisk().length - before).toBe(taken);
    for (const file of filesOnDisk()) expect(file).toMatch(/^[0-9a-f]{2}\/[0-9a-f]{2}\/[0-9a-f]{40}$/);
    const rows = await test.asSuperuser<{ name: string }>(
      `select name from pooled.files where resource = 'member'`,
    );
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must not be there
    for (const { name } of rows) expect(name).not.toMatch(/[/\\\u0000-\u001f\u202a-\u202e]/);
    const page = await member.get('/me/profile');
    const links = [...page.text.matchAll(/href="(\/me\/documents\/[^"]+)"/g)].map(([, link]) => link!);
    expect(links.length).toBeGreaterThan(0);
    for (const link of links) {
      const answer = await member.get(link);
      expect(answer.status).toBe(200);
      expect(answer.headers['set-cookie'] ?? []).toEqual([]);
      expect(String(answer.headers['content-disposition'])).toMatch(
        /^(inline|attachment); filename="[^"\r\n]*"/,
      );
    }
  });
});

describe('an uploaded file (research §5, 32)', () => {
  it('has no address without a guard: neither by its key, nor by its name, nor beside the style sheets', async () => {
    const [key] = filesOnDisk();
    const paths = [
      `/files/${key}`,
      `/uploads/${key}`,
      `/${key}`,
      `/assets/${key}`,
      `/assets/../files/${key}`,
      `/assets/%2e%2e/files/${key}`,
      `/assets/..%2f..%2ffiles/${key}`,
      '/assets/../../package.json',
      '/.balai/secrets/master.key',
      '/secrets/database.json',
    ];
    for (const address of paths) expect((await member.get(address)).status, address).toBe(404);
  });

  it('is sent so that a browser neither runs nor keeps it, and to nobody else', async () => {
    expect((await sendPaper(jpeg, 'pribadi.jpg')).status).toBe(303);
    const page = await member.get('/me/profile');
    const link = /href="(\/me\/documents\/[^"]+)"/.exec(page.text)![1]!;
    const answer = await member.get(link);
    expect(answer.status).toBe(200);
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
    expect(answer.headers['cache-control']).toContain('no-store');
    expect(answer.headers['content-security-policy']).toMatch(/default-src 'self'|sandbox/);
    const stranger = await test.signIn('serikat', 'anggota2@serikat.example');
    expect((await stranger.get(link)).status).toBe(404);
    const elsewhere = await test.signIn('desa', 'user');
    expect((await elsewhere.get(link)).status).toBe(404);
    expect((await test.visitor('serikat').get(link)).status).toBe(303);
  });

  it('lies sealed on the disk: nothing of a paper can be read there', async () => {
    const pdf = Buffer.from(
      '%PDF-1.4\n% KANARI-BERKAS-PRIBADI\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
    );
    const sent = await sendPaper(pdf, 'surat.pdf', 'application/pdf');
    expect(sent.status).toBe(303);
    const folder = path.join(test.app.config.dataFolder, 'files');
    for (const file of filesOnDisk())
      expect(readFileSync(path.join(folder, file)).includes('KANARI-BERKAS-PRIBADI')).toBe(false);
  });

  it('is gone from the waiting room once the request is answered', async () => {
    for (const name of ['uploading', 'uploads', 'imports']) {
      const folder = path.join(test.app.config.dataFolder, name);
      const left = safeList(folder);
      expect(left, folder).toEqual([]);
    }
    const scratch = mkdtempSync(path.join(tmpdir(), 'balai-uji-'));
    rmSync(scratch, { recursive: true });
  });
});

/** Kept files, without those still arriving. */
function filesOnDisk(): string[] {
  return safeList(path.join(test.app.config.dataFolder, 'files'))
    .filter((name) => /^[0-9a-f]{2}\/[0-9a-f]{2}\/./.test(name))
    .sort();
}

function safeList(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) =>
        path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'),
      );
  } catch {
    return [];
  }
}

/** Said in words on the page it came from, or as an error. */
function isRefusal(answer: { status: number; headers: Record<string, unknown> }): boolean {
  return answer.status >= 400 && answer.status < 500;
}

/** A PNG whose head says 50,000 x 50,000 and that holds next to nothing. */
function hugePng(): Buffer {
  const head = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
  const size = Buffer.alloc(17);
  size.writeUInt32BE(50_000, 0);
  size.writeUInt32BE(50_000, 4);
  size.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([head, size, Buffer.alloc(64)]);
}
