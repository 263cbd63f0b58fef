import { type PlainDate, todayOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { createEntry } from '#kernel/register';
import type { WorkContext } from '#kernel/work';
import { activateSemester } from './activate-semester.ts';
import { semesters } from './semesters.ts';

interface Semester {
  code: string;
  name: string;
  startsOn: PlainDate;
  endsOn: PlainDate;
}

/** A new office begins with the semester of this time of the year, active. */
export async function enterFirstSemester(ctx: WorkContext, tx: Tx): Promise<void> {
  const { id } = await createEntry(ctx, tx, semesters, { values: { ...semesterOf(todayOf(ctx)) } });
  await activateSemester(ctx, tx, id);
}

/** The half of the academic year that a day lies in: odd from August to January, even from February to July. */
export function semesterOf(day: PlainDate): Semester {
  const month = Number(day.slice(5, 7));
  const year = Number(day.slice(0, 4)) - (month < 8 ? 1 : 0);
  return month >= 2 && month < 8
    ? {
        ...{ code: `${year}2`, name: `Genap ${year}/${year + 1}` },
        ...{ startsOn: `${year + 1}-02-01`, endsOn: `${year + 1}-07-31` },
      }
    : {
        ...{ code: `${year}1`, name: `Ganjil ${year}/${year + 1}` },
        ...{ startsOn: `${year}-08-01`, endsOn: `${year + 1}-01-31` },
      };
}
