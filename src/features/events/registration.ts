import { v7 as uuidv7 } from 'uuid';
import { recordAudit } from '#kernel/audit';
import type { Tx } from '#kernel/database';
import { notify } from '#kernel/notifications';
import { conflict, invalid, notFound, type WorkContext } from '#kernel/work';

interface OpenEvent {
  title: string;
  starts_at: Date;
  quota: number | null;
}

/**
 * Notes that this account comes. Whoever presses twice is registered once; the last place goes to one of two.
 * @throws AppError 404 for what is not published, 409 when it is full, over, or takes no registrations
 */
export async function registerFor(
  ctx: WorkContext,
  tx: Tx,
  given: { eventId: string; accountId: string },
): Promise<void> {
  const event = await lockEvent(tx, given.eventId);
  if (event.quota === null) throw conflict('no_registration', 'Kegiatan ini terbuka; tidak perlu mendaftar.');
  if (event.starts_at <= ctx.now)
    throw conflict('too_late', 'Pendaftaran sudah ditutup karena kegiatan dimulai.');
  const taken = await countParticipants(tx, given.eventId, given.accountId);
  if (taken >= event.quota) throw conflict('full', 'Kuota peserta sudah penuh.');
  const added = await tx.execute(
    `insert into event_registrations (id, event_id, account_id, registered_at) values ($1, $2, $3, $4)
     on conflict (tenant_id, event_id, account_id) do update set registered_at = excluded.registered_at, cancelled_at = null
       where event_registrations.cancelled_at is not null`,
    [uuidv7(), given.eventId, given.accountId, ctx.now],
  );
  if (added > 0) await keep(ctx, tx, 'event_registration.created', given.eventId, event);
}

/** Takes the registration back, until the event begins. @throws AppError 404, 409 */
export async function cancelRegistration(
  ctx: WorkContext,
  tx: Tx,
  given: { eventId: string; accountId: string },
): Promise<void> {
  const event = await lockEvent(tx, given.eventId);
  if (event.starts_at <= ctx.now) throw conflict('too_late', 'Kegiatan sudah dimulai.');
  const changed = await tx.execute(
    `update event_registrations set cancelled_at = $3
      where tenant_id = balai.tenant_id() and event_id = $1 and account_id = $2 and cancelled_at is null`,
    [given.eventId, given.accountId, ctx.now],
  );
  if (changed > 0) await keep(ctx, tx, 'event_registration.cancelled', given.eventId, event);
}

export interface Participant {
  accountId: string;
  name: string;
  registeredAt: Date;
}

/** Who comes, in the order in which they registered. */
export function listParticipants(tx: Tx, eventId: string): Promise<Participant[]> {
  return tx.query<Participant>(
    `select r.account_id as "accountId", a.display_name as name, r.registered_at as "registeredAt"
       from event_registrations r join accounts a on a.tenant_id = r.tenant_id and a.id = r.account_id
      where r.tenant_id = balai.tenant_id() and r.event_id = $1 and r.cancelled_at is null
      order by r.registered_at, r.id`,
    [eventId],
  );
}

export async function participantIds(tx: Tx, eventId: string): Promise<string[]> {
  return (await listParticipants(tx, eventId)).map(({ accountId }) => accountId);
}

/** Tells everybody who registered. @returns how many @throws AppError 404, 422 without words */
export async function tellParticipants(
  ctx: WorkContext,
  tx: Tx,
  given: { eventId: string; text: string; url: string },
): Promise<number> {
  const text = given.text.trim();
  if (text.length < 5 || text.length > 500) throw invalid({ text: 'Tulis kabarnya, 5 sampai 500 huruf.' });
  const event = await lockEvent(tx, given.eventId);
  const ids = await participantIds(tx, given.eventId);
  await notify(tx, ids, { title: `Kabar ${event.title}`, body: text, url: given.url });
  await recordAudit(ctx, tx, {
    action: 'calendar.told',
    ...{ resource: 'calendar', objectId: given.eventId, objectLabel: event.title },
    after: { people: ids.length, text },
  });
  return ids.length;
}

/** How many places are taken by others. */
async function countParticipants(tx: Tx, eventId: string, butAccount: string): Promise<number> {
  const row = await tx.one<{ count: number }>(
    `select count(*) as count from event_registrations
      where tenant_id = balai.tenant_id() and event_id = $1 and account_id <> $2 and cancelled_at is null`,
    [eventId, butAccount],
  );
  return row?.count ?? 0;
}

async function lockEvent(tx: Tx, id: string): Promise<OpenEvent> {
  const event = await tx.one<OpenEvent>(
    `select title, starts_at, quota from calendar_events
      where tenant_id = balai.tenant_id() and id = $1 and published_at is not null and deleted_at is null for update`,
    [id],
  );
  if (!event) throw notFound();
  return event;
}

function keep(ctx: WorkContext, tx: Tx, action: string, eventId: string, event: OpenEvent): Promise<unknown> {
  return recordAudit(ctx, tx, {
    action,
    ...{ resource: 'event-registration', objectId: eventId, objectLabel: event.title },
  });
}
