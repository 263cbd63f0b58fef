import { v4 as uuidv4 } from 'uuid';
import type { Tx } from '#kernel/database';
import type { Place } from '#kernel/encryption';
import type { WorkContext } from '#kernel/work';
import type { Answers } from './answers.ts';

/** What somebody wrote under their own name, sent or not yet. */
export interface OwnAnswers {
  answers: Answers;
  sentAt: Date | null;
  savedAt: Date;
}

/** Keeps answers under a name: as a draft, or sent. The database refuses them for an anonymous survey. */
export async function keepAnswers(
  ctx: WorkContext,
  tx: Tx,
  given: { surveyId: string; regionCode: string; personId: string; answers: Answers; isSent: boolean },
): Promise<void> {
  const keys = await ctx.app.secrets.get(tx, ctx.tenant.id);
  const known = await tx.one<{ id: string }>(
    `select id from survey_answers where tenant_id = balai.tenant_id() and survey_id = $1 and person_id = $2 for update`,
    [given.surveyId, given.personId],
  );
  const id = known?.id ?? uuidv4();
  const content = keys.seal(JSON.stringify(given.answers), placeOf(id));
  await tx.execute(
    `insert into survey_answers (id, survey_id, person_id, region_code, content, sent_at, saved_at)
     values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (tenant_id, id) do update set content = excluded.content, sent_at = excluded.sent_at,
       saved_at = excluded.saved_at`,
    [id, given.surveyId, given.personId, given.regionCode, content, given.isSent ? ctx.now : null, ctx.now],
  );
}

/** What this person has written so far; undefined when nothing was kept. */
export async function readOwnAnswers(
  ctx: WorkContext,
  tx: Tx,
  surveyId: string,
  personId: string,
): Promise<OwnAnswers | undefined> {
  const row = await tx.one<{ id: string; content: string; sentAt: Date | null; savedAt: Date }>(
    `select id, content, sent_at as "sentAt", saved_at as "savedAt" from survey_answers
      where tenant_id = balai.tenant_id() and survey_id = $1 and person_id = $2`,
    [surveyId, personId],
  );
  if (!row) return undefined;
  const keys = await ctx.app.secrets.get(tx, ctx.tenant.id);
  const answers = JSON.parse(keys.open(row.content, placeOf(row.id))) as Answers;
  return { answers, sentAt: row.sentAt, savedAt: row.savedAt };
}

/** Everything that was sent under a name, by person. */
export async function readSentAnswers(
  ctx: WorkContext,
  tx: Tx,
  surveyId: string,
): Promise<{ personId: string; sentAt: Date; answers: Answers }[]> {
  const rows = await tx.query<{ id: string; personId: string; content: string; sentAt: Date }>(
    `select id, person_id as "personId", content, sent_at as "sentAt" from survey_answers
      where tenant_id = balai.tenant_id() and survey_id = $1 and sent_at is not null order by sent_at, id`,
    [surveyId],
  );
  const keys = await ctx.app.secrets.get(tx, ctx.tenant.id);
  return rows.map(({ id, personId, content, sentAt }) => ({
    personId,
    sentAt,
    answers: JSON.parse(keys.open(content, placeOf(id))) as Answers,
  }));
}

const placeOf = (id: string): Place => ({ table: 'survey_answers', column: 'content', row: id });
