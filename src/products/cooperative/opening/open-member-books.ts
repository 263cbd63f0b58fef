import { type BroughtLoan, newBroughtLoan } from '#features/loans';
import { readSavingsTypes } from '#features/savings';
import type { NewEntry } from '#features/subledger';
import type { Tx } from '#kernel/database';
import { keyOf } from './check-ties.ts';
import type { OpeningMember } from './opening-profile.ts';

/** Loans that members still owe, with the schedule that the sheet tells; what it leaves out is taken as small as it can be. */
export async function memberLoans(tx: Tx, members: readonly OpeningMember[]): Promise<BroughtLoan[]> {
  const ids = await readMemberIds(tx);
  return members.flatMap(
    ({ memberNumber, loan = 0, loanRate = '0', loanMonths = 1, loanMethod = 'flat' }) => {
      if (loan <= 0) return [];
      // Per cent with two digits to millionths.
      const rateMillionths = Math.round(Number(loanRate) * 10_000);
      const holderId = ids.get(keyOf(memberNumber))!;
      return [
        newBroughtLoan({ holderId, amount: loan, months: loanMonths, rateMillionths, method: loanMethod }),
      ];
    },
  );
}

/**
 * What the members saved, as entries of their own books. Opening balances pay no bill.
 * @returns entries above zero only; every control account that has one comes to the sum of its members
 */
export async function memberEntries(tx: Tx, members: readonly OpeningMember[]): Promise<NewEntry[]> {
  const types = await readSavingsTypes(tx);
  const ids = await readMemberIds(tx);
  return members.flatMap((member) => {
    const holderId = ids.get(keyOf(member.memberNumber))!;
    return SAVED.flatMap(({ key, purpose }): NewEntry[] => {
      const amount = member[key] ?? 0;
      const type = types.find(({ account }) => account === purpose);
      return amount > 0 && type ? [{ holderId, account: purpose, part: type.id, amount, counts: false }] : [];
    });
  });
}

const SAVED = [
  { key: 'principal', purpose: 'savings-principal' },
  { key: 'mandatory', purpose: 'savings-mandatory' },
  { key: 'voluntary', purpose: 'savings-voluntary' },
] as const;

/** Members by their number as it is compared; of two with one number, whoever is still a member. */
async function readMemberIds(tx: Tx): Promise<Map<string, string>> {
  const rows = await tx.query<{ id: string; number: string }>(
    `select id, member_number as number from cooperative_members
      where tenant_id = balai.tenant_id() and member_number is not null
      order by (left_on is null and deleted_at is null), joined_on, id`,
  );
  return new Map(rows.map(({ id, number }) => [keyOf(number), id]));
}
