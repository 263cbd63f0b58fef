import { afterAll, beforeAll, expect, it } from 'vitest';
import { inviteOfficer } from '#kernel/identity';
import { enrolSecondFactor } from '../../../../test/account/second-factor-steps.ts';
import type { HttpClient } from '../../../../test/support/http-client.ts';
import { openTestApp, type TestApp } from '../../../../test/support/test-app.ts';

let test: TestApp;
beforeAll(async () => {
  test = await openTestApp({ jobs: false });
  await test.createTenant({ slug: 'baru', kind: 'koperasi', name: 'Koperasi Baru' });
});
afterAll(() => test?.close());

const PASSWORD = 'rapat-perdana-di-balai-9';

/** An officer of the new cooperative, signed in with a second factor. */
async function join(role: string): Promise<HttpClient> {
  const ctx = await test.system('baru');
  const email = `${role}@baru.example`;
  const { link } = await ctx.transaction((tx) =>
    inviteOfficer(ctx, tx, { name: `Orang ${role}`, email, role }),
  );
  const { pathname } = new URL(link);
  const client = test.visitor('baru');
  await client.get(pathname);
  await client.post(pathname, { name: `Orang ${role}`, password: PASSWORD, again: PASSWORD });
  await client.post('/login', { identifier: email, password: PASSWORD });
  await enrolSecondFactor(client);
  return client;
}

const TITLE = 'Langkah pertama';
const firstPage = async (client: HttpClient) => (await client.get('/dashboard')).text;

it('a new cooperative tells each officer what comes first, with a way only to what that officer may do', async () => {
  const chair = await join('ketua');
  const before = await firstPage(chair);
  expect(before).toContain('0 dari 4 selesai');
  for (const url of ['/undangan/baru', '/pengaturan#profil', '/buku/anggota/impor'])
    expect(before).toContain(`href="${url}"`);
  expect(before).not.toContain('Periksa jenis simpanan');

  const secretary = await firstPage(await join('sekretaris'));
  expect(secretary).toContain('href="/buku/anggota/impor"');
  for (const label of ['Undang pengurus<', 'Isi profil<', 'Buka buku 04'])
    expect(secretary).not.toContain(label);

  const treasurer = await firstPage(await join('bendahara'));
  expect(treasurer).toContain('1 dari 4 selesai');
  expect(treasurer).toContain('Periksa jenis simpanan');
  for (const label of ['Undang pengurus<', 'Isi profil<']) expect(treasurer).not.toContain(label);
  expect(await firstPage(chair)).not.toContain('Undang pengurus<');
});

it('whoever may do none of it, and a cooperative that has begun, see nothing of it', async () => {
  const supervisor = await firstPage(await join('pengawas'));
  expect(supervisor).toContain('Selamat datang');
  expect(supervisor).not.toContain(TITLE);
  const running = await firstPage(await test.signIn('koperasi', 'ketua'));
  expect(running).toContain('Selamat datang');
  expect(running).not.toContain(TITLE);
});
