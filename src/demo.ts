import { createHmac } from 'node:crypto';
import { Secret } from 'otpauth';
import { createAccount, grantRole, hashPassword, secondFactorPlace } from '#kernel/identity';
import type { DemoAccount, Product } from '#kernel/product';
import type { Tenant } from '#kernel/tenancy';
import { createSystemContext } from '#kernel/work';

import type { OpenApp } from './open-app.ts';
import { seedTenant } from './provision-tenant.ts';

/**
 * Makes the demo organisations that are not there yet, and finishes those that a kill left half made. What takes long
 * is left to the worker, or left out.
 */
export async function provisionDemo(open: OpenApp, options: { isFull: boolean }): Promise<void> {
  for (const product of open.app.products.values()) {
    const story = product.story;
    if (!story) continue;
    let tenant = await open.app.directory.findBySlug(story.tenant.slug);
    tenant ??= await open.app.provision({ ...story.tenant, kind: product.kind, isDemo: true });
    await seedTenant(open.app, tenant);
    const ctx = createSystemContext(open.app, tenant, 'organisasi contoh');
    const isFilled = await ctx.transaction((tx) =>
      tx.one('select 1 from accounts where tenant_id = balai.tenant_id() limit 1'),
    );
    if (!isFilled) await fillStory(open, product, tenant, options);
  }
}

async function fillStory(
  open: OpenApp,
  product: Product,
  tenant: Tenant,
  { isFull }: { isFull: boolean },
): Promise<void> {
  const { app } = open;
  const story = product.story!;
  const ctx = createSystemContext(app, tenant, 'organisasi contoh');
  const passwordHash = await hashPassword(demoPassword(open, tenant.slug));
  await ctx.transaction(async (tx) => {
    const secrets = await app.secrets.get(tx, tenant.id);
    const ids = new Map<string, string>();
    for (const account of story.accounts) {
      const isEmail = account.identifier.includes('@');
      const id = await createAccount(ctx, tx, {
        displayName: account.name,
        ...(isEmail
          ? { email: account.identifier, isEmailVerified: true }
          : { username: account.identifier }),
        passwordHash,
        ...(account.subjectId ? { subjectId: account.subjectId } : {}),
      });
      ids.set(account.key, id);
      const role = product.access.roles.find(({ key }) => key === account.role);
      const isPersonal = product.access.personal.some(({ key }) => key === account.role);
      if (isPersonal || (role && !role.virtual)) {
        const { regions, programmes, areas } = account;
        await grantRole(tx, {
          accountId: id,
          role: account.role,
          ...(regions && { regions }),
          ...(programmes && { programmes }),
          ...(areas && { areas }),
        });
      }
      for (const grant of account.grants ?? []) await grantRole(tx, { accountId: id, role: grant });
      if (role?.secondFactor) {
        await tx.execute(
          `update accounts set second_factor_secret = $2, second_factor_at = now()
            where tenant_id = balai.tenant_id() and id = $1`,
          [id, secrets.seal(demoSecret(open, tenant.slug, account), secondFactorPlace(id))],
        );
      }
    }
    await story.fill(ctx, tx, ids, { goesOn: isFull });
    // Letters of a made-up past are to be read in the outbox; they go to nobody, whatever mail server is set.
    await tx.execute(
      `update outbox set state = 'kept' where tenant_id = balai.tenant_id() and state = 'queued' and not is_bulk`,
    );
    if (isFull && story.laterJob)
      await app.jobs.add(ctx, tx, { kind: story.laterJob, title: 'Mengisi data contoh', input: {} });
  });
}

/** The accounts of the demo organisations, as the contract prints them; derived, so nothing secret is in the source. */
export function demoAccounts(open: Pick<OpenApp, 'app'>): object[] {
  return [...open.app.products.values()].flatMap((product) =>
    (product.story?.accounts ?? []).map((account) => {
      const role = product.access.roles.find(({ key }) => key === account.role);
      const slug = product.story!.tenant.slug;
      return {
        tenant: slug,
        role: account.role,
        scope: [...(account.regions ?? []), ...(account.programmes ?? []), ...(account.areas ?? [])],
        identifier: account.identifier,
        password: demoPassword(open, slug),
        ...(role?.secondFactor ? { totpSecret: demoSecret(open, slug, account) } : {}),
      };
    }),
  );
}

function demoPassword(open: Pick<OpenApp, 'app'>, slug: string): string {
  const letters = derive(open, `password ${slug}`)
    .toString('base64url')
    .replace(/[^a-z]/gi, '')
    .toLowerCase();
  return `contoh-${letters.slice(0, 8)}-${(derive(open, `digits ${slug}`).readUInt32BE(0) % 9000) + 1000}`;
}

function demoSecret(open: Pick<OpenApp, 'app'>, slug: string, account: DemoAccount): string {
  return new Secret({
    buffer: new Uint8Array(derive(open, `second factor ${slug} ${account.key}`).subarray(0, 20)).buffer,
  }).base32;
}

function derive(open: Pick<OpenApp, 'app'>, purpose: string): Buffer {
  return createHmac('sha256', open.app.serverKey('demo')).update(purpose).digest();
}

/** The platform's own tenant: the base domain, its directory and the operator's pages. */
export async function provisionPlatform(open: OpenApp): Promise<void> {
  if (await open.app.directory.findBySlug('platform')) return;
  await open.app.provision({ slug: 'platform', kind: 'platform', name: 'Balai' });
}
