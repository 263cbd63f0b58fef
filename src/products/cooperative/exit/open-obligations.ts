import { countOpenLoans } from '#features/loans';
import { readBalances } from '#features/subledger';
import { todayOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { formatRupiah } from '#kernel/money';
import type { WorkContext } from '#kernel/work';
import { roles as officers } from '../access.ts';

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
  const { waiting, running } = await countOpenLoans(ctx, tx, memberId);
  // Every role but a member's own: an account that is closed with one in hand leaves nobody in it.
  const roles = await tx.query<{ role: string }>(
    `select distinct g.role from role_grants g
       join accounts a on a.tenant_id = g.tenant_id and a.id = g.account_id
      where g.tenant_id = balai.tenant_id() and a.subject_id = $1 and a.status <> 'closed' and g.role <> 'anggota'
        and (g.valid_until is null or g.valid_until > $2) order by g.role`,
    [memberId, ctx.now],
  );
  return [
    ...(owed > 0 ? [{ label: `Sisa pinjaman ${formatRupiah(owed)}`, url: '/buku/pinjaman' }] : []),
    ...(owed === 0 && running > 0
      ? [{ label: 'Pinjaman yang belum lunas jasa atau dendanya', url: '/buku/pinjaman' }]
      : []),
    ...(waiting > 0
      ? [{ label: 'Pengajuan pinjaman yang belum selesai; batalkan dulu', url: '/pinjaman/pengajuan' }]
      : []),
    ...terms.map(({ id, position, book }) => ({
      ...{ label: `Masih menjabat ${position}; akhiri dulu masa jabatannya`, url: `${book}/${id}` },
    })),
    ...roles.map(({ role }) => ({
      label: `Akunnya masih memegang peran ${labelOf(role)}; akhiri dulu`,
      url: '/jabatan-dan-wewenang',
    })),
  ];
}

const labelOf = (role: string) => officers.find(({ key }) => key === role)?.label ?? role;

/** Control account that loans add up to. */
const LOANS = 'loan';
