import type { LoanPlace } from '#features/loans';
import { todayOf } from '#kernel/calendar';
import { savers } from '../savings/index.ts';

/**
 * Who borrows: everybody in book 01; who sits on the board or among the supervisors stands in books 02 and 03. A term that
 * names nobody of book 01 is held to be that of a member with its number or its name: rather a second consent too many.
 */
export const borrowers: LoanPlace['people'] = {
  ...savers,
  related: async (ctx, tx) => {
    const rows = await tx.query<{ id: string }>(
      `with terms as (
         select member_id, membership_number, full_name, elected_on, ended_on, deleted_at from cooperative_board_terms
          where tenant_id = balai.tenant_id()
         union all
         select member_id, membership_number, full_name, elected_on, ended_on, deleted_at
           from cooperative_supervisor_terms where tenant_id = balai.tenant_id())
       select m.id from cooperative_members m
        where m.tenant_id = balai.tenant_id() and m.deleted_at is null and exists (
          select 1 from terms t
           where t.deleted_at is null and t.elected_on <= $1 and (t.ended_on is null or t.ended_on >= $1)
             and (t.member_id = m.id or (t.member_id is null
               and (t.membership_number = m.member_number or lower(t.full_name) = lower(m.full_name)))))`,
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
