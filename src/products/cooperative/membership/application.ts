import { validate as isUuid } from 'uuid';
import { formatPhone } from '#features/people';
import type { PlainDate } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { type ListQuery, type ListShape, orderBy } from '#kernel/http';
import { notFound, type WorkContext } from '#kernel/work';

export type ApplicationState = 'submitted' | 'approved' | 'rejected' | 'active';

export const STATE_LABELS: Readonly<Record<ApplicationState, string>> = {
  submitted: 'Menunggu keputusan',
  approved: 'Menunggu simpanan pokok',
  rejected: 'Ditolak',
  active: 'Menjadi anggota',
};

export interface ApplicationHead {
  id: string;
  state: ApplicationState;
  fullName: string;
  occupation: string;
  submittedAt: Date;
}

export interface Application extends ApplicationHead {
  birthPlace: string;
  birthDate: PlainDate;
  gender: 'L' | 'P';
  email: string | null;
  idCardFileId: string | null;
  decidedAt: Date | null;
  decidedByName: string | null;
  decisionNote: string | null;
  memberId: string | null;
  /** Opened. */
  nik: string;
  address: string;
  phone: string;
  /** Somebody with this NIK who stands in the book of members already. */
  knownMemberId: string | null;
}

export const APPLICATION_LIST: ListShape = {
  sorts: ['submitted', 'name'],
  defaultSort: '-submitted',
  filters: ['state'],
};

const HEAD = `a.id, a.state, a.full_name as "fullName", a.occupation, a.submitted_at as "submittedAt"`;

export async function readApplications(
  tx: Tx,
  list: ListQuery,
): Promise<{ items: ApplicationHead[]; total: number }> {
  const states = list.filters.state ?? null;
  const where = `a.tenant_id = balai.tenant_id() and ($1 = '' or position($1 in a.search_text) > 0)
    and ($2::text[] is null or a.state = any($2))`;
  const values = [list.q.toLowerCase(), states];
  const counted = await tx.one<{ total: number }>(
    `select count(*)::int as total from cooperative_applications a where ${where}`,
    values,
  );
  const items = await tx.query<ApplicationHead>(
    `select ${HEAD} from cooperative_applications a where ${where}
     ${orderBy(list, { submitted: 'a.submitted_at', name: 'a.full_name' }, 'a.id')} limit $3 offset $4`,
    [...values, list.size, list.offset],
  );
  return { items, total: counted!.total };
}

const SEALED = ['nik', 'address', 'phone'] as const;
/** Where a sealed column of an application stands. */
export const placeOf = (column: (typeof SEALED)[number]) => ({ table: 'cooperative_applications', column });

/** One application, opened. @param lock holds it until the transaction ends @throws AppError 404 */
export async function readApplication(
  ctx: WorkContext,
  tx: Tx,
  id: string,
  lock?: 'for update',
): Promise<Application> {
  const row = isUuid(id)
    ? await tx.one<Application>(
        `select ${HEAD}, a.birth_place as "birthPlace", a.birth_date as "birthDate", a.gender, a.email,
           a.id_card_file_id as "idCardFileId", a.decided_at as "decidedAt", a.decided_by_name as "decidedByName",
           a.decision_note as "decisionNote", a.member_id as "memberId", a.nik, a.address, a.phone,
           (select m.id from cooperative_members m where m.tenant_id = a.tenant_id and m.nik_index = a.nik_index
              and m.deleted_at is null and m.left_on is null limit 1) as "knownMemberId"
           from cooperative_applications a
          where a.tenant_id = balai.tenant_id() and a.id = $1 ${lock ? 'for update of a' : ''}`,
        [id],
      )
    : undefined;
  if (!row) throw notFound();
  const keys = await ctx.app.secrets.get(tx, ctx.tenant.id);
  const open = (column: (typeof SEALED)[number]) => keys.open(row[column], placeOf(column));
  return { ...row, nik: open('nik'), address: open('address'), phone: formatPhone(open('phone')) };
}
