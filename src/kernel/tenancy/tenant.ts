/** The kinds of organisation, as the database and the demo name them. */
export type TenantKind = 'koperasi' | 'serikat' | 'desa' | 'pascasarjana' | 'platform';

export interface Tenant {
  id: string;
  slug: string;
  kind: TenantKind;
  name: string;
  isolation: 'pooled' | 'schema';
  /** The database schema its rows live in: `pooled`, or one of its own. */
  schema: string;
  status: 'pending' | 'active' | 'suspended' | 'archived';
  regionCode: string;
  regionName: string;
  timeZone: 'Asia/Jakarta' | 'Asia/Makassar' | 'Asia/Jayapura';
}
