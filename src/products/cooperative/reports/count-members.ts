import type { Span } from '#features/ledger';
import type { Tx } from '#kernel/database';

export interface MemberCounts {
  /** Men, women, and those of whom book 01 does not say. */
  men: number;
  women: number;
  unknown: number;
  total: number;
}

export type MemberMove = 'opening' | 'joined' | 'left' | 'closing';

/** Members before the first day, who joined and who left until the last, and who was left then, from book 01. */
export async function countMembers(tx: Tx, { from, to }: Span): Promise<Record<MemberMove, MemberCounts>> {
  const rows = await tx.query<{ move: MemberMove } & MemberCounts>(
    `select v.move, count(*) filter (where v.is_in and m.gender = 'L')::int as men,
       count(*) filter (where v.is_in and m.gender = 'P')::int as women,
       count(*) filter (where v.is_in and m.gender is null)::int as unknown,
       count(*) filter (where v.is_in)::int as total
       from cooperative_members m
       cross join lateral (values
         ('opening', m.joined_on < $1 and coalesce(m.left_on >= $1, true)),
         ('joined', m.joined_on between $1 and $2),
         ('left', m.left_on between $1 and $2),
         ('closing', m.joined_on <= $2 and coalesce(m.left_on > $2, true))) as v(move, is_in)
      where m.tenant_id = balai.tenant_id() and m.deleted_at is null group by v.move`,
    [from, to],
  );
  const none: MemberCounts = { men: 0, women: 0, unknown: 0, total: 0 };
  const of = (move: MemberMove) => rows.find((row) => row.move === move) ?? none;
  return { opening: of('opening'), joined: of('joined'), left: of('left'), closing: of('closing') };
}
