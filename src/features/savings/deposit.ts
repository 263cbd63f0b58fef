import {
  type CashPlace,
  type Entry,
  type Holder,
  postEntries,
  readBalances,
  refuseFormer,
} from '#features/subledger';
import { recordAudit } from '#kernel/audit';
import type { PlainDate } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { formatRupiah } from '#kernel/money';
import { conflict, invalid, type WorkContext } from '#kernel/work';
import { readSavingsTypes, type SavingsType } from './savings-type.ts';

export interface NewDeposit {
  holder: Holder;
  /** What is paid in, by kind; each kind once. */
  parts: readonly { typeId: string; amount: number }[];
  postedOn: PlainDate;
  /** Paid online, it lies at the gateway until that pays it out. */
  into: CashPlace | 'payment-gateway';
  /** Made with the form: a second press is the same deposit. */
  key: string;
}

/**
 * Takes in savings of a member: one receipt over several kinds, posted to the member's book and to the general ledger.
 *
 * @throws AppError 422 for no or odd amounts, more pokok than the sum decided, a day that is closed or has not come;
 *   409 for somebody who has left, a kind that rests, or the same key with other figures
 */
export async function depositSavings(
  ctx: WorkContext,
  tx: Tx,
  given: NewDeposit,
): Promise<{ entries: Entry[]; isNew: boolean }> {
  const { holder, parts } = given;
  refuseFormer(holder);
  if (parts.length === 0) throw invalid({ amount: 'Isi jumlah untuk paling sedikit satu jenis simpanan.' });
  const types = await readSavingsTypes(tx);
  const chosen = parts.map(({ typeId, amount }) => {
    const type = types.find(({ id }) => id === typeId);
    if (!type) throw invalid({ amount: 'Ada jenis simpanan yang tidak dikenal.' });
    if (!type.isActive) throw conflict('type_rests', `${type.name} sudah tidak menerima setoran.`);
    return { type, amount };
  });
  const { entries, isNew } = await postEntries(ctx, tx, {
    event: { kind: DEPOSIT, id: given.key },
    postedOn: given.postedOn,
    description: `Setoran ${chosen.map(({ type }) => type.name.toLowerCase()).join(', ')}`.slice(0, 300),
    entries: chosen.map(({ type, amount }) => ({
      ...{ holderId: holder.id, account: type.account, part: type.id, amount: inward(amount) },
    })),
    contra: [
      { account: { purpose: given.into }, debit: chosen.reduce((sum, { amount }) => sum + amount, 0) },
    ],
    receipt: { series: 'savings deposit', prefix: 'BS' },
  });
  if (!isNew) return { entries, isNew };
  await refuseMorePrincipal(ctx, tx, holder, chosen);
  await recordAudit(ctx, tx, {
    ...{ action: 'savings.deposited', resource: 'savings', objectLabel: entries[0]!.receipt },
    after: { member: holder.name, ...figures(chosen), posted_on: given.postedOn, into: given.into },
  });
  return { entries, isNew };
}

/** The event of a deposit, as the journal names it. */
export const DEPOSIT = 'savings-deposit';

const inward = (amount: number) => {
  if (amount <= 0) throw invalid({ amount: 'Isi rupiah bulat di atas nol.' });
  return amount;
};

/** For the log, whose details are sealed. */
export const figures = (chosen: readonly { type: SavingsType; amount: number }[]) =>
  Object.fromEntries(chosen.map(({ type, amount }) => [type.name, amount]));

/** Pokok is one sum, the same for everybody: what is paid in never goes beyond it. Asked under the lock of the posting. */
async function refuseMorePrincipal(
  ctx: WorkContext,
  tx: Tx,
  holder: Holder,
  chosen: readonly { type: SavingsType }[],
): Promise<void> {
  const principal = chosen.find(({ type }) => type.kind === 'principal')?.type;
  if (!principal) return;
  const held = (await readBalances(ctx, tx, [holder.id])).find(({ part }) => part === principal.id);
  if (held && held.balance > principal.amount!)
    throw invalid({
      amount: `${principal.name} ditetapkan ${formatRupiah(principal.amount!)}, sekali saja. Kurangi isiannya.`,
    });
}
