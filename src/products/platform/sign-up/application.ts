import { formatPhone } from '#features/people';
import type { Tx } from '#kernel/database';
import { type ListQuery, type ListShape, orderBy } from '#kernel/http';
import type { TenantKind } from '#kernel/tenancy';
import { notFound, type WorkContext } from '#kernel/work';

export type ApplicationState = 'draft' | 'submitted' | 'rejected' | 'approved' | 'opened';

export const STATE_LABELS: Readonly<Record<ApplicationState, string>> = {
  draft: 'Mengumpulkan dokumen',
  submitted: 'Menunggu keputusan',
  approved: 'Sedang dibuat',
  opened: 'Sudah dibuka',
  rejected: 'Ditolak',
};

export const RESOURCE = 'tenant-application';
/** Where the telephone number of the contact stands sealed. */
export const PHONE = { table: 'tenant_applications', column: 'contact_phone' };

export interface ApplicationHead {
  id: string;
  state: ApplicationState;
  kind: TenantKind;
  name: string;
  slug: string;
  villageName: string;
  begunAt: Date;
}

export interface Application extends ApplicationHead {
  villageCode: string;
  contactName: string;
  contactEmail: string;
  /** Opened. */
  contactPhone: string;
  submittedAt: Date | null;
  decidedAt: Date | null;
  decidedByName: string | null;
  decisionNote: string | null;
  isolation: 'pooled' | 'schema' | null;
  organisationId: string | null;
}

export const APPLICATION_LIST: ListShape = {
  sorts: ['begun', 'name'],
  defaultSort: '-begun',
  filters: ['state', 'kind'],
};

const HEAD = `a.id, a.state, a.kind, a.name, a.slug, a.village_name as "villageName", a.begun_at as "begunAt"`;

export async function readApplications(
  tx: Tx,
  list: ListQuery,
): Promise<{ items: ApplicationHead[]; total: number }> {
  const where = `a.tenant_id = balai.tenant_id() and ($1 = '' or position($1 in a.search_text) > 0)
    and ($2::text[] is null or a.state = any($2)) and ($3::text[] is null or a.kind = any($3))`;
  const values = [list.q.toLowerCase(), list.filters.state ?? null, list.filters.kind ?? null];
  const counted = await tx.one<{ total: number }>(
    `select count(*)::int as total from tenant_applications a where ${where}`,
    values,
  );
  const items = await tx.query<ApplicationHead>(
    `select ${HEAD} from tenant_applications a where ${where}
     ${orderBy(list, { begun: 'a.begun_at', name: 'a.name' }, 'a.id')} limit $4 offset $5`,
    [...values, list.size, list.offset],
  );
  return { items, total: counted!.total };
}

/** One application, opened. @param lock holds it until the transaction ends @throws AppError 404 */
export async function readApplication(
  ctx: WorkContext,
  tx: Tx,
  id: string,
  lock?: 'for update',
): Promise<Application> {
  const row = await tx.one<Application>(
    `select ${HEAD}, a.village_code as "villageCode", a.contact_name as "contactName",
       a.contact_email as "contactEmail", a.contact_phone as "contactPhone", a.submitted_at as "submittedAt",
       a.decided_at as "decidedAt", a.decided_by_name as "decidedByName", a.decision_note as "decisionNote",
       a.isolation, a.organisation_id as "organisationId"
       from tenant_applications a where a.tenant_id = balai.tenant_id() and a.id = $1 ${lock ? 'for update of a' : ''}`,
    [id],
  );
  if (!row) throw notFound();
  const keys = await ctx.app.secrets.get(tx, ctx.tenant.id);
  return { ...row, contactPhone: formatPhone(keys.open(row.contactPhone, PHONE)) };
}

/** Other applications for the same kind with this name or in this village that were not refused. */
export function readAlike(tx: Tx, one: Application): Promise<ApplicationHead[]> {
  return tx.query<ApplicationHead>(
    `select ${HEAD} from tenant_applications a
      where a.tenant_id = balai.tenant_id() and a.id <> $1 and a.kind = $2 and a.state not in ('rejected', 'draft')
        and (lower(a.name) = lower($3) or a.village_code = $4) order by a.begun_at limit 20`,
    [one.id, one.kind, one.name, one.villageCode],
  );
}
