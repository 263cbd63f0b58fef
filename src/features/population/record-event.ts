import { recordAudit } from '#kernel/audit';
import { isPlainDate, todayOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { conflict, invalid, notFound, type WorkContext } from '#kernel/work';
import type { CheckedResident } from './check-resident.ts';
import { HEAD } from './choices.ts';
import {
  EVENT_WORDS,
  type EventDetails,
  type EventKind,
  keepEvent,
  readEvent,
  readEvents,
  type Standing,
} from './event.ts';
import { createFamily, type TypedFamily } from './family.ts';
import { type FieldChange, keepChanges } from './keep-changes.ts';
import { createResident, writeColumns } from './keep-resident.ts';

/** Events after which somebody lives here no more, or again. */
export type ChangeOfStatus = 'death' | 'move_out' | 'missing' | 'return';

const STATUS_AFTER: Readonly<Record<ChangeOfStatus, string>> = {
  death: 'dead',
  move_out: 'moved',
  missing: 'missing',
  return: 'alive',
};

interface Told {
  happenedOn: string;
  details: EventDetails;
}

/** @throws AppError 422 naming `happenedOn`; 404; 409 when the person does not stand so that it can happen */
export async function recordChange(
  ctx: WorkContext,
  tx: Tx,
  residentId: string,
  event: Told & { kind: ChangeOfStatus },
): Promise<string> {
  checkDay(ctx, event.happenedOn);
  const { name, birthDate, ...was } = await lockStanding(tx, residentId);
  if (event.happenedOn < birthDate) throw invalid({ happenedOn: 'Hari ini sebelum orangnya lahir.' });
  const isHere = was.status === 'alive';
  if (event.kind === 'return' ? isHere || was.status === 'dead' : !isHere)
    throw conflict(
      'standing',
      `${EVENT_WORDS[event.kind]} tidak dapat dicatat: lihat status dasarnya sekarang.`,
    );
  const id = await keepEvent(ctx, tx, { ...event, residentId, ...placeOf(was), was });
  await putStanding(ctx, tx, residentId, was, {
    ...was,
    ...{ status: STATUS_AFTER[event.kind], statusSince: event.happenedOn },
  });
  await noteEvent(ctx, tx, event.kind, residentId, name);
  return id;
}

/** A child of the family, born here. @returns the id of the child */
export async function recordBirth(
  ctx: WorkContext,
  tx: Tx,
  familyId: string,
  child: CheckedResident & { details: EventDetails },
): Promise<string> {
  return recordComing(ctx, tx, familyId, child, 'birth', child.values.birthDate ?? '');
}

/** Somebody who came to live here, for good or for a time. @returns the id of the person */
export async function recordArrival(
  ctx: WorkContext,
  tx: Tx,
  familyId: string,
  person: CheckedResident & Told,
): Promise<string> {
  return recordComing(ctx, tx, familyId, person, 'move_in', person.happenedOn);
}

async function recordComing(
  ctx: WorkContext,
  tx: Tx,
  familyId: string,
  person: CheckedResident & { details: EventDetails },
  kind: 'birth' | 'move_in',
  happenedOn: string,
): Promise<string> {
  checkDay(ctx, happenedOn);
  const values = { ...person.values, livedSince: person.values.livedSince ?? happenedOn };
  const residentId = await createResident(ctx, tx, { ...person, values, familyId, source: 'event' });
  const { name, birthDate: _, ...stands } = await lockStanding(tx, residentId);
  const was = { ...stands, status: 'invalid' };
  const { details } = person;
  await keepEvent(ctx, tx, { residentId, ...placeOf(stands), kind, happenedOn, details, was });
  await noteEvent(ctx, tx, kind, residentId, name);
  return residentId;
}

/**
 * Takes people off their card and puts them on a new one.
 *
 * @param split.headId one of them, head of the new family
 * @returns the id of the new family @throws AppError 422 naming `people`, `headId` or a field of the card; 404; 409
 */
export async function splitFamily(
  ctx: WorkContext,
  tx: Tx,
  familyId: string,
  split: Told & { people: readonly string[]; headId: string; family: TypedFamily },
): Promise<string> {
  checkDay(ctx, split.happenedOn);
  if (split.people.length === 0) throw invalid({ people: 'Pilih siapa yang pindah ke kartu baru.' });
  if (!split.people.includes(split.headId))
    throw invalid({ headId: 'Pilih kepala keluarganya dari yang pindah.' });
  const fresh = await createFamily(ctx, tx, split.family);
  for (const residentId of split.people) {
    const { name, birthDate: _, ...was } = await lockStanding(tx, residentId);
    if (was.familyId !== familyId) throw notFound();
    const relation = residentId === split.headId ? HEAD : was.relation === HEAD ? '11' : was.relation;
    const is = { ...was, familyId: fresh, areaCode: split.family.areaCode, relation };
    const { happenedOn, details } = split;
    await keepEvent(ctx, tx, { residentId, ...placeOf(is), kind: 'split', happenedOn, details, was });
    await putStanding(ctx, tx, residentId, was, is);
    await noteEvent(ctx, tx, 'split', residentId, name);
  }
  return fresh;
}

/**
 * Takes an event back: the person stands as before, and both rows stay. Only the last one that still counts.
 *
 * @throws AppError 404; 409 when it was taken back already, or something happened since; 422 without a reason
 */
export async function reverseEvent(ctx: WorkContext, tx: Tx, id: string, reason: string): Promise<void> {
  if (reason.length < 5 || reason.length > 300)
    throw invalid({ reason: 'Tulis mengapa peristiwa ini dibatalkan.' });
  const { residentId } = await readEvent(ctx, tx, id);
  const { name, birthDate: _, ...stands } = await lockStanding(tx, residentId);
  const counting = (await readEvents(ctx, tx, residentId)).filter(
    ({ kind, isReversed }) => kind !== 'reversal' && !isReversed,
  );
  const event = counting[0];
  if (event?.id !== id)
    throw conflict('not_last', 'Hanya peristiwa terakhir yang masih berlaku yang dapat dibatalkan.');
  const was = { ...stands, ...event.was };
  await keepEvent(ctx, tx, {
    ...{ residentId, ...placeOf(was), kind: 'reversal' as const, happenedOn: todayOf(ctx) },
    ...{ details: { reason }, reversesId: id, was: stands },
  });
  await putStanding(ctx, tx, residentId, stands, was, reason);
  await noteEvent(ctx, tx, 'reversal', residentId, name);
}

function checkDay(ctx: WorkContext, day: string): void {
  if (!isPlainDate(day)) throw invalid({ happenedOn: 'Isi tanggal kejadiannya.' });
  if (day > todayOf(ctx)) throw invalid({ happenedOn: 'Tanggal ini belum tiba.' });
}

const placeOf = ({ familyId, areaCode }: Standing) => ({ familyId, areaCode });

/** Holds the person's row, so that two events follow one another. */
async function lockStanding(tx: Tx, id: string): Promise<Standing & { name: string; birthDate: string }> {
  const row = await tx.one<Standing & { name: string; birthDate: string }>(
    `select status, status_since as "statusSince", family_id as "familyId", area_code as "areaCode", relation,
       full_name as name, birth_date as "birthDate"
       from residents where tenant_id = balai.tenant_id() and id = $1 for update`,
    [id],
  );
  if (!row) throw notFound();
  return row;
}

async function putStanding(
  ctx: WorkContext,
  tx: Tx,
  id: string,
  was: Standing,
  is: Standing,
  reason?: string,
): Promise<void> {
  await writeColumns(ctx, tx, id, {
    ...{ status: is.status, status_since: is.statusSince, family_id: is.familyId },
    ...{ area_code: is.areaCode, relation: is.relation },
  });
  const about = { residentId: id, areaCode: is.areaCode };
  const changes: FieldChange[] = [];
  for (const field of ['status', 'relation'] as const)
    if (was[field] !== is[field]) changes.push({ ...about, field, was: was[field], is: is[field] });
  if (was.familyId !== is.familyId)
    changes.push({ ...about, field: 'family', was: 'kartu lama', is: 'kartu baru' });
  await keepChanges(ctx, tx, changes, { source: 'event', reason: reason ?? null });
  // A card on which nobody lives any more is closed; one on which somebody lives is open.
  await tx.execute(
    `update families f set is_closed = not exists (select 1 from residents r where r.tenant_id = f.tenant_id
         and r.family_id = f.id and r.status in ('alive', 'missing', 'away'))
      where f.tenant_id = balai.tenant_id() and f.id = any($1)`,
    [[was.familyId, is.familyId]],
  );
}

const noteEvent = (ctx: WorkContext, tx: Tx, kind: EventKind, residentId: string, name: string) =>
  recordAudit(ctx, tx, {
    ...{
      action: `resident_event.${kind}`,
      resource: 'resident-event',
      objectId: residentId,
      objectLabel: name,
    },
  });
