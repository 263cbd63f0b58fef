import { validate as isUuid } from 'uuid';
import type { ClaimKind, ClaimStatus } from '#features/dues';
import type { Tx } from '#kernel/database';
import { type ListQuery, orderBy } from '#kernel/http';

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

const SORTS = {
  waiting: [
    '(c.decided_at is not null)',
    '(case when c.decided_at is null then c.created_at end)',
    '-c.decided_at',
  ],
  sent: 'c.created_at',
  name: ['m.name_key', '-c.created_at'],
} as const;

export const CLAIM_LIST = {
  sorts: Object.keys(SORTS),
  defaultSort: 'waiting',
  filters: ['status', 'kind', 'region', 'member'],
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
  list: ListQuery,
): Promise<{ items: ClaimRow[]; count: number; open: number }> {
  const { where, values } = conditionsOf(list);
  const totals = await tx.one<{ count: number; open: number }>(
    `select count(*) as count, count(*) filter (where c.decided_at is null) as open ${FROM} where ${where}`,
    values,
  );
  const items = await tx.query<ClaimRow>(
    `select ${COLUMNS} ${FROM} where ${where} ${orderBy(list, SORTS, 'c.id')}
      limit ${list.size} offset ${list.offset}`,
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

function conditionsOf(list: ListQuery): { where: string; values: unknown[] } {
  const values: unknown[] = [];
  const bind = (value: unknown) => `$${values.push(value)}`;
  const clauses = ['c.tenant_id = balai.tenant_id()'];
  const { status, kind, region, member } = list.filters;
  if (status) {
    const open = status.includes('open') ? ' or c.decided_at is null' : '';
    clauses.push(`(c.status = any(${bind(status)}::text[])${open})`);
  }
  if (kind) clauses.push(`c.kind = any(${bind(kind)}::text[])`);
  if (region) clauses.push(`c.region_code = any(${bind(region)}::text[])`);
  if (member) clauses.push(`c.payer_id = any(${bind(member.filter(isUuid))}::uuid[])`);
  if (list.q !== '') {
    const text = bind(list.q.toLowerCase());
    clauses.push(
      `(strpos(m.name_key, ${text}) > 0 or lower(m.member_number) = ${text} or lower(c.number) = ${text})`,
    );
  }
  return { where: clauses.join(' and '), values };
}
