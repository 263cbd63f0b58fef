import { type Entry, readEntriesUnder } from '#features/subledger';
import type { Tx } from '#kernel/database';
import { invalid, type WorkContext } from '#kernel/work';
import { saveBasis } from './calculate-surplus.ts';

/**
 * Takes what the surplus is shared by from the books of members: pokok and wajib held when the year ended, and what was
 * lent to them in it (the measure of the published examples; purchases come by a sheet).
 *
 * @throws AppError as `saveBasis`; 422 when the books hold nothing of that year, or of somebody without a number
 */
export async function takeBasisFromBooks(ctx: WorkContext, tx: Tx, year: number): Promise<void> {
  const [first, last] = [`${year}-01-01`, `${year}-12-31`];
  const savings = new Map<string, number>();
  for (const account of ['savings-principal', 'savings-mandatory'])
    for (const entry of await readEntriesUnder(ctx, tx, account))
      if (entry.postedOn <= last) addTo(savings, entry);
  const business = new Map<string, number>();
  for (const entry of await readEntriesUnder(ctx, tx, 'loan'))
    if (entry.kind === LENT && !entry.reversedById && entry.postedOn >= first && entry.postedOn <= last)
      addTo(business, entry);
  const keys = await ctx.app.secrets.get(tx, ctx.tenant.id);
  const rows = await tx.query<{ id: string; number: string | null; name: string }>(
    `select id, member_number as number, full_name as name from cooperative_members
      where tenant_id = balai.tenant_id() and deleted_at is null order by full_name, id`,
  );
  const found = rows
    .map((row) => ({ ...row, holder: keys.pseudonym(row.id) }))
    .filter(({ holder }) => savings.get(holder) || business.get(holder));
  if (found.length === 0)
    throw invalid({
      form: `Buku simpanan dan pinjaman belum memuat apa pun sampai akhir ${year}. Impor lembarnya.`,
    });
  const nameless = found.filter(({ number }) => !number).map(({ name }) => name);
  if (nameless.length > 0)
    throw invalid({ form: `Isi dulu nomor anggota di buku 01: ${nameless.slice(0, 10).join(', ')}.` });
  await saveBasis(ctx, tx, {
    year,
    members: found.map(({ holder, number, name }) => ({
      ...{ memberNumber: number!, fullName: name },
      ...{ savings: savings.get(holder) ?? 0, business: business.get(holder) ?? 0 },
    })),
  });
}

/** The event by which a loan is paid out. */
const LENT = 'loan-disbursement';

const addTo = (sums: Map<string, number>, { holder, amount }: Entry) =>
  sums.set(holder, (sums.get(holder) ?? 0) + amount);
