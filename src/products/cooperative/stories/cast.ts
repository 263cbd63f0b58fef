import { lastDayOf, type PlainDate, type PlainMonth, todayOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { type Actor, actAs, findAccountIds, onDay } from '#kernel/past';
import type { DemoAccount } from '#kernel/product';
import type { WorkContext } from '#kernel/work';

/** Who acts in the story. */
export interface Officers {
  secretary: Actor;
  treasurer: Actor;
  chair: Actor;
  supervisor: Actor;
}

export function officersOf(
  ctx: WorkContext,
  accounts: readonly DemoAccount[],
  ids: ReadonlyMap<string, string>,
): Officers {
  const as = (key: string) => actAs(ctx, accounts, key, ids);
  return {
    ...{ secretary: as('sekretaris'), treasurer: as('bendahara') },
    ...{ chair: as('ketua'), supervisor: as('pengawas') },
  };
}

/** The same officers, found again when the story goes on later. */
export async function findOfficers(
  ctx: WorkContext,
  tx: Tx,
  accounts: readonly DemoAccount[],
): Promise<Officers> {
  return officersOf(ctx, accounts, await findAccountIds(tx, accounts));
}

export function officersOn(officers: Officers, day: PlainDate): Officers {
  const { secretary, treasurer, chair, supervisor } = officers;
  return {
    ...{ secretary: onDay(secretary, day), treasurer: onDay(treasurer, day) },
    ...{ chair: onDay(chair, day), supervisor: onDay(supervisor, day) },
  };
}

/** A month of the story as the parts of it are told. */
export interface Stage {
  /** The job's own work at the end of the month. */
  ctx: WorkContext;
  month: PlainMonth;
  /** Months before the one that runs now. */
  ago: number;
  today: PlainDate;
  /** The officers on a day of this month. */
  on: (day: number) => Officers;
  dayOf: (day: number) => PlainDate;
}

export function stageOf(ctx: WorkContext, officers: Officers, month: PlainMonth, ago: number): Stage {
  const dayOf = (day: number) => `${month}-${String(day).padStart(2, '0')}`;
  return {
    ...{ ctx: onDay(ctx, lastDayOf(month)), month, ago, today: todayOf(ctx), dayOf },
    on: (day) => officersOn(officers, dayOf(day)),
  };
}
