import { monthOf, monthsBetween, type PlainDate } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import {
  approveOpening,
  openingAccounts,
  saveFigures,
  saveMembers,
  submitOpening,
} from '../opening/index.ts';
import { savers } from '../savings/index.ts';
import type { Officers } from './cast.ts';
import { readKinds } from './savings.ts';

/** What the old books held besides the savings of members, by the code of the account; what is missing is reserve. */
const HELD = [
  ['1.1.01', 8_450_000],
  ['1.1.02', 268_900_000],
  ['1.5.03', 38_600_000],
  ['1.5.04', 11_580_000],
  ['2.3.01', 150_000_000],
] as const;
const RESERVE = '3.2.01';

/** The books begin with what the members of that day had brought: kept by the treasurer, approved by the chair. */
export async function bringBalances(officers: Officers, tx: Tx, asOf: PlainDate): Promise<void> {
  const { treasurer } = officers;
  const kinds = await readKinds(tx);
  const members = (await savers.all(treasurer, tx))
    .filter(({ joinedOn, leftOn }) => joinedOn <= asOf && leftOn === null)
    .map(({ number, name, joinedOn }, at) => ({
      ...{ memberNumber: number, fullName: name, principal: kinds.principal.amount! },
      mandatory: (monthsBetween(monthOf(joinedOn), monthOf(asOf)) + 1) * kinds.mandatory.amount!,
      ...(at % 3 === 0 ? {} : { voluntary: 100_000 + ((at * 65_000) % 1_400_000) }),
    }));
  const sumOf = (key: 'principal' | 'mandatory' | 'voluntary') =>
    members.reduce((sum, member) => sum + (member[key] ?? 0), 0);
  const saved = { '3.1.01': sumOf('principal'), '3.1.02': sumOf('mandatory'), '2.1.01': sumOf('voluntary') };
  const accounts = await openingAccounts(tx);
  const sideOf = (code: string) =>
    accounts.find((one) => one.code === code)?.normalSide === 'debit' ? 1 : -1;
  const figures = new Map<string, number>([...HELD, ...Object.entries(saved)]);
  figures.set(
    RESERVE,
    [...figures].reduce((sum, [code, amount]) => sum + sideOf(code) * amount, 0),
  );
  await saveFigures(treasurer, tx, {
    asOf,
    typed: Object.fromEntries(accounts.map(({ id, code }) => [id, String(figures.get(code) ?? '')])),
  });
  await saveMembers(treasurer, tx, { members, importedBy: null });
  await submitOpening(treasurer, tx);
  await approveOpening(officers.chair, tx);
}
