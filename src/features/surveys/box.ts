import type { Tx } from '#kernel/database';
import type { Place } from '#kernel/encryption';
import type { WorkContext } from '#kernel/work';
import type { Recap } from './recap.ts';
import { shuffle } from './shuffle.ts';
import type { AnswerSheet } from './tally.ts';

/**
 * The ballot box of an anonymous survey: one sealed value with all answers in it. Putting one in takes them all out and
 * puts them back in a fresh order, so that neither key, place, time nor transaction of the row belongs to one answer.
 */
export async function openBox(ctx: WorkContext, tx: Tx, survey: BoxOf): Promise<void> {
  await write(ctx, tx, survey, 'insert', 'answers', []);
}

export async function putInBox(ctx: WorkContext, tx: Tx, survey: BoxOf, sheet: AnswerSheet): Promise<void> {
  const sheets = await lockBox(ctx, tx, survey);
  await write(ctx, tx, survey, 'update', 'answers', shuffle([...sheets, sheet]));
}

/** Everything in the box, for counting when the survey is over. */
export async function lockBox(ctx: WorkContext, tx: Tx, { id }: BoxOf): Promise<AnswerSheet[]> {
  const row = await tx.one<{ content: string }>(
    `select content from survey_boxes where tenant_id = balai.tenant_id() and id = $1 and holds = 'answers' for update`,
    [id],
  );
  if (!row) throw new Error('The box of this survey has been counted, or was never opened');
  const keys = await ctx.app.secrets.get(tx, ctx.tenant.id);
  return JSON.parse(keys.open(row.content, placeOf(id))) as AnswerSheet[];
}

/** Puts the count in the place of the answers, which are gone. */
export async function replaceByRecap(ctx: WorkContext, tx: Tx, survey: BoxOf, recap: Recap): Promise<void> {
  await write(ctx, tx, survey, 'update', 'recap', recap);
}

/** The count of a survey that is over; undefined while there is none. */
export async function readRecapInBox(ctx: WorkContext, tx: Tx, id: string): Promise<Recap | undefined> {
  const row = await tx.one<{ content: string }>(
    `select content from survey_boxes where tenant_id = balai.tenant_id() and id = $1 and holds = 'recap'`,
    [id],
  );
  if (!row) return undefined;
  const keys = await ctx.app.secrets.get(tx, ctx.tenant.id);
  return JSON.parse(keys.open(row.content, placeOf(id))) as Recap;
}

interface BoxOf {
  id: string;
  regionCode: string;
}

async function write(
  ctx: WorkContext,
  tx: Tx,
  { id, regionCode }: BoxOf,
  act: 'insert' | 'update',
  holds: 'answers' | 'recap',
  content: object,
): Promise<void> {
  const keys = await ctx.app.secrets.get(tx, ctx.tenant.id);
  const sealed = keys.seal(JSON.stringify(content), placeOf(id));
  if (act === 'insert') {
    await tx.execute('insert into survey_boxes (id, region_code, holds, content) values ($1, $2, $3, $4)', [
      ...[id, regionCode, holds, sealed],
    ]);
    return;
  }
  await tx.execute(
    'update survey_boxes set holds = $2, content = $3 where tenant_id = balai.tenant_id() and id = $1',
    [id, holds, sealed],
  );
}

const placeOf = (id: string): Place => ({ table: 'survey_boxes', column: 'content', row: id });
