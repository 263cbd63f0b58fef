import { createHash, randomBytes, verify, X509Certificate } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HttpClient } from '../../../../test/support/http-client.ts';
import { openTestApp, type TestApp } from '../../../../test/support/test-app.ts';
import { tokenOf as letterToken, readLetter } from '../../../features/letters/letter.ts';
import { membersOf, readDer } from '../../../features/letters/pades/der.ts';
import { readStamp } from '../../../features/letters/pades/stamp-pdf.ts';

let test: TestApp;
let resident: HttpClient;
let neighbour: HttpClient;
let officer: HttpClient;
let secretary: HttpClient;
let head: HttpClient;
beforeAll(async () => {
  test = await openTestApp({ jobs: false });
  resident = await test.signIn('desa', 'warga@desa.example');
  neighbour = await test.signIn('desa', 'warga2@desa.example');
  officer = await test.signIn('desa', 'pelayanan@desa.example');
  secretary = await test.signIn('desa', 'sekdes@desa.example');
  head = await test.signIn('desa', 'kades@desa.example');
});
afterAll(() => test?.close());

const rows = async <T extends object>(sql: string, ...values: unknown[]) => {
  const ctx = await test.system('desa');
  return ctx.transaction((tx) => tx.query<T>(sql, values));
};
const typeOf = async (code: string) =>
  (
    await rows<{ id: string }>(
      'select id from letter_types where tenant_id = balai.tenant_id() and code = $1',
      code,
    )
  )[0]!.id;
const stateOf = async (id: string) =>
  (
    await rows<{ state: string }>(
      'select state from letter_requests where tenant_id = balai.tenant_id() and id = $1',
      id,
    )
  )[0]?.state;
const idIn = (location: string) => /[0-9a-f-]{36}/.exec(location)?.[0] ?? '';

/** A request for a letter that asks for no paper, sent. */
async function sent(who: HttpClient = resident): Promise<string> {
  const type = await typeOf('S-08');
  const answer = await who.post(`/layanan-surat/baru/${type}`, {});
  expect(answer.status).toBe(303);
  const id = idIn(String(answer.headers.location));
  const paper = {
    name: 'kk.pdf',
    type: 'application/pdf',
    content: Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n'),
  };
  const kept = await who.postFiles(`/layanan-surat/${id}/berkas`, { requirement: 'Fotokopi KK', paper });
  expect(kept.status).toBe(303);
  expect((await who.post(`/layanan-surat/${id}/kirim`)).status).toBe(303);
  return id;
}

async function signed(): Promise<{ id: string; letterId: string; number: string }> {
  const id = await sent();
  expect((await officer.post(`/admin-layanan-surat/${id}/setujui`)).status).toBe(303);
  expect((await secretary.post('/surat/paraf', { id })).status).toBe(303);
  expect((await head.post('/surat/tanda-tangan', { id })).status).toBe(303);
  const [letter] = await rows<{ id: string; number: string }>(
    'select id, number from letters where tenant_id = balai.tenant_id() and request_id = $1',
    id,
  );
  return { id, letterId: letter!.id, number: letter!.number };
}

async function download(id: string): Promise<Buffer> {
  return (await resident.get(`/layanan-surat/${id}/surat.pdf`)).bytes;
}

describe('a letter', () => {
  it('goes from the villager to a signed PDF, each step with its own person', async () => {
    const id = await sent();
    expect(await stateOf(id)).toBe('checking');
    for (const [who, path] of [
      [resident, `/admin-layanan-surat/${id}/setujui`],
      [head, `/surat/paraf`],
      [officer, '/surat/tanda-tangan'],
      [secretary, '/surat/tanda-tangan'],
    ] as const)
      expect((await who.post(path, { id })).status, path).toBe(403);
    expect((await neighbour.get(`/layanan-surat/${id}`)).status).toBe(404);
    expect((await head.post('/surat/tanda-tangan', { id })).status).toBe(409);
    expect((await officer.post(`/admin-layanan-surat/${id}/setujui`)).status).toBe(303);
    expect((await resident.post(`/layanan-surat/${id}/ubah`, {})).status).toBe(409);
    expect((await secretary.post('/surat/paraf', { id })).status).toBe(303);
    expect((await head.post('/surat/tanda-tangan', { id })).status).toBe(303);
    expect(await stateOf(id)).toBe('ready');
    const page = await resident.get(`/layanan-surat/${id}`);
    expect(page.text).toContain('Unduh surat');
    const pdf = await download(id);
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pdf.length).toBeLessThan(80 * 1024);
    expect(await stateOf(id)).toBe('taken');
    expect((await resident.get('/notifications')).text).toContain('sudah terbit');
  });

  it('carries a signature of the village over every byte, which one changed byte breaks', async () => {
    const { id } = await signed();
    const pdf = await download(id);
    expect(isSigned(pdf)).toBe(true);
    const changed = Buffer.from(pdf);
    changed[200] = (changed[200] ?? 0) ^ 1;
    expect(isSigned(changed)).toBe(false);
  });

  it('is checked by anybody under its code: initials, no name; one byte differs and it says so', async () => {
    const { letterId, number, id } = await signed();
    const pdf = await download(id);
    const token = await tokenOf(letterId);
    const visitor = test.visitor('desa');
    const page = await visitor.get(`/surat/${token}`);
    expect(page.status).toBe(200);
    for (const words of [number, 'S. R.', 'asli dan berlaku']) expect(page.text).toContain(words);
    expect(page.text).not.toMatch(/Siti|Rahmah/);
    const compare = (content: Buffer) =>
      visitor.postFiles(`/surat/${token}`, {
        letter: { name: 'surat.pdf', type: 'application/pdf', content },
      });
    expect((await compare(pdf)).text).toContain('bit demi bit');
    const changed = Buffer.from(pdf);
    changed[pdf.length - 9] = (changed[pdf.length - 9] ?? 0) ^ 1;
    const answer = await compare(changed);
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('berbeda');
  });

  it('is told by no other code: a random one, its id, its number and its neighbours', async () => {
    const { letterId, number } = await signed();
    const token = await tokenOf(letterId);
    const visitor = test.visitor('desa');
    const last = token.at(-1) === 'A' ? 'B' : 'A';
    const guesses = [letterId, encodeURIComponent(number), '1', `${token.slice(0, -1)}${last}`, `${token}A`];
    for (let one = 0; one < 200; one += 1) guesses.push(randomBytes(18).toString('base64url'));
    for (const guess of guesses) {
      const page = await visitor.get(`/surat/${guess}`);
      expect([404, 303]).toContain(page.status);
      expect(page.text).not.toMatch(/S\. R\.|Siti/);
    }
  });

  it('that is revoked says "dicabut" to whoever checks it, and stays', async () => {
    const { letterId } = await signed();
    const at = `/surat/terbit/${letterId}`;
    expect((await officer.post(`${at}/cabut`, { reason: 'Data pemohon keliru' })).status).toBe(403);
    expect((await head.post(`${at}/cabut`, { reason: 'ya' })).status).toBe(422);
    expect((await head.post(`${at}/cabut`, { reason: 'Data pemohon keliru' })).status).toBe(303);
    expect((await head.post(`${at}/cabut`, { reason: 'Data pemohon keliru' })).status).toBe(409);
    expect((await test.visitor('desa').get(`/surat/${await tokenOf(letterId)}`)).text).toContain(
      'sudah dicabut',
    );
  });

  it('that two officers sign at once is signed once, under one number', async () => {
    const id = await sent();
    await officer.post(`/admin-layanan-surat/${id}/setujui`);
    await secretary.post('/surat/paraf', { id });
    const answers = await Promise.all([1, 2, 3].map(() => head.post('/surat/tanda-tangan', { id })));
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409, 409]);
    const letters = await rows(
      'select 1 from letters where tenant_id = balai.tenant_id() and request_id = $1',
      id,
    );
    expect(letters).toHaveLength(1);
  });

  it('that a kill left without its paper gets it when it is opened, under the same number', async () => {
    const { id, letterId, number } = await signed();
    await test.asSuperuser('update pooled.letters set file_id = null, pdf_hash = null where id = $1', [
      letterId,
    ]);
    expect(isSigned(await download(id))).toBe(true);
    const [after] = await rows<{ number: string }>(
      'select number from letters where tenant_id = balai.tenant_id() and id = $1 and file_id is not null',
      letterId,
    );
    expect(after?.number).toBe(number);
  });
});

describe('a request', () => {
  it('is cancelled by its owner after it was sent, and never deleted', async () => {
    const id = await sent();
    expect((await resident.post(`/layanan-surat/${id}/hapus`)).status).toBe(409);
    expect((await neighbour.post(`/layanan-surat/${id}/batal`)).status).toBe(404);
    expect((await officer.post(`/layanan-surat/${id}/batal`)).status).toBe(403);
    expect((await resident.post(`/layanan-surat/${id}/batal`, { reason: 'Tidak jadi' })).status).toBe(303);
    expect(await stateOf(id)).toBe('cancelled');
    await expect(
      rows('delete from letter_requests where tenant_id = balai.tenant_id() and id = $1 returning id', id),
    ).rejects.toThrow(/never deleted/);
  });

  it('that lacks a paper cannot be sent; a draft can be thrown away', async () => {
    const type = await typeOf('S-02');
    const answer = await resident.post(`/layanan-surat/baru/${type}`, { 'f.keperluan': 'Melamar kerja' });
    const id = idIn(String(answer.headers.location));
    expect((await resident.get(`/layanan-surat/${id}`)).text).toContain('Melamar kerja');
    expect((await resident.post(`/layanan-surat/${id}/kirim`)).status).toBe(422);
    const html = { name: 'ktp.html', type: 'text/html', content: Buffer.from('<script>alert(1)</script>') };
    const requirement = 'Fotokopi KTP';
    expect(
      (await resident.postFiles(`/layanan-surat/${id}/berkas`, { requirement, paper: html })).status,
    ).toBe(422);
    expect((await officer.get(`/admin-layanan-surat/${id}`)).status).toBe(404);
    expect((await neighbour.post(`/layanan-surat/${id}/hapus`)).status).toBe(404);
    expect((await resident.post(`/layanan-surat/${id}/hapus`)).status).toBe(303);
    expect(await stateOf(id)).toBeUndefined();
  });

  it('is completed on request, refused with a reason, and taken at the counter', async () => {
    const id = await sent();
    const at = `/admin-layanan-surat/${id}`;
    expect((await resident.post(`${at}/tolak`, { reason: 'Saya tolak sendiri' })).status).toBe(403);
    expect((await resident.post(`${at}/lengkapi`, { note: 'Saya lengkapi sendiri' })).status).toBe(403);
    expect((await officer.post(`${at}/lengkapi`, { note: '' })).status).toBe(422);
    expect((await officer.post(`${at}/lengkapi`, { note: 'Foto KK buram, kirim lagi' })).status).toBe(303);
    expect((await resident.get(`/layanan-surat/${id}`)).text).toContain('Foto KK buram');
    expect((await resident.post(`/layanan-surat/${id}/kirim`)).status).toBe(303);
    expect((await officer.post(`${at}/tolak`, { reason: '' })).status).toBe(422);
    expect((await officer.post(`${at}/tolak`, { reason: 'KK bukan milik pemohon' })).status).toBe(303);
    expect((await resident.get(`/layanan-surat/${id}`)).text).toContain('KK bukan milik pemohon');

    const [other] = await rows<{ id: string }>(
      `select id from residents where tenant_id = balai.tenant_id() and full_name = 'Akhmad Riduan'`,
    );
    const type = await typeOf('S-03');
    const counter = `/admin-layanan-surat/loket/${type}/${other!.id}`;
    expect((await resident.post(counter, { seen: '0' })).status).toBe(403);
    expect((await officer.post(counter, {})).status).toBe(422);
    const taken = await officer.post(counter, { seen: '0' });
    expect(taken.status).toBe(303);
    expect(await stateOf(idIn(String(taken.headers.location)))).toBe('checking');
    expect((await neighbour.get('/layanan-surat')).text).toContain('Biodata Penduduk');
  });
});

/** The code in the QR, as the paper's maker works it out. */
async function tokenOf(letterId: string): Promise<string> {
  const ctx = await test.system('desa');
  return ctx.transaction(async (tx) => {
    const keys = await ctx.app.secrets.get(tx, ctx.tenant.id);
    const { contentHash } = await readLetter(tx, letterId);
    return letterToken(keys.signingKey, letterId, contentHash);
  });
}

/** Whether the signature in a PDF is that of the certificate in it, over all bytes around it. */
function isSigned(pdf: Buffer): boolean {
  const stamp = readStamp(pdf);
  if (!stamp) return false;
  const [, content] = membersOf(readDer(stamp.signature).content);
  const parts = membersOf(readDer(content!.content).content);
  const certificate = new X509Certificate(readDer(parts[3]!.content).whole);
  const signer = membersOf(readDer(parts[4]!.content).content);
  const attributes = Buffer.from(signer[3]!.whole);
  attributes[0] = 0x31;
  const digest = createHash('sha256').update(stamp.parts[0]).update(stamp.parts[1]).digest();
  return (
    stamp.parts[0].length + stamp.parts[1].length + 2 * 8192 + 2 === pdf.length &&
    attributes.includes(digest) &&
    verify('sha256', attributes, certificate.publicKey, signer[5]!.content)
  );
}
