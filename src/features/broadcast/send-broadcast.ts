import { recordAudit } from '#kernel/audit';
import type { Tx } from '#kernel/database';
import { defineJob, type JobDeclaration } from '#kernel/jobs';
import { queueBulkMail } from '#kernel/mail';
import { notify } from '#kernel/notifications';
import { conflict, createWorkContext, invalid, notFound, type WorkContext } from '#kernel/work';
import { type AudiencePerson, readAudience } from './audience.ts';
import { type Broadcast, readBroadcast } from './broadcast.ts';
import type { BroadcastPlace } from './broadcast-place.ts';
import { leaveToken } from './leave.ts';
import { letterMail, oneLine, valuesFor } from './letter.ts';
import { titleOf } from './own-letters.ts';

const START = 'startBroadcast';
const LONGEST_WAIT_DAYS = 90;

/**
 * Puts a letter on its way: one row and one mail each, all in this transaction. Whoever gets no mail stands in the book
 * with the reason; everybody with an account finds the letter behind the bell.
 *
 * @param expected how many mails the officer has seen; when it is another number now, nothing goes
 * @returns how many mails were queued
 * @throws AppError 404 outside the walls, 409 when it has gone, was cancelled, or reaches nobody, or the number changed
 */
export async function sendBroadcast(
  ctx: WorkContext,
  tx: Tx,
  place: BroadcastPlace,
  given: { id: string; expected?: number },
): Promise<number> {
  const letter = await readBroadcast(tx, given.id, { isLocked: true });
  if (!letter) throw notFound();
  refuseUnless(letter, ['draft', 'scheduled']);
  const people = await readAudience(ctx, tx, place, letter);
  const reached = people.filter(({ skipped }) => !skipped);
  if (given.expected !== undefined && given.expected !== reached.length) {
    throw conflict(
      'count_changed',
      `Jumlah penerima berubah dari ${given.expected} menjadi ${reached.length}. Periksa lagi, lalu kirim.`,
    );
  }
  if (people.length === 0) throw conflict('nobody', 'Tidak ada orang yang cocok dengan pilihan ini.');
  await tx.execute(
    `update broadcasts set state = 'sent', sent_at = $2, updated_at = $2 where tenant_id = balai.tenant_id() and id = $1`,
    [letter.id, ctx.now],
  );
  await queueLetters(ctx, tx, place, letter, people, reached);
  await ringBells(tx, place, letter, people);
  await recordAudit(ctx, tx, {
    ...{ action: 'broadcast.sent', resource: 'broadcast', objectId: letter.id, objectLabel: letter.subject },
    before: { state: letter.state },
    after: { state: 'sent', mails: reached.length, without_mail: people.length - reached.length },
  });
  return reached.length;
}

/**
 * Sets the hour at which a letter goes. Whom it reaches is decided then.
 * @throws AppError 404, 409 as `sendBroadcast`; 422 for a moment gone by or more than ninety days off
 */
export async function scheduleBroadcast(
  ctx: WorkContext,
  tx: Tx,
  id: string,
  at: Date | undefined,
): Promise<void> {
  const letter = await readBroadcast(tx, id, { isLocked: true });
  if (!letter) throw notFound();
  refuseUnless(letter, ['draft', 'scheduled']);
  const limit = ctx.now.getTime() + LONGEST_WAIT_DAYS * 86_400_000;
  if (!at || at <= ctx.now || at.getTime() > limit) {
    throw invalid({ at: `Pilih waktu di depan, paling lama ${LONGEST_WAIT_DAYS} hari lagi.` });
  }
  await tx.execute(
    `update broadcasts set state = 'scheduled', scheduled_at = $2, updated_at = $3
      where tenant_id = balai.tenant_id() and id = $1`,
    [letter.id, at, ctx.now],
  );
  await ctx.app.jobs.wake(ctx, tx, { kind: START, input: { broadcastId: letter.id }, startAfter: at });
  await recordAudit(ctx, tx, {
    ...{
      action: 'broadcast.scheduled',
      resource: 'broadcast',
      objectId: letter.id,
      objectLabel: letter.subject,
    },
    before: { state: letter.state, at: letter.scheduledAt?.toISOString() ?? null },
    after: { state: 'scheduled', at: at.toISOString() },
  });
}

/** Takes a letter off its schedule; it is a draft again. @throws AppError 404; 409 when it has gone */
export async function unscheduleBroadcast(ctx: WorkContext, tx: Tx, id: string): Promise<void> {
  const letter = await readBroadcast(tx, id, { isLocked: true });
  if (!letter) throw notFound();
  refuseUnless(letter, ['scheduled']);
  await tx.execute(
    `update broadcasts set state = 'draft', scheduled_at = null, updated_at = $2
      where tenant_id = balai.tenant_id() and id = $1`,
    [letter.id, ctx.now],
  );
  await recordAudit(ctx, tx, {
    ...{
      action: 'broadcast.cancelled',
      resource: 'broadcast',
      objectId: letter.id,
      objectLabel: letter.subject,
    },
    before: { state: 'scheduled' },
    after: { state: 'draft' },
  });
}

/** Sends a scheduled letter at its hour; one that was taken off or moved in the meantime is let be. */
export function startBroadcastJob(place: BroadcastPlace): JobDeclaration {
  return defineJob({
    kind: START,
    lane: 'quick',
    retries: 10,
    run: async (ctx, run) => {
      const id = String(run.input.broadcastId);
      const letter = await ctx.transaction((tx) => readBroadcast(tx, id));
      const isDue = letter?.state === 'scheduled' && letter.scheduledAt! <= new Date();
      if (!isDue) return {};
      const work = within(ctx, letter.regions);
      try {
        await work.transaction((tx) => sendBroadcast(work, tx, place, { id }));
      } catch (error) {
        if ((error as { code?: string }).code === 'not_open') return {};
        if ((error as { code?: string }).code !== 'nobody') throw error;
        await ctx.transaction((tx) => unscheduleBroadcast(ctx, tx, id));
      }
      return {};
    },
  });
}

/** Work behind the walls of the letter's own regions, as if the officer pressed the button. */
function within(ctx: WorkContext, regions: readonly string[]): WorkContext {
  const { app, tenant, principal } = ctx;
  return createWorkContext({
    ...{ app, tenant, principal },
    walls: regions.length > 0 ? { people: { within: regions } } : { people: 'all' },
  });
}

async function queueLetters(
  ctx: WorkContext,
  tx: Tx,
  place: BroadcastPlace,
  letter: Broadcast,
  people: readonly AudiencePerson[],
  reached: readonly AudiencePerson[],
): Promise<void> {
  const ids = await queueBulkMail(
    ctx,
    tx,
    letterMail(letter),
    reached.map((person) => ({
      to: { name: oneLine(person.name), address: person.email! },
      values: valuesFor(ctx, letter, person),
      ...(person.accountId ? { accountId: person.accountId } : {}),
      ...(letter.isEssential
        ? {}
        : {
            unsubscribeUrl: ctx.app.urlOf(
              ctx.tenant,
              `${place.addresses.leave}/${leaveToken(ctx, person.id)}`,
            ),
          }),
    })),
  );
  const mailOf = new Map(reached.map(({ id }, index) => [id, ids[index]!]));
  await tx.execute(
    `insert into broadcast_recipients (broadcast_id, person_id, region_code, account_id, mail_id, skipped)
     select $1, p.person_id, p.region_code, p.account_id, p.mail_id, p.skipped
       from unnest($2::uuid[], $3::text[], $4::uuid[], $5::uuid[], $6::text[])
         as p(person_id, region_code, account_id, mail_id, skipped)`,
    [
      ...[letter.id, people.map(({ id }) => id), people.map(({ regionCode }) => regionCode)],
      ...[people.map(({ accountId }) => accountId), people.map(({ id }) => mailOf.get(id) ?? null)],
      people.map(({ skipped }) => skipped),
    ],
  );
}

async function ringBells(
  tx: Tx,
  place: BroadcastPlace,
  letter: Broadcast,
  people: readonly AudiencePerson[],
): Promise<void> {
  const accounts = people.flatMap(({ accountId, skipped }) =>
    accountId && skipped !== 'held' ? [accountId] : [],
  );
  await notify(tx, [...new Set(accounts)], {
    title: titleOf(letter.subject),
    body: letter.isEssential ? 'Pengumuman wajib dari pengurus' : 'Kabar dari pengurus',
    url: `${place.addresses.own}/${letter.id}`,
  });
}

function refuseUnless(letter: Broadcast, states: readonly Broadcast['state'][]): void {
  if (states.includes(letter.state)) return;
  throw conflict(
    'not_open',
    letter.state === 'sent'
      ? 'Pengumuman ini sudah dikirim.'
      : 'Pengumuman ini sudah dibatalkan atau tidak lagi terjadwal.',
  );
}
