import { validate as isUuid } from 'uuid';
import type { Tx } from '#kernel/database';

/** Whom to tell about their dues, and by which name. */
export interface Payer {
  id: string;
  fullName: string;
  memberNumber: string | null;
  regionCode: string;
  email: string | null;
  accountId: string | null;
}

const SELECT = `select m.id, m.full_name as "fullName", m.member_number as "memberNumber", m.region_code as "regionCode",
    m.email, a.id as "accountId" from members m
  left join accounts a on a.tenant_id = m.tenant_id and a.subject_id = m.id
 where m.tenant_id = balai.tenant_id() and m.deleted_at is null`;

/** A member inside the walls of this transaction. */
export async function readPayer(tx: Tx, memberId: string): Promise<Payer | undefined> {
  if (!isUuid(memberId)) return undefined;
  return tx.one<Payer>(`${SELECT} and m.id = $1`, [memberId]);
}

const MOST_FOUND = 12;

/** Members whose name contains this, or whose number it is; for choosing one by hand. */
export function findPayers(tx: Tx, q: string): Promise<Payer[]> {
  const text = q.trim().toLowerCase();
  if (text.length < 2) return Promise.resolve([]);
  return tx.query<Payer>(
    `${SELECT} and (strpos(m.name_key, $1) > 0 or lower(m.member_number) = $1)
      order by m.name_key limit ${MOST_FOUND}`,
    [text],
  );
}
