import type { LoanPlace } from '#features/loans';
import { todayOf } from '#kernel/calendar';
import { savers } from '../savings/index.ts';

/** Who borrows: everybody in book 01; who sits on the board or among the supervisors stands in books 02 and 03. */
export const borrowers: LoanPlace['people'] = {
  ...savers,
  related: async (ctx, tx) => {
    const rows = await tx.query<{ id: string }>(
      `select b.member_id as id from cooperative_board_terms b
        where b.tenant_id = balai.tenant_id() and b.deleted_at is null and b.member_id is not null
          and b.elected_on <= $1 and (b.ended_on is null or b.ended_on >= $1)
       union
       select s.member_id from cooperative_supervisor_terms s
        where s.tenant_id = balai.tenant_id() and s.deleted_at is null and s.member_id is not null
          and s.elected_on <= $1 and (s.ended_on is null or s.ended_on >= $1)`,
      [todayOf(ctx)],
    );
    return new Set(rows.map(({ id }) => id));
  },
  isLeaving: async (tx, id) => {
    const open = await tx.one(
      `select 1 from cooperative_exits
        where tenant_id = balai.tenant_id() and member_id = $1 and state in ('requested', 'approved')`,
      [id],
    );
    return open !== undefined;
  },
  addresses: async (ctx, tx, holderIds) => {
    const keys = await ctx.app.secrets.get(tx, ctx.tenant.id);
    const rows = await tx.query<{ id: string; address: string | null }>(
      `select id, address from cooperative_members where tenant_id = balai.tenant_id() and id = any($1)`,
      [holderIds],
    );
    const place = { table: 'cooperative_members', column: 'address' };
    return new Map(rows.map(({ id, address }) => [id, address ? keys.open(address, place) : '']));
  },
  accountsOf: async (tx, holderId) => {
    const rows = await tx.query<{ id: string }>(
      `select id from accounts where tenant_id = balai.tenant_id() and subject_id = $1 and status = 'active'`,
      [holderId],
    );
    return rows.map(({ id }) => id);
  },
};
