import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HttpClient } from '../support/http-client.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

let test: TestApp;
beforeAll(async () => {
  test = await openTestApp({ jobs: false });
});
afterAll(() => test.close());

/** Address and words of every link in the menu behind "Menu". */
async function menuOf(client: HttpClient): Promise<Map<string, string>> {
  const page = await client.get('/dashboard');
  const nav = /<nav aria-label="Menu lengkap"[\s\S]*?<\/nav>/.exec(page.text)?.[0] ?? '';
  const links = nav.matchAll(/<a [^>]*href="([^"]+)"[^>]*>([\s\S]*?)<\/a>/g);
  return new Map([...links].map(([, url, words]) => [url!, words!.replace(/<[^>]+>/g, '')]));
}

async function expectAllOpen(client: HttpClient, urls: Iterable<string>): Promise<void> {
  for (const url of urls) expect([url, (await client.get(url)).status]).toEqual([url, 200]);
}

describe('the menu of who is no officer', () => {
  it('leads a candidate to the three pages of the union, own dues and status, and to nothing of members', async () => {
    const candidate = await test.signIn('serikat', 'candidate');
    const menu = await menuOf(candidate);
    const urls = [...menu.keys()];
    expect(urls).toEqual(
      expect.arrayContaining([
        ...[
          '/dashboard',
          '/me/profile',
          '/me/profile/edit',
          '/me/security/password',
          '/me/membership/status',
        ],
        ...['/ad-art', '/manifesto', '/sejarah', '/me/dues', '/me/dues/upload'],
      ]),
    );
    expect(
      urls.filter((url) => /forum|survey|whatsapp|member-card|^\/(admin|region|treasury|system)/.test(url)),
    ).toEqual([]);
    await expectAllOpen(candidate, menu.keys());
    expect((await candidate.get('/me/member-card')).status).toBe(403);
  });

  it('leads a member to the card and the pages for members as well', async () => {
    const member = await test.signIn('serikat', 'member');
    const menu = await menuOf(member);
    expect(menu.get('/me/member-card')).toBe('Kartu Anggota');
    expect(menu.get('/member/info')).toBe('Informasi Serikat');
    expect([...menu.keys()].filter((url) => /^\/(admin|region|treasury|system)\//.test(url))).toEqual([]);
    await expectAllOpen(member, menu.keys());
  });

  it('and the first page leave out what was taken from the role', async () => {
    const chief = await test.signIn('serikat', 'super_admin');
    const member = await test.signIn('serikat', 'member');
    const here = '/hak-akses/membercard.view';
    const change = { role: 'member', right: 'view' };
    expect((await member.get('/dashboard')).text).toContain('href="/me/member-card"');
    await chief.post(here, { ...change, result: 'revoke', why: 'Kartu dicetak ulang' });
    expect((await member.get('/dashboard')).text).not.toContain('href="/me/member-card"');
    await chief.post(`${here}/kembalikan`, change);
    expect((await member.get('/dashboard')).text).toContain('href="/me/member-card"');
  });

  it('shows a member of the cooperative the books that the matrix opens, and no other', async () => {
    const member = await test.signIn('koperasi', 'anggota');
    const menu = await menuOf(member);
    const books = [...menu].filter(([url]) => url.startsWith('/buku/')).map(([, words]) => words.slice(0, 2));
    expect(books).toEqual(['01', '02', '03', '04', '05', '06', '07', '10', '11', '12', '14', '15', '16']);
    await expectAllOpen(member, menu.keys());
  });
});

describe('the first page after signing in', () => {
  it('leads to nothing that is shut or not there, whoever came', async () => {
    const dead: string[] = [];
    const ofEachRole = new Map(
      test.accounts.map((account) => [`${account.tenant} ${account.role}`, account]),
    );
    for (const { tenant, identifier } of ofEachRole.values()) {
      const client = await test.signIn(tenant, identifier);
      const first = (await client.get('/login')).headers.location as string;
      const main = /<main[\s\S]*<\/main>/.exec((await client.get(first)).text)?.[0] ?? '';
      const urls = new Set(
        [...main.matchAll(/<a [^>]*href="(\/[^"#]*)"/g)].map(([, url]) => url!.replaceAll('&amp;', '&')),
      );
      for (const url of urls) {
        const { status } = await client.get(url);
        if (status >= 400) dead.push(`${identifier}: ${first} -> ${url} ${status}`);
      }
    }
    expect(dead).toEqual([]);
  }, 120_000);
});
