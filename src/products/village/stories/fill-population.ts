import { checkResident, createFamily, createResident, keepAreas } from '#features/population';
import { todayOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import type { WorkContext } from '#kernel/work';
import { type DemoResident, demoFamilies, demoPlaces } from './people.ts';

/** How many families the first start makes: some 300 people. */
const FAMILIES = 84;

/**
 * Enters the demo village's people through the register's own functions.
 *
 * @returns the ids of the people by their names
 */
export async function fillPopulation(ctx: WorkContext, tx: Tx): Promise<ReadonlyMap<string, string>> {
  await keepAreas(tx, demoPlaces);
  const ids = new Map<string, string>();
  for (const { people, ...family } of demoFamilies(FAMILIES, todayOf(ctx))) {
    const familyId = await createFamily(ctx, tx, family);
    for (const person of people) ids.set(person.fullName!, await enter(ctx, tx, person, familyId, family.kk));
  }
  return ids;
}

function enter(ctx: WorkContext, tx: Tx, person: DemoResident, familyId: string, kk: string) {
  const checked = checkResident(person, { today: todayOf(ctx), kk });
  return createResident(ctx, tx, { ...checked, familyId });
}
