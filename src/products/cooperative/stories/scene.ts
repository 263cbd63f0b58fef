import { readLoanProducts } from '#features/loans';
import { monthsBetween, type PlainDate, type PlainMonth, shiftMonth, todayOf } from '#kernel/calendar';
import { quietPast } from '#kernel/past';
import type { DemoAccount } from '#kernel/product';
import type { WorkContext } from '#kernel/work';
import { findOfficers, type Officers, type Stage, stageOf } from './cast.ts';
import { daysLate, firstMonth } from './clock.ts';
import { type CrowdPerson, gatherCrowd, type Size } from './crowd.ts';
import { type CrowdMember, readCrowdMembers } from './crowd-members.ts';
import { readKinds } from './savings.ts';

/** What stays the same through all months. */
export interface Story {
  officers: Officers;
  today: PlainDate;
  /** Days by which the base story moved back. */
  late: number;
  crowd: readonly CrowdPerson[];
  first: PlainMonth;
  /** The month that runs now. */
  last: PlainMonth;
  /** The keyed shadow of everybody's NIK, by which applications are found. */
  nikIndexes: ReadonlyMap<string, number>;
  kinds: Awaited<ReturnType<typeof readKinds>>;
  products: Awaited<ReturnType<typeof readLoanProducts>>;
}

/** A month with the people of it. */
export interface Scene extends Story, Stage {
  /** Those of the crowd who applied so far, by their place in it. */
  members: ReadonlyMap<number, CrowdMember>;
}

/** Gathers what the months are told with. */
export function openStory(ctx: WorkContext, accounts: readonly DemoAccount[], size: Size): Promise<Story> {
  return ctx.transaction(async (tx) => {
    const keys = await ctx.app.secrets.get(tx, ctx.tenant.id);
    const crowd = gatherCrowd(size);
    return {
      ...{ crowd, first: firstMonth(ctx, size.months), last: firstMonth(ctx, 1) },
      today: todayOf(ctx),
      late: Math.max(0, daysLate(ctx)),
      officers: await findOfficers(ctx, tx, accounts),
      nikIndexes: new Map(crowd.map(({ nik, index }) => [keys.blindIndex('nik', nik), index])),
      ...{ kinds: await readKinds(tx), products: await readLoanProducts(tx) },
    };
  });
}

/** The month told next, with everybody as the books know them now. */
export async function openScene(ctx: WorkContext, story: Story, told: number): Promise<Scene> {
  const month = shiftMonth(story.first, told);
  const stage = stageOf(ctx, story.officers, month, monthsBetween(month, story.last));
  const members = await ctx.transaction((tx) => readCrowdMembers(tx, story.nikIndexes));
  return { ...story, ...stage, ctx: quietPast(stage.ctx), members };
}
