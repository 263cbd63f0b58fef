import { readBalances } from '#features/subledger';
import { todayOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { formatRupiah } from '#kernel/money';
import type { WorkContext } from '#kernel/work';

/** What has to be settled before somebody leaves. */
export interface Obligation {
  /** "Sisa pinjaman Rp1.250.000" */
  label: string;
  /** Where it is settled. */
  url: string;
}

/** What a member owes the cooperative, in money and in office; none when the member may go. */
export async function openObligations(ctx: WorkContext, tx: Tx, memberId: string): Promise<Obligation[]> {
  const owed = (await readBalances(ctx, tx, [memberId]))
    .filter(({ account }) => account === LOANS)
    .reduce((sum, { balance }) => sum + balance, 0);
  const terms = await tx.query<{ id: string; position: string; book: string }>(
    `select id, position, '/buku/pengurus' as book from cooperative_board_terms
      where tenant_id = balai.tenant_id() and member_id = $1 and deleted_at is null
        and (ended_on is null or ended_on > $2)
     union all
     select id, position, '/buku/pengawas' from cooperative_supervisor_terms
      where tenant_id = balai.tenant_id() and member_id = $1 and deleted_at is null
        and (ended_on is null or ended_on > $2)`,
    [memberId, todayOf(ctx)],
  );
  return [
    ...(owed > 0 ? [{ label: `Sisa pinjaman ${formatRupiah(owed)}`, url: '/buku/pinjaman' }] : []),
    ...terms.map(({ id, position, book }) => ({
      ...{ label: `Masih menjabat ${position}; akhiri dulu masa jabatannya`, url: `${book}/${id}` },
    })),
  ];
}

/** Control account that loans add up to. */
const LOANS = 'loan';
