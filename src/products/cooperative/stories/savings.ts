import {
  changeSavingsType,
  depositSavings,
  makeBills,
  readSavingsTypes,
  type SavingsType,
  withdrawSavings,
} from '#features/savings';
import {
  addDays,
  lastDayOf,
  monthOf,
  type PlainDate,
  type PlainMonth,
  todayIn,
  zoneOf,
} from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import type { WorkContext } from '#kernel/work';
import { savers } from '../savings/index.ts';

const MONTHS = ['2026-06', '2026-07', '2026-08', '2026-09', '2026-10'];

/** Months of wajib that the base story bills and pays. @param late days that it moves back */
export const billedMonths = (late: number): PlainMonth[] =>
  MONTHS.map((month) => monthOf(addDays(lastDayOf(month), -late)));

/** The three kinds every cooperative starts with. */
export async function readKinds(tx: Tx): Promise<Record<SavingsType['kind'], SavingsType>> {
  const types = await readSavingsTypes(tx);
  const first = (kind: SavingsType['kind']) => types.find((type) => type.kind === kind)!;
  return { principal: first('principal'), mandatory: first('mandatory'), voluntary: first('voluntary') };
}

/**
 * What the members of the demo cooperative have saved: pokok, five months of wajib billed, some paid late, some not at all.
 *
 * @param given.late days that the story moves back on a machine whose clock is earlier
 * @param given.broughtOn when the books were opened with what members had saved by then, pokok among it
 */
export async function fillSavings(
  treasurer: WorkContext,
  tx: Tx,
  given: { late: number; broughtOn: PlainDate | undefined },
): Promise<void> {
  const { late, broughtOn } = given;
  const { principal: pokok, mandatory: wajib, voluntary: sukarela } = await readKinds(tx);
  await changeSavingsType(treasurer, tx, { ...sukarela, interestBp: 300 });
  const today = todayIn(zoneOf(treasurer.tenant.timeZone), treasurer.now);
  const told = (day: PlainDate) => addDays(day, -late);
  const holders = (await savers.all(treasurer, tx)).filter(({ leftOn }) => leftOn === null);
  for (const [index, holder] of holders.entries()) {
    const pay = (day: PlainDate, parts: Parameters<typeof depositSavings>[2]['parts']) =>
      depositSavings(treasurer, tx, {
        ...{ holder, parts, postedOn: day, into: index % 3 === 0 ? 'bank' : 'cash' },
        key: `story-${holder.number}-${day}`,
      });
    const began = told('2026-05-04');
    const { joinedOn } = holder;
    const entrance = { typeId: pokok.id, amount: pokok.amount! };
    if (broughtOn !== undefined && joinedOn > broughtOn) await pay(joinedOn, [entrance]);
    const parts = [
      ...(broughtOn === undefined ? [entrance] : []),
      ...(index % 4 === 3 ? [] : [{ typeId: sukarela.id, amount: 50_000 + ((index * 35_000) % 900_000) }]),
    ];
    // Whoever brought nothing has paid pokok on the day of joining.
    const saves = broughtOn !== undefined && began <= joinedOn ? addDays(joinedOn, 1) : began;
    if (parts.length > 0) await pay(saves, parts);
    const months = index % 6 === 5 ? 2 : index % 5 === 4 ? 4 : 5;
    await pay(told('2026-10-20'), [{ typeId: wajib.id, amount: months * wajib.amount! }]);
    if (index % 9 === 2 && index % 4 !== 3)
      await withdrawSavings(treasurer, tx, {
        ...{ holder, typeId: sukarela.id, amount: 40_000, postedOn: told('2026-10-22'), from: 'cash' },
        key: `story-out-${holder.number}`,
      });
  }
  const all = await savers.all(treasurer, tx);
  for (const month of billedMonths(late))
    await makeBills(treasurer, tx, { typeId: wajib.id, month, holders: all, today });
}
