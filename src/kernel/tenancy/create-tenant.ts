import { v7 as uuidv7 } from 'uuid';
import { asOwner, migrateTenantSchema, POOLED } from '#kernel/database';
import type { Tenant, TenantKind } from './tenant.ts';

/** Names a tenant may not take: they are the platform's own, or would mislead. */
const RESERVED = new Set(
  'www api app admin mail smtp imap ftp ns1 ns2 static assets cdn platform balai status docs help login masuk operator root'.split(
    ' ',
  ),
);

const SLUG = /^[a-z0-9](-?[a-z0-9]){1,39}$/;

export interface NewTenant {
  /** Made when left out. */
  id?: string;
  slug: string;
  kind: TenantKind;
  name: string;
  isolation?: Tenant['isolation'];
  regionCode?: string;
  regionName?: string;
  timeZone?: Tenant['timeZone'];
  isDemo?: boolean;
  isListed?: boolean;
}

export class TenantNameError extends Error {
  readonly code: 'slug_malformed' | 'slug_reserved' | 'slug_taken';
  readonly status = 422;
  constructor(code: TenantNameError['code'], message: string) {
    super(message);
    this.code = code;
  }
}

/**
 * Writes the organisation's row and, when it demands a schema of its own, makes that schema. Seeding what its product
 * needs is the caller's next step, as the serving role and behind the tenant's own wall.
 *
 * @throws TenantNameError when the subdomain is malformed, reserved or taken
 */
export async function createTenant(
  ownerUrl: string,
  migrationsFolder: string,
  fresh: NewTenant,
): Promise<Tenant> {
  refuseSlug(fresh.slug, fresh.kind);
  const id = fresh.id ?? uuidv7();
  const isolation = fresh.isolation ?? 'pooled';
  const schema = isolation === 'schema' ? `tenant_${id.replaceAll('-', '')}` : POOLED;
  return asOwner(ownerUrl, async (client) => {
    if (isolation === 'schema') await migrateTenantSchema(client, schema, migrationsFolder);
    const { rowCount } = await client.query(
      `insert into shared.tenants
         (id, slug, kind, name, isolation, schema_name, region_code, region_name, time_zone, is_demo, is_listed)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) on conflict (slug) do nothing`,
      [
        ...[
          id,
          fresh.slug,
          fresh.kind,
          fresh.name,
          isolation,
          schema,
          fresh.regionCode ?? '',
          fresh.regionName ?? '',
        ],
        ...[
          fresh.timeZone ?? 'Asia/Jakarta',
          fresh.isDemo ?? false,
          fresh.isListed ?? fresh.kind !== 'platform',
        ],
      ],
    );
    if (!rowCount) {
      if (isolation === 'schema') await client.query(`drop schema ${schema} cascade`);
      throw new TenantNameError('slug_taken', `Alamat "${fresh.slug}" sudah dipakai organisasi lain.`);
    }
    return {
      id,
      slug: fresh.slug,
      kind: fresh.kind,
      name: fresh.name,
      isolation,
      schema,
      status: 'active',
      regionCode: fresh.regionCode ?? '',
      regionName: fresh.regionName ?? '',
      timeZone: fresh.timeZone ?? 'Asia/Jakarta',
    };
  });
}

/** @throws TenantNameError for a subdomain that is malformed or the platform's own; whether it is taken it does not ask */
export function refuseSlug(slug: string, kind: TenantKind): void {
  if (!SLUG.test(slug))
    throw new TenantNameError(
      'slug_malformed',
      'Alamat hanya boleh berisi huruf kecil, angka, dan tanda hubung, 2–40 karakter.',
    );
  if (RESERVED.has(slug) && kind !== 'platform')
    throw new TenantNameError(
      'slug_reserved',
      `Alamat "${slug}" dipakai oleh Balai sendiri. Pilih nama lain.`,
    );
}
