import { validate as isUuid } from 'uuid';
import type { Tx } from '#kernel/database';
import { type ListQuery, orderBy } from '#kernel/http';

export type MandateStatus = 'submitted' | 'active' | 'rejected' | 'withdrawn';

/** The written word of a member that the employer may take the dues out of the pay (KEP.187/MEN/X/2004, article 5). */
export interface Mandate {
  id: string;
  payerId: string;
  memberName: string;
  memberNumber: string | null;
  regionCode: string;
  number: string;
  /** As the paper names it. */
  employer: string;
  /** Rupiah a month, as the paper says it. */
  amount: number;
  /** Whatever the rate asks, and not only `amount`. */
  followsRate: boolean;
  /** 'YYYYMM': the first month that is deducted, and the first that no longer is. */
  firstPeriod: string;
  endsPeriod: string | null;
  fileId: string;
  status: MandateStatus;
  /** Account of who handed it in: the member, or the treasurer who entered it from paper. */
  givenBy: string | null;
  givenByName: string;
  givenAt: Date;
  decidedByName: string;
  decidedAt: Date | null;
  rejectedReason: string | null;
  withdrawnByName: string;
  withdrawnAt: Date | null;
  withdrawnReason: string;
  /** What stands in the member's record now; the two may have gone apart. */
  currentEmployer: string | null;
  hidesFromEmployer: boolean;
}

const COLUMNS = `k.id, k.payer_id as "payerId", m.full_name as "memberName", m.member_number as "memberNumber",
  k.region_code as "regionCode", k.number, k.employer, k.amount, k.follows_rate as "followsRate",
  k.first_period as "firstPeriod", k.ends_period as "endsPeriod", k.file_id as "fileId", k.status,
  k.given_by as "givenBy", k.given_by_name as "givenByName", k.given_at as "givenAt", k.decided_by_name as "decidedByName",
  k.decided_at as "decidedAt", k.rejected_reason as "rejectedReason", k.withdrawn_by_name as "withdrawnByName",
  k.withdrawn_at as "withdrawnAt", k.withdrawn_reason as "withdrawnReason", m.university_name as "currentEmployer",
  m.hides_from_employer as "hidesFromEmployer"`;

const FROM = `from checkoff_mandates k join members m on m.tenant_id = k.tenant_id and m.id = k.payer_id`;

const SORTS = {
  waiting: ["(k.status <> 'submitted')", '-k.given_at'],
  given: 'k.given_at',
  name: ['m.name_key', '-k.given_at'],
  employer: ['k.employer_key', 'm.name_key'],
} as const;

export const MANDATE_LIST = {
  sorts: Object.keys(SORTS),
  defaultSort: 'waiting',
  filters: ['status', 'employer', 'region'],
};

/** One page of the mandates inside the walls of this transaction. */
export async function readMandateList(
  tx: Tx,
  list: ListQuery,
): Promise<{ items: Mandate[]; count: number; waiting: number }> {
  const values: unknown[] = [];
  const bind = (value: unknown) => `$${values.push(value)}`;
  const clauses = ['k.tenant_id = balai.tenant_id()'];
  const { status, employer, region } = list.filters;
  if (status) clauses.push(`k.status = any(${bind(status)}::text[])`);
  if (employer)
    clauses.push(`k.employer_key = any(${bind(employer.map((one) => one.toLowerCase()))}::text[])`);
  if (region) clauses.push(`k.region_code = any(${bind(region)}::text[])`);
  if (list.q !== '') {
    const text = bind(list.q.toLowerCase());
    clauses.push(
      `(strpos(m.name_key, ${text}) > 0 or lower(m.member_number) = ${text} or lower(k.number) = ${text})`,
    );
  }
  const where = clauses.join(' and ');
  const totals = await tx.one<{ count: number; waiting: number }>(
    `select count(*) as count, count(*) filter (where k.status = 'submitted') as waiting ${FROM} where ${where}`,
    values,
  );
  const items = await tx.query<Mandate>(
    `select ${COLUMNS} ${FROM} where ${where} ${orderBy(list, SORTS, 'k.id')}
      limit ${list.size} offset ${list.offset}`,
    values,
  );
  return { items, ...totals! };
}

/** One mandate, when it stands inside the walls of this transaction; `isLocked` holds it until the end. */
export async function readMandate(
  tx: Tx,
  id: string,
  options: { isLocked?: boolean } = {},
): Promise<Mandate | undefined> {
  if (!isUuid(id)) return undefined;
  return tx.one<Mandate>(
    `select ${COLUMNS} ${FROM} where k.tenant_id = balai.tenant_id() and k.id = $1
      ${options.isLocked ? 'for update of k' : ''}`,
    [id],
  );
}

/** A person's mandates, newest first. */
export function readMandatesOf(tx: Tx, payerId: string): Promise<Mandate[]> {
  return tx.query<Mandate>(
    `select ${COLUMNS} ${FROM} where k.tenant_id = balai.tenant_id() and k.payer_id = $1 order by k.given_at desc`,
    [payerId],
  );
}
