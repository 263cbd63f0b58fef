import { validate as isUuid } from 'uuid';
import type { ClaimKind, ClaimStatus } from '#features/dues';
import type { Tx } from '#kernel/database';
import type { ListQuery } from '../treasury/list-query.ts';

/** A claim with whose it is and what it is about. */
export interface ClaimRow {
  id: string;
  number: string;
  payerId: string;
  memberName: string;
  memberNumber: string | null;
  regionCode: string;
  kind: ClaimKind;
  status: ClaimStatus;
  billId: string | null;
  billKind: 'registration' | 'monthly' | null;
  billPeriod: string | null;
  paymentId: string | null;
  /** Rupiah. */
  paymentAmount: number | null;
  decidedByName: string;
  decidedAt: Date | null;
  createdAt: Date;
}

export const CLAIM_FILTERS = ['status', 'kind', 'region', 'member'] as const;
export const DEFAULT_CLAIM_SORT = 'waiting';

const SORTS: Readonly<Record<string, string>> = {
  waiting:
    'c.decided_at is not null, case when c.decided_at is null then c.created_at end, c.decided_at desc',
  sent: 'c.created_at asc',
  '-sent': 'c.created_at desc',
  name: 'm.name_key asc, c.created_at desc',
  '-name': 'm.name_key desc, c.created_at desc',
};

const COLUMNS = `c.id, c.number, c.payer_id as "payerId", m.full_name as "memberName",
  m.member_number as "memberNumber", c.region_code as "regionCode", c.kind, c.status, c.bill_id as "billId",
  b.kind as "billKind", b.period as "billPeriod", c.payment_id as "paymentId",
  coalesce(p.received_amount, p.amount) as "paymentAmount", c.decided_by_name as "decidedByName",
  c.decided_at as "decidedAt", c.created_at as "createdAt"`;

const FROM = `from dues_claims c
    join members m on m.tenant_id = c.tenant_id and m.id = c.payer_id
    left join dues_bills b on b.tenant_id = c.tenant_id and b.id = c.bill_id
    left join dues_payments p on p.tenant_id = c.tenant_id and p.id = c.payment_id`;

/** One page of the claims inside the walls of this transaction. */
export async function readClaimList(
  tx: Tx,
  query: ListQuery,
): Promise<{ items: ClaimRow[]; count: number; open: number }> {
  const { where, values } = conditionsOf(query);
  const totals = await tx.one<{ count: number; open: number }>(
    `select count(*) as count, count(*) filter (where c.decided_at is null) as open ${FROM} where ${where}`,
    values,
  );
  const items = await tx.query<ClaimRow>(
    `select ${COLUMNS} ${FROM} where ${where} order by ${SORTS[query.sort] ?? SORTS[DEFAULT_CLAIM_SORT]}, c.id
      limit ${query.size} offset ${(query.page - 1) * query.size}`,
    values,
  );
  return { items, ...totals! };
}

/** A person's own claims, newest first. */
export function readOwnClaims(tx: Tx, payerId: string): Promise<ClaimRow[]> {
  return tx.query<ClaimRow>(
    `select ${COLUMNS} ${FROM} where c.tenant_id = balai.tenant_id() and c.payer_id = $1 order by c.created_at desc`,
    [payerId],
  );
}

/** One claim, when it stands inside the walls of this transaction. */
export async function readClaimRow(tx: Tx, id: string): Promise<ClaimRow | undefined> {
  if (!isUuid(id)) return undefined;
  return tx.one<ClaimRow>(`select ${COLUMNS} ${FROM} where c.tenant_id = balai.tenant_id() and c.id = $1`, [
    id,
  ]);
}

function conditionsOf(query: ListQuery): { where: string; values: unknown[] } {
  const values: unknown[] = [];
  const bind = (value: unknown) => `$${values.push(value)}`;
  const clauses = ['c.tenant_id = balai.tenant_id()'];
  const { status, kind, region, member } = query.filters;
  if (status === 'open') clauses.push('c.decided_at is null');
  else if (status) clauses.push(`c.status = ${bind(status)}`);
  if (kind) clauses.push(`c.kind = ${bind(kind)}`);
  if (region) clauses.push(`c.region_code = ${bind(region)}`);
  if (member) clauses.push(isUuid(member) ? `c.payer_id = ${bind(member)}::uuid` : 'false');
  if (query.q !== '') {
    const text = bind(query.q.toLowerCase());
    clauses.push(
      `(strpos(m.name_key, ${text}) > 0 or lower(m.member_number) = ${text} or lower(c.number) = ${text})`,
    );
  }
  return { where: clauses.join(' and '), values };
}
