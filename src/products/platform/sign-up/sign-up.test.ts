import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { linkOf, readMails } from '../../../../test/account/read-mails.ts';
import type { HttpClient } from '../../../../test/support/http-client.ts';
import { openTestApp, type TestApp } from '../../../../test/support/test-app.ts';
import { addressOf } from './address.ts';
import { findVillages } from './village.ts';

let balai: TestApp;
let visitor: HttpClient;
let operator: HttpClient;

beforeAll(async () => {
  balai = await openTestApp();
  visitor = balai.visitor('platform');
  operator = await balai.signIn('platform', 'operator');
});
afterAll(() => balai?.close());

const PAPERS = ['pengesahan', 'daftar-umum', 'akta', 'npwp'];
const pdf = (words: string) => ({
  name: `${words}.pdf`,
  type: 'application/pdf',
  content: Buffer.from(`%PDF-1.4\n1 0 obj\n<<>>\nendobj\n% ${words}\ntrailer\n<<>>\n%%EOF\n`),
});
/** Puntik Luar, Mandastana, Barito Kuala. */
const VILLAGE = findVillages('Puntik Luar').found[0]!.code;
const FORM = {
  ...{ village: VILLAGE, name: 'Koperasi Puntik Luar', slug: '', contactName: 'Hj. Norhayati' },
  ...{ email: 'norhayati@puntik.example', phone: '0812 5151 6262', agrees: '1' },
};

/** Begins a sign-up and opens the mailed link. @returns the path of its page */
async function begin(form: Partial<typeof FORM> = {}): Promise<string> {
  const sent = await visitor.post('/daftar/koperasi', { ...FORM, ...form });
  expect(sent.status).toBe(303);
  const [mail] = await readMails(balai, 'platform', 'platform.sign_up_begun');
  return linkOf(mail);
}

async function uploadAll(path: string): Promise<void> {
  for (const kind of PAPERS)
    expect((await visitor.postFiles(`${path}/dokumen/${kind}`, { file: pdf(kind) })).status).toBe(303);
}

/** Visitors decide on nothing: they are asked to sign in. */
async function isSentAway(url: string, form: Record<string, string>): Promise<void> {
  const { status, headers } = await visitor.post(url, form);
  expect([status, String(headers.location).startsWith('/login')]).toEqual([303, true]);
}

/** The operator's page of the newest sign-up. */
async function newestInQueue(): Promise<string> {
  return /\/pendaftaran\/[0-9a-f-]{36}/.exec((await operator.get('/pendaftaran')).text)![0];
}

it('the list of villages is narrowed by what follows a comma', () => {
  const wide = findVillages('Sukamaju');
  expect(wide.isMore).toBe(true);
  const narrow = findVillages('Sukamaju, Garut');
  expect(narrow.found.length).toBeGreaterThan(0);
  expect(narrow.found.every(({ name }) => name.includes('Garut'))).toBe(true);
});

it('an address is made of the name, and stays within forty letters', () => {
  expect(addressOf('Koperasi “Karya Mulia” (KSP)')).toBe('koperasi-karya-mulia-ksp');
  expect(addressOf('Koperasi Desa Merah Putih Kelurahan Sungai Miai Banjarmasin').length).toBeLessThanOrEqual(
    40,
  );
});

describe('a cooperative that signs up', () => {
  it('is told what is wrong with each field, and nothing is begun', async () => {
    expect((await visitor.get('/daftar/serikat')).status).toBe(404);
    expect((await visitor.get('/daftar/koperasi?cari=puntik+luar')).text).toContain(`desa=${VILLAGE}`);
    const wrong = await visitor.post('/daftar/koperasi', {
      ...{
        village: VILLAGE,
        name: 'K',
        slug: 'koperasi',
        contactName: '',
        email: 'x',
        phone: '1',
        agrees: '',
      },
    });
    expect(wrong.status).toBe(422);
    for (const sentence of [
      'antara 3 dan 120',
      'sudah dipakai',
      'Isi nama ketua',
      'alamat surel lengkap',
      'berwenang',
    ])
      expect(wrong.text).toContain(sentence);
    for (const [slug, sentence] of [
      ['www', 'dipakai oleh Balai sendiri'],
      ['a_b', 'huruf kecil, angka'],
    ] as const) {
      const refused = await visitor.post('/daftar/koperasi', { ...FORM, slug });
      expect([refused.status, refused.text.includes(sentence)]).toEqual([422, true]);
    }
    const elsewhere = await visitor.post('/daftar/koperasi', { ...FORM, village: '6304' });
    expect(elsewhere.status).toBe(422);
    expect(await readMails(balai, 'platform', 'platform.sign_up_begun')).toHaveLength(0);
  });

  it('goes from the form over the mailed link and the operator to a front page of its own', async () => {
    const path = await begin();
    expect((await visitor.post(`${path}/kirim`)).status).toBe(422);
    expect((await visitor.postFiles(`${path}/dokumen/ktp`, { file: pdf('x') })).status).toBe(404);
    const program = { name: 'akta.pdf', type: 'application/pdf', content: Buffer.from('MZ program') };
    expect((await visitor.postFiles(`${path}/dokumen/akta`, { file: program })).status).toBe(422);
    await uploadAll(path);

    const one = await newestInQueue();
    expect((await operator.post(`${one}/terima`, { slug: 'puntik', isolation: 'pooled' })).status).toBe(409);
    expect((await visitor.post(`${path}/kirim`)).status).toBe(303);
    expect((await visitor.get(path)).text).toContain('menunggu keputusan');
    expect((await visitor.postFiles(`${path}/dokumen/akta`, { file: pdf('lain') })).status).toBe(409);

    const page = (await operator.get(one)).text;
    expect(page).toContain('norhayati@puntik.example, terbukti');
    const link = new RegExp(`${one}/dokumen/npwp\\?tanda=[\\w.-]+`).exec(page)![0];
    expect((await operator.get(link)).bytes.equals(pdf('npwp').content)).toBe(true);
    expect((await operator.get(`${one}/dokumen/npwp`)).status).toBe(404);
    expect((await visitor.get(link)).status).not.toBe(200);
    await isSentAway(`${one}/terima`, { slug: 'puntik', isolation: 'pooled' });

    expect((await operator.post(`${one}/terima`, { slug: 'koperasi', isolation: 'pooled' })).status).toBe(
      422,
    );
    expect((await operator.post(`${one}/terima`, { slug: 'puntik', isolation: 'schema' })).status).toBe(303);
    await vi.waitFor(async () => expect((await operator.get(one)).text).toContain('Sudah dibuka'), {
      ...{ timeout: 60_000, interval: 500 },
    });
    expect((await operator.post(`${one}/terima`, { slug: 'puntik', isolation: 'pooled' })).status).toBe(409);

    const theirs = balai.visitor('puntik');
    expect((await theirs.get('/')).text).toContain('Koperasi Puntik Luar');
    const organisation = (await balai.app.directory.findBySlug('puntik'))!;
    expect(organisation).toMatchObject({ kind: 'koperasi', isolation: 'schema', regionCode: VILLAGE });
    expect(organisation.timeZone).toBe('Asia/Makassar');
    expect((await balai.visitor('platform').get('/?q=puntik')).text).toContain('Barito Kuala');

    const [invitation] = await readMails(balai, 'puntik', 'identity.invitation');
    expect((await theirs.get(linkOf(invitation))).text).toContain('Hj. Norhayati');
    const ctx = await balai.system('puntik');
    const papers = await ctx.transaction((tx) =>
      tx.query<{ kind: string; is_sealed: boolean }>(
        `select kind, is_sealed from files where tenant_id = balai.tenant_id() and resource = 'legal-document'`,
      ),
    );
    expect(papers.map(({ kind }) => kind).sort()).toEqual([...PAPERS].sort());
    expect(papers.every((paper) => paper.is_sealed)).toBe(true);
    const left = await (await balai.system('platform')).transaction((tx) =>
      tx.query<{ store_key: string }>(
        `select store_key from files where tenant_id = balai.tenant_id() and resource = 'tenant-application'`,
      ),
    );
    expect(left).toHaveLength(4);
    for (const { store_key } of left) expect(await balai.app.files.exists(store_key)).toBe(false);
  });

  it('gets another invitation while nobody took the first, and its old link is gone', async () => {
    const one = await newestInQueue();
    const [first] = await readMails(balai, 'puntik', 'identity.invitation');
    const again = await operator.post(`${one}/undang`);
    expect(again.status).toBe(200);
    const link = new URL(/data-copy="([^"]+)"/.exec(again.text)![1]!).pathname;
    const theirs = balai.visitor('puntik');
    expect((await theirs.get(linkOf(first))).status).toBe(410);
    const password = 'rapat-perdana-di-puntik-9';
    const taken = await theirs.post(link, { name: 'Hj. Norhayati', password, again: password });
    expect(taken.headers.location).toBe('/login');
    expect((await operator.post(`${one}/undang`)).status).toBe(409);
    await isSentAway(`${one}/undang`, {});
  });

  it('of the same name is held against the first, and a refusal tells the reason and forgets the papers', async () => {
    const path = await begin({ email: 'kedua@puntik.example' });
    await uploadAll(path);
    expect((await visitor.post(`${path}/kirim`)).status).toBe(303);
    const one = await newestInQueue();
    const page = (await operator.get(one)).text;
    expect(page).toContain('Mungkin sudah ada');
    expect(page).toContain('koperasi-puntik-luar');
    expect((await operator.post(`${one}/tolak`, { reason: '' })).status).toBe(422);
    await isSentAway(`${one}/tolak`, { reason: 'Bukan wewenangnya.' });
    const reason = 'Koperasi ini sudah terdaftar.';
    expect((await operator.post(`${one}/tolak`, { reason })).status).toBe(303);
    expect((await operator.post(`${one}/tolak`, { reason })).status).toBe(409);
    expect((await visitor.get(path)).text).toContain(reason);
    const [mail] = await readMails(balai, 'platform', 'platform.sign_up_refused');
    expect(mail?.text).toContain(reason);
  });

  it('whose address was taken while it was being made comes back to the operator', async () => {
    const path = await begin({ name: 'Koperasi Puntik Tengah', email: 'tengah@puntik.example' });
    await uploadAll(path);
    expect((await visitor.post(`${path}/kirim`)).status).toBe(303);
    const one = await newestInQueue();
    // The directory keeps for a few seconds that nobody has it, as another process would.
    expect(await balai.app.directory.findBySlug('rebutan')).toBeUndefined();
    await balai.asSuperuser(
      `insert into shared.tenants (id, slug, kind, name, schema_name)
       values (gen_random_uuid(), 'rebutan', 'koperasi', 'Koperasi Rebutan', 'pooled')`,
    );
    const answer = await operator.post(`${one}/terima`, { slug: 'rebutan', isolation: 'pooled' });
    expect(answer.status).toBe(303);
    await vi.waitFor(async () => expect((await operator.get(one)).text).toContain('Belum jadi dibuka'), {
      ...{ timeout: 60_000, interval: 500 },
    });
  });

  it('cannot be found through a link that was never mailed', async () => {
    expect((await visitor.get('/pendaftaran-saya/abcdef')).status).toBe(404);
    expect((await visitor.get('/pendaftaran')).status).not.toBe(200);
    const member = balai.visitor('koperasi');
    expect((await member.get('/daftar')).status).toBe(404);
  });
});
