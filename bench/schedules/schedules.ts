import { checkSchedule, drawTerms } from '../../src/features/loans/random-schedules.ts';
import { type Figure, rounded } from '../figure.ts';
import type { Workbench } from '../workbench.ts';

/** Schedules of 100,000 random loans (small: 5,000): the principal comes to the sum borrowed, as many rows as months, none below zero. */
export async function schedules(bench: Pick<Workbench, 'isSmall'>): Promise<Figure> {
  const count = bench.isSmall ? 5_000 : 100_000;
  const start = performance.now();
  let wrong = 0;
  for (let seed = 1; seed <= count; seed += 1) if (checkSchedule(drawTerms(seed)) !== undefined) wrong += 1;
  return {
    ...{ name: 'schedules', value: rounded((performance.now() - start) / 1000), unit: 's', baseline: null },
    ...{ target: 'none wrong', ok: wrong === 0, detail: `${count} random loans, ${wrong} wrong` },
  };
}
