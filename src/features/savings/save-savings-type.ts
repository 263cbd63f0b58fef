import { v7 as uuidv7 } from 'uuid';
import { recordAudit } from '#kernel/audit';
import type { Tx } from '#kernel/database';
import { type FieldErrors, invalid, notFound, type WorkContext } from '#kernel/work';
import {
  MOST_INTEREST_BP,
  readSavingsType,
  readSavingsTypes,
  type SavingsKind,
  type SavingsType,
} from './savings-type.ts';

export interface NewSavingsType {
  name: string;
  kind: SavingsKind;
  amount: number | null;
  interestBp: number;
}

/** What a new cooperative starts with; its treasurer sets the sums that its members' meeting decided. */
export async function seedSavingsTypes(ctx: WorkContext, tx: Tx): Promise<void> {
  if ((await readSavingsTypes(tx)).length > 0) return;
  const first: NewSavingsType[] = [
    { name: 'Simpanan pokok', kind: 'principal', amount: 100_000, interestBp: 0 },
    { name: 'Simpanan wajib', kind: 'mandatory', amount: 20_000, interestBp: 0 },
    { name: 'Simpanan sukarela', kind: 'voluntary', amount: null, interestBp: 0 },
  ];
  for (const one of first) await createSavingsType(ctx, tx, one);
}

/**
 * Adds a kind of savings. The first of each nature has a control account of its own; what is added later shares one.
 * @throws AppError 422 naming `name`, `kind`, `amount`, `interest`
 */
export async function createSavingsType(ctx: WorkContext, tx: Tx, given: NewSavingsType): Promise<string> {
  const known = await readSavingsTypes(tx);
  const fresh = checked(given, known);
  if (given.kind === 'principal' && known.some(({ kind }) => kind === 'principal'))
    throw invalid({ kind: 'Simpanan pokok sudah ada. Ubah jumlahnya di sana.' });
  const own = OWN_ACCOUNT[given.kind];
  const account = known.some((type) => type.account === own) ? 'savings-other' : own;
  const id = uuidv7();
  await tx.execute(
    `insert into savings_types (id, name, kind, account, amount, interest_bp, position, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [...[id, fresh.name, fresh.kind, account, fresh.amount, fresh.interestBp, known.length + 1, ctx.now]],
  );
  await recordAudit(ctx, tx, {
    ...{ action: 'savings_type.created', resource: 'savings-type', objectId: id, objectLabel: fresh.name },
    after: { kind: fresh.kind, amount: fresh.amount, interest_bp: fresh.interestBp },
  });
  return id;
}

/**
 * Changes what holds from now on; what was saved and billed stays.
 * @throws AppError 404; 422 as for a new one
 */
export async function changeSavingsType(
  ctx: WorkContext,
  tx: Tx,
  given: Omit<NewSavingsType, 'kind'> & { id: string; isActive: boolean },
): Promise<void> {
  const before = await readSavingsType(tx, given.id);
  if (!before) throw notFound();
  const others = (await readSavingsTypes(tx)).filter(({ id }) => id !== given.id);
  const after = checked({ ...given, kind: before.kind }, others);
  if (!given.isActive && before.kind === 'principal')
    throw invalid({ isActive: 'Simpanan pokok selalu dipakai: tanpa itu tidak ada anggota baru.' });
  await tx.execute(
    `update savings_types set name = $2, amount = $3, interest_bp = $4, is_active = $5
      where tenant_id = balai.tenant_id() and id = $1`,
    [given.id, after.name, after.amount, after.interestBp, given.isActive],
  );
  await recordAudit(ctx, tx, {
    ...{ action: 'savings_type.updated', resource: 'savings-type', objectId: given.id },
    objectLabel: after.name,
    before: told(before),
    after: told({ ...after, isActive: given.isActive }),
  });
}

const OWN_ACCOUNT: Readonly<Record<SavingsKind, string>> = {
  principal: 'savings-principal',
  mandatory: 'savings-mandatory',
  voluntary: 'savings-voluntary',
};

const told = (type: Pick<SavingsType, 'name' | 'amount' | 'interestBp' | 'isActive'>) => ({
  ...{ name: type.name, amount: type.amount, interest_bp: type.interestBp, is_active: type.isActive },
});

function checked(given: NewSavingsType, others: readonly SavingsType[]): NewSavingsType {
  const name = given.name.trim().replace(/\s+/g, ' ');
  const isFree = given.kind === 'voluntary';
  const faults: Record<string, string> = {};
  if (name.length < 3 || name.length > 60) faults.name = 'Isi nama jenis simpanan, 3 sampai 60 huruf.';
  if (others.some((other) => other.name.toLowerCase() === name.toLowerCase()))
    faults.name = 'Nama ini sudah dipakai jenis lain.';
  if (!(given.kind in OWN_ACCOUNT)) faults.kind = 'Pilih sifat simpanan ini.';
  const { amount } = given;
  if (!isFree && (amount === null || !Number.isSafeInteger(amount) || amount < 1 || amount > 1_000_000_000))
    faults.amount = 'Isi jumlahnya dalam rupiah bulat di atas nol.';
  if (!Number.isInteger(given.interestBp) || given.interestBp < 0)
    faults.interest = 'Isi jasa per tahun dalam persen, paling banyak dua angka di belakang koma.';
  else if (given.interestBp > MOST_INTEREST_BP)
    faults.interest =
      'Jasa simpanan paling tinggi 9% setahun (Permenkop UKM 8/2023 pasal 26). Isi 9 atau kurang.';
  else if (!isFree && given.interestBp > 0)
    faults.interest = 'Simpanan pokok dan wajib tidak berjasa: bagiannya lewat SHU.';
  if (Object.keys(faults).length > 0) throw invalid(faults satisfies FieldErrors);
  return { ...given, name, amount: isFree ? null : amount };
}
