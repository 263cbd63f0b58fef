import { formatMoment, zoneOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { defineJob, type JobDeclaration } from '#kernel/jobs';
import { notifyByMail } from '#kernel/notifications';
import type { WorkContext } from '#kernel/work';
import { CLOSE_SURVEY, FOLLOW_SURVEYS, TELL_SURVEY } from './job-kinds.ts';
import { closeSurvey, REMIND_AFTER_HOURS, remindPeople } from './publish.ts';
import { countParticipants, phaseOf, readSurvey, type Survey } from './survey.ts';
import type { SurveyPlace } from './survey-place.ts';

const BATCH = 200;

/** So long before a survey ends those who have not answered hear of it once more. */
const LAST_CALL_HOURS = 72;

/** What surveys do by themselves. */
export function surveyJobs(place: SurveyPlace): JobDeclaration[] {
  return [tellSurveyJob(place), closeSurveyJob(place), followSurveysJob(place)];
}

/** One notice each, in batches; killed and started again, it goes on where it stopped and writes to nobody twice. */
function tellSurveyJob(place: SurveyPlace): JobDeclaration {
  return defineJob({
    kind: TELL_SURVEY,
    lane: 'long',
    retries: 5,
    run: async (ctx, run) => {
      const given = {
        surveyId: String(run.input.surveyId),
        isReminder: run.input.occasion === 'reminder',
        since: new Date(String(run.input.since)),
      };
      for (let done = 0; ; ) {
        const told = await ctx.transaction((tx) => tellBatch(ctx, tx, place, given));
        if (told === 0) return { note: 'Semua sudah diberi tahu' };
        done += told;
        await run.progress(done);
      }
    },
  });
}

function closeSurveyJob(place: SurveyPlace): JobDeclaration {
  return defineJob({
    kind: CLOSE_SURVEY,
    lane: 'quick',
    retries: 5,
    run: async (ctx, run) => {
      await ctx.transaction((tx) => closeWhenOver(ctx, tx, place, String(run.input.surveyId)));
      return {};
    },
  });
}

function followSurveysJob(place: SurveyPlace): JobDeclaration {
  return defineJob({
    kind: FOLLOW_SURVEYS,
    lane: 'quick',
    retries: 3,
    nightly: { title: 'Survei: tutup dan ingatkan' },
    run: async (ctx) => {
      const ids = await ctx.transaction((tx) =>
        tx.query<{ id: string }>(
          `select id from surveys where tenant_id = balai.tenant_id() and state = 'published' and closes_at < $1`,
          [new Date(ctx.now.getTime() + LAST_CALL_HOURS * 3_600_000)],
        ),
      );
      for (const { id } of ids) {
        await ctx.transaction(async (tx) => {
          await closeWhenOver(ctx, tx, place, id);
          await callOnceMore(ctx, tx, id);
        });
      }
      return { note: `${ids.length} survei diperiksa` };
    },
  });
}

async function closeWhenOver(ctx: WorkContext, tx: Tx, place: SurveyPlace, id: string): Promise<void> {
  const survey = await readSurvey(tx, id, { lock: 'update' });
  if (survey?.state !== 'published' || phaseOf(survey, new Date()) !== 'closed') return;
  await closeSurvey(ctx, tx, place, id);
}

/** Once, and not within a day of the last reminder. */
async function callOnceMore(ctx: WorkContext, tx: Tx, id: string): Promise<void> {
  const survey = await readSurvey(tx, id);
  if (!survey || phaseOf(survey, ctx.now) !== 'open' || !survey.closesAt) return;
  const from = survey.closesAt.getTime() - LAST_CALL_HOURS * 3_600_000;
  const last = Math.max(survey.remindedAt?.getTime() ?? 0, survey.publishedAt?.getTime() ?? 0);
  if (last >= from || ctx.now.getTime() - last < REMIND_AFTER_HOURS * 3_600_000) return;
  const { asked, answered } = await countParticipants(tx, id);
  if (asked > answered) await remindPeople(ctx, tx, id);
}

async function tellBatch(
  ctx: WorkContext,
  tx: Tx,
  place: SurveyPlace,
  given: { surveyId: string; isReminder: boolean; since: Date },
): Promise<number> {
  const survey = await readSurvey(tx, given.surveyId);
  if (!survey || phaseOf(survey, new Date()) !== 'open') return 0;
  const people = await tx.query<{ personId: string }>(
    `update survey_participants set told_at = $4
      where tenant_id = balai.tenant_id() and (survey_id, person_id) in (
        select survey_id, person_id from survey_participants
         where tenant_id = balai.tenant_id() and survey_id = $1 and not is_done
           and (told_at is null or told_at < $2) order by person_id limit $3 for update)
     returning person_id as "personId"`,
    [survey.id, given.since, BATCH, new Date()],
  );
  const ids = people.map(({ personId }) => personId);
  const accounts = await place.accountsOf(ctx, tx, ids);
  await notifyByMail(ctx, tx, [...accounts.values()], {
    title: given.isReminder
      ? `Survei menunggu jawaban Anda: ${survey.title}`
      : `Survei baru: ${survey.title}`,
    body: wordsOf(ctx, survey),
    url: `${place.addresses.own}/${survey.id}`,
  });
  return people.length;
}

function wordsOf(ctx: WorkContext, survey: Survey): string {
  const until = survey.closesAt
    ? `Dibuka sampai ${formatMoment(survey.closesAt, zoneOf(ctx.tenant.timeZone))}.`
    : 'Isilah ketika Anda sempat.';
  return survey.isAnonymous ? `${until} Jawaban Anda tidak dapat dihubungkan dengan Anda.` : until;
}
