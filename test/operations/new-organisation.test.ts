import { Secret, TOTP } from 'otpauth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TenantKind } from '#kernel/tenancy';
import { inviteKeeper } from '../../src/commands/invite-keeper.ts';
import { products } from '../../src/products.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

let test: TestApp;
beforeAll(async () => {
  test = await openTestApp({ demo: false, jobs: false });
});
afterAll(() => test.close());

const PASSWORD = 'rapat-perdana-di-balai-9';

const kinds: readonly [kind: TenantKind, isolation: 'pooled' | 'schema', role: string][] = [
  ['koperasi', 'pooled', 'ketua'],
  ['serikat', 'schema', 'super_admin'],
  ['desa', 'pooled', 'super_admin'],
  ['pascasarjana', 'pooled', 'superadmin'],
];

describe('a new organisation', () => {
  it.each(kinds)(
    'of the kind %s (%s) is usable at once by the %s who was invited',
    async (kind, isolation, role) => {
      const slug = `baru-${kind}`;
      const started = performance.now();
      await test.createTenant({ slug, kind, name: `Organisasi ${kind}`, isolation });
      const tenant = (await test.app.directory.findBySlug(slug))!;
      const email = `pertama@${slug}.example`;
      const invited = await inviteKeeper(test.open, tenant, { email, name: 'Orang Pertama' });
      expect(performance.now() - started).toBeLessThan(15_000);
      expect(invited.role).toBe(role);

      const visitor = test.visitor(slug);
      expect((await visitor.get('/')).text).toContain(`Organisasi ${kind}`);
      const { pathname } = new URL(invited.link);
      expect((await visitor.get(pathname)).text).toContain('Orang Pertama');
      const accepted = await visitor.post(pathname, {
        name: 'Orang Pertama',
        password: PASSWORD,
        again: PASSWORD,
      });
      expect([accepted.status, accepted.headers.location]).toEqual([303, '/login']);

      const keeper = test.visitor(slug);
      await keeper.get('/login');
      await keeper.post('/login', { identifier: email, password: PASSWORD });
      const factor = await keeper.get('/me/security/second-factor');
      const secret = /data-copy="([A-Z2-7 ]+)"/.exec(factor.text)![1]!.replaceAll(' ', '');
      const pending = /name="pending" value="([^"]+)"/.exec(factor.text)![1]!;
      const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate();
      expect((await keeper.post('/me/security/second-factor', { pending, code })).status).toBe(200);

      const { access } = products.find((product) => product.kind === kind)!;
      const matrix = (await keeper.get('/api/v1/access/matrix')).json as {
        rows: unknown[];
        roles: { key: string }[];
      };
      expect(matrix.roles.map(({ key }) => key)).toEqual(access.roles.map(({ key }) => key));
      expect(matrix.rows).toHaveLength(access.rows.length);
      const page = (await keeper.get('/dashboard')).text;
      const nav = /<nav aria-label="Menu (?:konsol|lengkap)"[\s\S]*?<\/nav>/.exec(page)![0];
      const urls = [...nav.matchAll(/href="(\/[^"]*)"/g)].map(([, url]) => url!.replaceAll('&amp;', '&'));
      expect(urls.length).toBeGreaterThan(8);
      for (const url of urls) expect([url, (await keeper.get(url)).status]).toEqual([url, 200]);
    },
  );

  it('invites nobody at an address that is none, and says which', async () => {
    const tenant = (await test.app.directory.findBySlug('baru-desa'))!;
    await expect(inviteKeeper(test.open, tenant, { email: 'kades' })).rejects.toThrow(
      '"kades" bukan alamat surel',
    );
  });
});
