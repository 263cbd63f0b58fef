import type { Database } from '#kernel/database';
import type { Tenant, TenantKind } from './tenant.ts';

const FRESH_FOR_MS = 5_000;
const SUBDOMAIN = /^[a-z0-9](-?[a-z0-9]){1,39}$/;

export interface TenantDirectory {
  /** The organisation that answers under this host, or undefined. The base domain is the platform itself. */
  findByHost(host: string): Promise<Tenant | undefined>;
  findBySlug(slug: string): Promise<Tenant | undefined>;
  findById(id: string): Promise<Tenant | undefined>;
  /** Public search over listed organisations by name or place, in the order of their names. */
  search(asked: DirectorySearch): Promise<{ items: Tenant[]; total: number }>;
  /** Organisations of this kind with the very same name, or in the same village; archived ones too. */
  findAlike(asked: { kind: TenantKind; name: string; regionCode: string }): Promise<Tenant[]>;
  list(): Promise<Tenant[]>;
  forget(): void;
}

export interface DirectorySearch {
  /** Words that all have to be in the name, the address or the place. */
  query: string;
  kind: TenantKind | undefined;
  offset: number;
  limit: number;
}

/** Host to tenant, kept for five seconds so that a page costs no query for it. */
export function createTenantDirectory(database: Database, baseDomain: string): TenantDirectory {
  const known = new Map<string, { tenant: Tenant | undefined; until: number }>();

  const remember = async (key: string, read: () => Promise<Tenant | undefined>) => {
    const hit = known.get(key);
    if (hit && hit.until > Date.now()) return hit.tenant;
    const tenant = await read();
    // Names nobody has are asked for by scanners; they must not fill the memory.
    if (known.size > 10_000) known.clear();
    known.set(key, { tenant, until: Date.now() + FRESH_FOR_MS });
    return tenant;
  };
  const readOne = (column: 'slug' | 'custom_domain' | 'id', value: string) =>
    database.withoutTenant(async (tx) => {
      const row = await tx.one<TenantRow>(`select ${COLUMNS} from shared.tenants where ${column} = $1`, [
        value,
      ]);
      return row && tenantOf(row);
    });

  const directory: TenantDirectory = {
    findByHost: async (host) => {
      const name = host.toLowerCase().replace(/:\d+$/, '').replace(/\.$/, '');
      if (name === baseDomain) return directory.findBySlug('platform');
      if (name.endsWith(`.${baseDomain}`)) {
        const slug = name.slice(0, -baseDomain.length - 1);
        return SUBDOMAIN.test(slug) && slug !== 'platform' ? directory.findBySlug(slug) : undefined;
      }
      return /^[a-z0-9.-]{3,253}$/.test(name)
        ? remember(`domain ${name}`, () => readOne('custom_domain', name))
        : undefined;
    },
    findBySlug: (slug) => remember(`slug ${slug}`, () => readOne('slug', slug)),
    findById: (id) => remember(`id ${id}`, () => readOne('id', id)),
    search: ({ query, kind, offset, limit }) =>
      database.withoutTenant(async (tx) => {
        const words = query.toLowerCase().split(/\s+/).filter(Boolean).slice(0, 6);
        const rows = await tx.query<TenantRow & { total: number }>(
          `select ${COLUMNS}, count(*) over () as total from shared.tenants
            where status = 'active' and is_listed and kind <> 'platform' and ($1 = '' or kind = $1)
              and not exists (select 1 from unnest($2::text[]) as word where strpos(search_text, word) = 0)
            order by name, id offset $3 limit $4`,
          [kind ?? '', words, offset, limit],
        );
        return { items: rows.map(tenantOf), total: rows[0]?.total ?? 0 };
      }),
    findAlike: ({ kind, name, regionCode }) =>
      database.withoutTenant(async (tx) => {
        const rows = await tx.query<TenantRow>(
          `select ${COLUMNS} from shared.tenants
            where kind = $1 and (lower(name) = lower($2) or (region_code = $3 and $3 <> '')) order by name, id limit 20`,
          [kind, name, regionCode],
        );
        return rows.map(tenantOf);
      }),
    list: () =>
      database.withoutTenant(async (tx) =>
        (await tx.query<TenantRow>(`select ${COLUMNS} from shared.tenants order by slug`)).map(tenantOf),
      ),
    forget: () => known.clear(),
  };
  return directory;
}

const COLUMNS = 'id, slug, kind, name, isolation, schema_name, status, region_code, region_name, time_zone';

interface TenantRow {
  id: string;
  slug: string;
  kind: TenantKind;
  name: string;
  isolation: Tenant['isolation'];
  schema_name: string;
  status: Tenant['status'];
  region_code: string;
  region_name: string;
  time_zone: Tenant['timeZone'];
}

function tenantOf(row: TenantRow): Tenant {
  return {
    id: row.id,
    slug: row.slug,
    kind: row.kind,
    name: row.name,
    isolation: row.isolation,
    schema: row.schema_name,
    status: row.status,
    regionCode: row.region_code,
    regionName: row.region_name,
    timeZone: row.time_zone,
  };
}
