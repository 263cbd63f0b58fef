import { validate as isUuid } from 'uuid';
import type { SavingsPlace } from '#features/savings';
import type { Holder } from '#features/subledger';

const SELECT = `select id, coalesce(member_number, '') as number, full_name as name, joined_on as "joinedOn",
    left_on as "leftOn"
  from cooperative_members where tenant_id = balai.tenant_id() and deleted_at is null`;

/** Who saves: everybody in book 01. */
export const savers: SavingsPlace['holders'] = {
  all: (_, tx, lock) => tx.query<Holder>(`${SELECT} order by full_name, id ${lock ?? ''}`),
  one: async (_, tx, id, lock) =>
    isUuid(id) ? tx.one<Holder>(`${SELECT} and id = $1 ${lock ?? ''}`, [id]) : undefined,
};
