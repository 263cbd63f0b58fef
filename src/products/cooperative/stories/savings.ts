import {
  changeSavingsType,
  depositSavings,
  makeBills,
  readSavingsTypes,
  type SavingsType,
  withdrawSavings,
} from '#features/savings';
import { addDays, lastDayOf, monthOf, type PlainDate, todayIn, zoneOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import type { WorkContext } from '#kernel/work';
import { savers } from '../savings/index.ts';

const MONTHS = ['2026-06', '2026-07', '2026-08', '2026-09', '2026-10'];

/**
 * What the members of the demo cooperative have saved: pokok and two years of wajib brought along, five months billed, some
 * paid late, some not at all. @param late days that the story moves back on a machine whose clock is earlier
 */
export async function fillSavings(treasurer: WorkContext, tx: Tx, late: number): Promise<void> {
  const types = await readSavingsTypes(tx);
  const [pokok, wajib, sukarela] = ['principal', 'mandatory', 'voluntary'].map(
    (kind) => types.find((type) => type.kind === kind)!,
  ) as [SavingsType, SavingsType, SavingsType];
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
    await pay(began, [
      { typeId: pokok.id, amount: pokok.amount! },
      ...(index % 4 === 3 ? [] : [{ typeId: sukarela.id, amount: 50_000 + ((index * 35_000) % 900_000) }]),
    ]);
    const months = index % 6 === 5 ? 2 : index % 5 === 4 ? 4 : 5;
    await pay(told('2026-10-20'), [{ typeId: wajib.id, amount: months * wajib.amount! }]);
    if (index % 9 === 2 && index % 4 !== 3)
      await withdrawSavings(treasurer, tx, {
        ...{ holder, typeId: sukarela.id, amount: 40_000, postedOn: told('2026-10-22'), from: 'cash' },
        key: `story-out-${holder.number}`,
      });
  }
  for (const month of MONTHS)
    await makeBills(treasurer, tx, {
      ...{ typeId: wajib.id, month: monthOf(addDays(lastDayOf(month), -late)) },
      ...{ holders: await savers.all(treasurer, tx), today },
    });
}
