import { type Balance, type Entry, type Holder, readBalances, readEntriesOf } from '#features/subledger';
import type { Tx } from '#kernel/database';
import type { WorkContext } from '#kernel/work';
import { type Bill, readBills } from './bills.ts';
import { readSavingsTypes, type SavingsType } from './savings-type.ts';

export interface PassbookEntry extends Entry {
  type: SavingsType;
  /** What all savings come to after it, rupiah. */
  total: number;
}

/** A member's book of savings: what was put in and taken out, what it comes to, what is owed. */
export interface Passbook {
  holder: Holder;
  /** In the order of the book; kinds that rest only when something is held. */
  types: SavingsType[];
  balances: readonly Balance[];
  /** Oldest first. */
  entries: PassbookEntry[];
  bills: Bill[];
  total: number;
}

export async function readPassbook(ctx: WorkContext, tx: Tx, holder: Holder): Promise<Passbook> {
  const types = await readSavingsTypes(tx);
  const byId = new Map(types.map((type) => [type.id, type]));
  const balances = (await readBalances(ctx, tx, [holder.id])).filter(({ part }) => byId.has(part));
  let total = 0;
  const entries = (await readEntriesOf(ctx, tx, holder.id)).flatMap((entry): PassbookEntry[] => {
    const type = byId.get(entry.part);
    if (!type) return [];
    total += entry.amount;
    return [{ ...entry, type, total }];
  });
  const bills = (await readBills(ctx, tx, [holder.id], balances)).get(holder.id) ?? [];
  const shown = types.filter(({ id, isActive }) => isActive || balances.some(({ part }) => part === id));
  return { holder, types: shown, balances, entries, bills, total };
}

/** What of one kind somebody holds, rupiah. */
export const heldOf = ({ balances }: Pick<Passbook, 'balances'>, typeId: string): number =>
  balances.find(({ part }) => part === typeId)?.balance ?? 0;
