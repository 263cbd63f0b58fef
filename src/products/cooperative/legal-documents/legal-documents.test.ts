import { expect, it } from 'vitest';
import { openCooperative } from '../../../../test/support/cooperative-office.ts';
import type { HttpClient } from '../../../../test/support/http-client.ts';

const PAGE = '/dokumen-badan-hukum';
const { test: balai, chair, secretary, supervisor, member } = await openCooperative();

const pdf = (words: string) =>
  Buffer.from(`%PDF-1.4\n1 0 obj\n<<>>\nendobj\n% ${words}\ntrailer\n<<>>\n%%EOF\n`);
const paper = (words: string) => ({
  file: { name: `${words}.pdf`, type: 'application/pdf', content: pdf(words) },
});
const linkOn = async (who: HttpClient, kind: string) =>
  new RegExp(`${PAGE}/${kind}/berkas\\?tanda=[\\w.-]+`).exec((await who.get(PAGE)).text)?.[0];

it('officers keep each of the four papers, and read it by a link of their own', async () => {
  expect((await member.get(PAGE)).status).toBe(403);
  for (const kind of ['pengesahan', 'daftar-umum', 'akta', 'npwp']) {
    expect((await member.postFiles(`${PAGE}/${kind}`, paper(kind))).status).toBe(403);
    expect((await supervisor.postFiles(`${PAGE}/${kind}`, paper(kind))).status).toBe(403);
    expect((await secretary.postFiles(`${PAGE}/${kind}`, paper(kind))).status).toBe(303);
  }
  const link = (await linkOn(secretary, 'npwp'))!;
  const got = await secretary.get(link);
  expect(got.bytes.equals(pdf('npwp'))).toBe(true);
  expect((await supervisor.get((await linkOn(supervisor, 'akta'))!)).status).toBe(200);
  expect((await secretary.postFiles(`${PAGE}/surat-lain`, paper('x'))).status).toBe(404);
});

it('a link is of no use to another person, without an account, in another cooperative, or bent', async () => {
  const link = (await linkOn(secretary, 'npwp'))!;
  expect((await chair.get(link)).status).toBe(404);
  expect((await member.get(link)).status).toBe(403);
  expect((await balai.visitor('koperasi').get(link)).status).toBe(303);
  expect((await secretary.get(link.replace(/.$/, (one) => (one === 'A' ? 'B' : 'A')))).status).toBe(404);
  expect((await secretary.get(`${PAGE}/npwp/berkas`)).status).toBe(404);
  await balai.createTenant({
    ...{ slug: 'kop-lain', kind: 'koperasi', name: 'Koperasi Lain', isolation: 'pooled' },
    ...{ regionCode: '6371', regionName: 'Banjarmasin', timeZone: 'Asia/Makassar' },
  });
  expect((await balai.visitor('kop-lain').get(link)).status).toBe(303);
});

it('a paper is replaced on purpose only, and what is no paper is refused', async () => {
  expect((await secretary.postFiles(`${PAGE}/akta`, paper('akta-dua'))).status).toBe(409);
  expect((await supervisor.postFiles(`${PAGE}/akta/ganti`, paper('akta-dua'))).status).toBe(403);
  const disguised = {
    file: { name: 'akta.pdf', type: 'application/pdf', content: Buffer.from('MZ program') },
  };
  expect((await secretary.postFiles(`${PAGE}/akta/ganti`, disguised)).status).toBe(422);
  const none = await secretary.postFiles(`${PAGE}/akta/ganti`, {});
  expect(none.status).toBe(422);
  expect(none.text).toContain('Pilih berkasnya dahulu.');
  expect((await secretary.postFiles(`${PAGE}/akta/ganti`, paper('akta-dua'))).status).toBe(303);
  expect((await secretary.get((await linkOn(secretary, 'akta'))!)).bytes.equals(pdf('akta-dua'))).toBe(true);
});

it('what lies in the store tells nothing of a paper', async () => {
  const ctx = await balai.system('koperasi');
  const rows = await ctx.transaction((tx) =>
    tx.query<{ is_sealed: boolean; is_public: boolean }>(
      `select is_sealed, is_public from files where tenant_id = balai.tenant_id() and resource = 'legal-document'`,
    ),
  );
  expect(rows.length).toBeGreaterThan(3);
  expect(rows.every((row) => row.is_sealed && !row.is_public)).toBe(true);
});
