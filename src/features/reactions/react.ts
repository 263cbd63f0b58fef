import { v7 as uuidv7 } from 'uuid';
import { recordAudit } from '#kernel/audit';
import type { Tx } from '#kernel/database';
import { actorOf, conflict, invalid, notFound, tooMany, type WorkContext } from '#kernel/work';
import type { ReactedThing, ReactionPlace } from './place.ts';

const LONGEST = 1000;
/** Comments of one account in a day: a person's conversation, not a machine's. */
const PER_DAY = 20;

/**
 * Likes a thing, or takes that back; twice the same is once.
 * @returns the thing
 * @throws AppError 404 for what is not shown
 */
export async function likeThing(
  ctx: WorkContext,
  tx: Tx,
  place: ReactionPlace,
  given: { id: string; accountId: string; isLiked: boolean },
): Promise<ReactedThing> {
  const thing = await shownThing(ctx, tx, place, given.id);
  const key = [place.subject, given.id, given.accountId];
  if (given.isLiked)
    await tx.execute(
      `insert into reaction_likes (subject, object_id, account_id, at, id) values ($1, $2, $3, $4, $5) on conflict do nothing`,
      [...key, ctx.now, uuidv7()],
    );
  else
    await tx.execute(
      `delete from reaction_likes
        where tenant_id = balai.tenant_id() and subject = $1 and object_id = $2 and account_id = $3`,
      key,
    );
  return thing;
}

export interface TypedComment {
  body: string;
  stars: string;
}

/**
 * Writes a comment, or the one review a person has of a thing.
 * @throws AppError 404 for what is not shown, 422 with what is missing, 409 for a second review, 429
 */
export async function writeComment(
  ctx: WorkContext,
  tx: Tx,
  place: ReactionPlace,
  given: { id: string; accountId: string; name: string; typed: TypedComment },
): Promise<ReactedThing> {
  const thing = await shownThing(ctx, tx, place, given.id);
  const { body, stars } = checkComment(place, given.typed);
  await refuseFlood(ctx, tx, given.accountId);
  const id = uuidv7();
  const added = await tx.execute(
    `insert into reaction_comments (id, subject, object_id, account_id, author_name, body, stars, state, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing`,
    [
      ...[id, place.subject, given.id, given.accountId, shownName(given.name), body, stars],
      ...[place.isHeldFirst ? 'held' : 'shown', ctx.now],
    ],
  );
  if (added === 0) throw conflict('reviewed_already', `Anda sudah menulis ${place.noun} di sini.`);
  await recordAudit(ctx, tx, {
    action: 'comment.created',
    ...{ resource: 'comment', objectId: id, objectLabel: thing.title },
    after: { subject: place.subject, ...(stars ? { stars } : {}) },
  });
  return thing;
}

/** Shows a comment to everybody, or hides it. @throws AppError 404 */
export async function judgeComment(
  ctx: WorkContext,
  tx: Tx,
  place: ReactionPlace,
  given: { id: string; state: 'shown' | 'hidden' },
): Promise<void> {
  const before = await tx.one<{ state: string; body: string }>(
    `select state, body from reaction_comments
      where tenant_id = balai.tenant_id() and id = $1 and subject = $2 for update`,
    [given.id, place.subject],
  );
  if (!before) throw notFound();
  if (before.state === given.state) return;
  await tx.execute(
    `update reaction_comments set state = $2, decided_at = $3, decided_by = $4
      where tenant_id = balai.tenant_id() and id = $1`,
    [given.id, given.state, ctx.now, actorOf(ctx).id],
  );
  await recordAudit(ctx, tx, {
    action: given.state === 'shown' ? 'comment.shown' : 'comment.hidden',
    ...{ resource: 'comment', objectId: given.id, objectLabel: place.title },
    before: { state: before.state },
    after: { state: given.state },
  });
}

/** A first name and the letter of the last: enough to talk to each other, too little to look somebody up. */
export function shownName(name: string): string {
  const words = name.match(/\p{L}[\p{L}'’-]*/gu) ?? ['Warga'];
  const last = words.length > 1 ? ` ${words.at(-1)![0]!.toUpperCase()}.` : '';
  return `${words[0]!.slice(0, 60)}${last}`;
}

function checkComment(place: ReactionPlace, typed: TypedComment): { body: string; stars: number | null } {
  const body = typed.body.trim();
  const stars = /^[1-5]$/.test(typed.stars) ? Number(typed.stars) : null;
  const faults: Record<string, string> = {};
  if (place.hasStars && stars === null) faults.stars = 'Pilih satu sampai lima bintang.';
  if (!place.hasStars && body.length < 3) faults.body = 'Tulis komentarnya, paling sedikit 3 huruf.';
  if (body.length > LONGEST) faults.body = 'Paling banyak 1.000 huruf.';
  if (Object.keys(faults).length > 0) throw invalid(faults);
  return { body, stars: place.hasStars ? stars : null };
}

async function shownThing(ctx: WorkContext, tx: Tx, place: ReactionPlace, id: string): Promise<ReactedThing> {
  const [thing] = await place.find(tx, [id], ctx.now);
  if (!thing) throw notFound();
  return thing;
}

async function refuseFlood(ctx: WorkContext, tx: Tx, accountId: string): Promise<void> {
  const since = new Date(ctx.now.getTime() - 24 * 3_600_000);
  const row = await tx.one<{ count: number }>(
    `select count(*) as count from reaction_comments
      where tenant_id = balai.tenant_id() and account_id = $1 and created_at > $2`,
    [accountId, since],
  );
  if ((row?.count ?? 0) >= PER_DAY)
    throw tooMany(`Anda sudah menulis ${PER_DAY} kali dalam sehari. Lanjutkan besok.`);
}
