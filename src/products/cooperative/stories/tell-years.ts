import { defineJob, type JobDeclaration } from '#kernel/jobs';
import type { DemoAccount } from '#kernel/product';
import type { WorkContext } from '#kernel/work';
import { type Size, WHOLE } from './crowd.ts';
import { openScene, openStory, type Story } from './scene.ts';
import { endMonth } from './tell-books.ts';
import { lend, takePayments } from './tell-loans.ts';
import { holdYearlyMeeting, planNextMeeting } from './tell-meetings.ts';
import { admit, letGo } from './tell-members.ts';
import { writeOffice } from './tell-office.ts';
import { keepPapers } from './tell-papers.ts';
import { save } from './tell-savings.ts';

/**
 * Goes on with the demo where the first start left off: the cooperative's years with all its members, a month at a time, by
 * the same flows as everybody's. Killed and started again it goes on; what was told is not told twice. It holds nobody
 * up: after each piece it rests as long as it worked.
 */
export function tellYearsJob(accounts: readonly DemoAccount[], size: Size = WHOLE): JobDeclaration {
  return defineJob({
    kind: 'tellCooperativeYears',
    lane: 'idle',
    retries: 20,
    run: async (ctx, run) => {
      const { months, members } = size;
      const story = await openStory(ctx, accounts, size);
      await keepPapers(ctx, story);
      for (let told = run.done; told < months; told += 1) {
        await run.progress(told, months, `bulan ke-${told + 1}`);
        await tellMonth(ctx, story, told);
      }
      await planNextMeeting(ctx, story.officers);
      return { note: `${members} anggota contoh, ${months} bulan` };
    },
  });
}

async function tellMonth(ctx: WorkContext, story: Story, told: number): Promise<void> {
  await admit(await openScene(ctx, story, told));
  // Whoever joined is among the members now.
  const scene = await openScene(ctx, story, told);
  await save(scene);
  await lend(scene);
  await takePayments(scene);
  await letGo(scene);
  await writeOffice(scene);
  await holdYearlyMeeting(scene);
  await endMonth(scene);
}
