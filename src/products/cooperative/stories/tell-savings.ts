import { depositSavings, makeBills, withdrawSavings } from '#features/savings';
import type { Holder } from '#features/subledger';
import { monthOf, monthsBetween, shiftMonth } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { inBatches } from '#kernel/past';
import { savers } from '../savings/index.ts';
import type { CrowdPerson } from './crowd.ts';
import { inventMembers } from './people.ts';
import { billedMonths } from './savings.ts';
import type { Scene } from './scene.ts';

/** Deposits of one transaction. */
const BATCH = 4;
/** Months that those the base story names pay at once. */
const QUARTER = 3;

/** A month of savings: everybody is billed, and who pays this month pays. */
export async function save(scene: Scene): Promise<void> {
  const { ctx, on, month, kinds } = scene;
  const holders = await ctx.transaction(async (tx) => {
    const all = await savers.all(ctx, tx);
    const { treasurer } = on(1);
    const typeId = kinds.mandatory.id;
    await makeBills(treasurer, tx, { typeId, month, holders: all, today: `${month}-01` });
    return all;
  });
  const known = new Set(inventMembers().map(({ memberNumber }) => String(memberNumber)));
  const core = holders.filter(({ number, leftOn }) => known.has(number) && leftOn === null);
  await inBatches(ctx, core, BATCH, (tx, holder) => payQuarter(scene, tx, holder));
  await inBatches(ctx, scene.crowd, BATCH, async (tx, person) => {
    const holder = scene.members.get(person.index)?.holder;
    if (holder?.leftOn === null) await payHabit(scene, tx, person, holder);
  });
}

/** Members whom the base story names pay a quarter at once, but for the months which it tells of them. */
async function payQuarter(scene: Scene, tx: Tx, holder: Holder): Promise<void> {
  const told = new Set(billedMonths(scene.late));
  const joined = monthOf(holder.joinedOn);
  const own = Array.from({ length: monthsBetween(scene.first, scene.last) + 1 }, (_, at) =>
    shiftMonth(scene.first, at),
  ).filter((month) => month >= joined && !told.has(month));
  const at = own.indexOf(scene.month);
  if (at < 0 || at % QUARTER !== 0) return;
  const day = 5 + (Number(holder.number) % 18);
  await deposit(scene, tx, holder, { day, months: Math.min(QUARTER, own.length - at), voluntary: 0 });
}

/** Somebody of the crowd pays as many months at once as they use to, until they stop. */
async function payHabit(scene: Scene, tx: Tx, person: CrowdPerson, holder: Holder): Promise<void> {
  const { index, habit, voluntary, withdrawsAgo, leaves } = person;
  const since = monthsBetween(monthOf(holder.joinedOn), scene.month);
  const isTurn = since % habit.months === 0 && scene.ago >= habit.stoppedAgo && leaves?.ago !== scene.ago;
  const isNew = since === 0;
  if (isTurn)
    await deposit(scene, tx, holder, { day: isNew ? 23 : 4 + (index % 19), months: habit.months, voluntary });
  const day = 24;
  if (withdrawsAgo !== scene.ago || voluntary === 0 || isNew || scene.dayOf(day) > scene.today) return;
  await withdrawSavings(scene.on(day).treasurer, tx, {
    ...{ holder, typeId: scene.kinds.voluntary.id, amount: Math.floor(voluntary / 2), from: 'cash' },
    ...{ postedOn: scene.dayOf(day), key: `told-out-${holder.number}-${scene.month}` },
  });
}

async function deposit(
  scene: Scene,
  tx: Tx,
  holder: Holder,
  given: { day: number; months: number; voluntary: number },
): Promise<void> {
  const { mandatory, voluntary } = scene.kinds;
  const postedOn = scene.dayOf(given.day);
  if (postedOn > scene.today || postedOn < holder.joinedOn) return;
  await depositSavings(scene.on(given.day).treasurer, tx, {
    ...{ holder, postedOn, into: Number(holder.number) % 3 === 0 ? 'bank' : 'cash' },
    parts: [
      { typeId: mandatory.id, amount: given.months * mandatory.amount! },
      ...(given.voluntary > 0 ? [{ typeId: voluntary.id, amount: given.voluntary }] : []),
    ],
    key: `told-${holder.number}-${scene.month}`,
  });
}
