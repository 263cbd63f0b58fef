import { readYearResult } from '#features/ledger';
import { recordAudit } from '#kernel/audit';
import type { Tx } from '#kernel/database';
import { AppError, actorOf, conflict, invalid, notFound, type WorkContext } from '#kernel/work';
import type { BasisMember } from './basis-profile.ts';
import { POOLS } from './pools.ts';
import { shareSurplus } from './share-surplus.ts';
import { openSurplus, readSurplus, type Surplus, sealSurplus } from './surplus.ts';

/**
 * Stores what the surplus is shared by; every member has to be in book 01.
 * @throws AppError 404 without a decision; 409 once approved; 422 naming the numbers that book 01 does not know
 */
export async function saveBasis(
  ctx: WorkContext,
  tx: Tx,
  given: { year: number; members: readonly BasisMember[] },
): Promise<void> {
  const surplus = await openOne(tx, given.year);
  const known = await tx.query<{ id: string; number: string }>(
    `select id, upper(trim(member_number)) as number from cooperative_members
      where tenant_id = balai.tenant_id() and member_number is not null`,
  );
  const ids = new Map(known.map(({ id, number }) => [number, id]));
  const members = given.members.map((member) => ({
    ...member,
    memberId: ids.get(member.memberNumber.trim().toUpperCase()) ?? '',
  }));
  const strangers = members.filter(({ memberId }) => memberId === '').map((one) => one.memberNumber);
  if (strangers.length > 0)
    throw invalid({
      form: `${strangers.length} nomor tidak ada di buku 01: ${strangers.slice(0, 20).join(', ')}.`,
    });
  await tx.execute(
    `update cooperative_surpluses set basis = $2, state = 'decided', amount = null, pools = null, shares = null, calculated_by = null
      where tenant_id = balai.tenant_id() and id = $1`,
    [surplus.id, await sealSurplus(ctx, tx, surplus.id, 'basis', members)],
  );
  await audit(ctx, tx, surplus, 'surplus.basis_imported', { members: members.length });
}

/**
 * Shares the result of the closed year out by the meeting's percentages, to the last rupiah.
 *
 * @throws AppError 404; 409 once approved, `year_open` before December is closed; 422 without a surplus, a basis, or
 *   anything to share a pool by
 */
export async function calculateSurplus(ctx: WorkContext, tx: Tx, year: number): Promise<void> {
  const surplus = await openOne(tx, year);
  const { result, isClosed } = await readYearResult(tx, year);
  if (!isClosed)
    throw conflict(
      'year_open',
      `Tutup buku Desember ${year} dahulu: sesudah itu SHU tahun ini tidak berubah lagi.`,
    );
  if (result <= 0)
    throw invalid({ form: `Tahun ${year} tidak menghasilkan SHU, jadi tidak ada yang dibagi.` });
  const basis = await openSurplus(ctx, tx, surplus.id, 'basis');
  if (basis.length === 0)
    throw invalid({ form: 'Impor simpanan dan transaksi anggota dahulu: jasa anggota dibagi menurut itu.' });
  const shared = shareOrRefuse(result, surplus, basis);
  const byNumber = new Map(basis.map((member) => [member.memberNumber, member]));
  const shares = shared.shares.map((share) => {
    const { memberId, fullName, savings = 0, business = 0 } = byNumber.get(share.number)!;
    return { ...share, memberId, fullName, savings, transactions: business };
  });
  const actor = actorOf(ctx);
  await tx.execute(
    `update cooperative_surpluses set state = 'calculated', amount = $2, pools = $3, shares = $4, calculated_by = $5,
       calculated_by_name = $6, calculated_at = $7
      where tenant_id = balai.tenant_id() and id = $1`,
    [
      ...[surplus.id, result, JSON.stringify(shared.pools)],
      ...[await sealSurplus(ctx, tx, surplus.id, 'shares', shares), actor.id, actor.name, ctx.now],
    ],
  );
  await audit(ctx, tx, surplus, 'surplus.calculated', { amount: result, ...shared.pools });
}

function shareOrRefuse(result: number, { percents }: Surplus, basis: readonly BasisMember[]) {
  try {
    return shareSurplus({
      surplus: result,
      pools: POOLS.map(({ key }) => ({ key, hundredths: percents[key] ?? 0 })),
      members: basis.map(({ memberNumber, savings = 0, business = 0 }) => ({
        ...{ number: memberNumber, savings, business },
      })),
    });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new AppError(
      'nothing_to_share_by',
      422,
      'Ada bagian anggota, tetapi tidak ada simpanan atau transaksi untuk membaginya.',
      { form: 'Ada bagian anggota, tetapi tidak ada simpanan atau transaksi untuk membaginya.' },
    );
  }
}

async function openOne(tx: Tx, year: number): Promise<Surplus> {
  const surplus = await readSurplus(tx, year, 'for update of s');
  if (!surplus) throw notFound();
  if (surplus.state === 'approved' || surplus.state === 'posted')
    throw conflict('surplus_approved', 'Pembagian SHU tahun ini sudah disetujui dan tidak diubah lagi.');
  return surplus;
}

function audit(
  ctx: WorkContext,
  tx: Tx,
  { id, year }: Surplus,
  action: string,
  after: Readonly<Record<string, string | number>>,
) {
  const thing = { action, resource: 'shu', objectId: id, objectLabel: `SHU ${year}` };
  return recordAudit(ctx, tx, { ...thing, after });
}
