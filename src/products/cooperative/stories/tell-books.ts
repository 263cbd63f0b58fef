import { readPeriods } from '#features/ledger';
import { postAllowance, previewAllowance } from '#features/loans';
import { postInterest } from '#features/savings';
import { addDays, lastDayOf, monthsBetween, type PlainMonth } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import type { WorkContext } from '#kernel/work';
import { savers } from '../savings/index.ts';
import { officersOn } from './cast.ts';
import { monthlyTold, postTold, type Told, toldMonths } from './journals.ts';
import { closeThrough } from './money.ts';
import type { Scene } from './scene.ts';
import { sweepCash } from './sweep-cash.ts';

/** Months that are still open when the story ends, the one that runs among them. */
const OPEN = 2;

/** The end of a month: what the treasurer writes by hand, interest on savings, cash to the bank, and the books closed. */
export async function endMonth(scene: Scene): Promise<void> {
  await scene.ctx.transaction(async (tx) => {
    const { next } = await readPeriods(scene.ctx, tx);
    // Closed by an earlier try.
    if (next !== undefined && next > scene.month) return;
    await writeByHand(scene, tx);
    if (lastDayOf(scene.month) >= scene.today) return;
    const { treasurer } = officersOn(scene.officers, addDays(lastDayOf(scene.month), 1));
    const { month, kinds } = scene;
    await postInterest(treasurer, tx, {
      ...{ typeId: kinds.voluntary.id, month, today: scene.today, holders: await savers.all(treasurer, tx) },
    });
    await setAside(treasurer, tx, month);
    if (scene.ago < OPEN) return;
    await sweepCash(treasurer, tx, month);
    await closeThrough(treasurer, tx, month);
  });
}

async function writeByHand(scene: Scene, tx: Tx): Promise<void> {
  const { month, first, today } = scene;
  const isTold = toldMonths(scene.late).includes(month);
  // Below its own beginning the shop grew as it does in the base story.
  const place = Math.min(9, Math.floor(monthsBetween(first, month) / 3));
  const told: Told[] = [
    ...(isTold ? [] : monthlyTold(month, place)),
    [`${month}-28`, 'Sewa kursi dan pengeras suara', '1.1.01', '4.2.01', 1_050_000 + (place % 4) * 350_000],
    [`${month}-28`, 'Jasa utang bank', '5.1.07', '1.1.02', 500_000],
  ];
  const { treasurer } = officersOn(scene.officers, lastDayOf(month));
  await postTold(
    treasurer,
    tx,
    told.filter(([day]) => day <= today),
    `told-${month}`,
  );
}

/** A quarter ends by setting aside for loans that may be lost. */
async function setAside(treasurer: WorkContext, tx: Tx, month: PlainMonth): Promise<void> {
  if (Number(month.slice(5)) % 3 !== 0) return;
  const { change } = await previewAllowance(treasurer, tx, { month });
  await postAllowance(treasurer, tx, { month, change });
}
