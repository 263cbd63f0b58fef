import { v7 as uuidv7 } from 'uuid';
import { recordAudit } from '#kernel/audit';
import { todayOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import type { UploadedFile } from '#kernel/files';
import { takeNumber } from '#kernel/numbering';
import { actorOf, conflict, invalid, tooMany, type WorkContext } from '#kernel/work';
import { answerDueOn } from './clock.ts';
import {
  CATEGORIES,
  CONFIDENTIAL_TITLE,
  type Complaint,
  type Point,
  VISIBILITIES,
  type Visibility,
} from './complaint.ts';
import type { ComplaintPlace } from './complaint-place.ts';
import { keepEvent } from './keep-event.ts';
import { keepPhotos } from './photos.ts';
import { findNearby, readComplaint } from './read-complaints.ts';
import { keysOf, placeOf } from './sealing.ts';
import { tellOfficers } from './tell.ts';

export interface TypedComplaint {
  title: string;
  body: string;
  place: string;
  /** "-3.25312,114.59210", as the map puts it; empty for none. */
  point: string;
  area: string;
  category: string;
  visibility: string;
}

/** More in a day is a machine. Counted by account, never by address: a village stands behind one hotspot (research §1e). */
const PER_DAY = 10;

interface Checked {
  told: { title: string; body: string; place: string };
  point: Point | null;
  areaCode: string;
  category: string;
  visibility: Visibility;
}

/** What was typed, or why it cannot be sent. @throws AppError 422 naming the fields */
export function checkComplaint(typed: TypedComplaint, areas: readonly string[]): Checked {
  const faults: Record<string, string> = {};
  const told = {
    title: typed.title.trim().replace(/\s+/g, ' '),
    body: typed.body.trim(),
    place: typed.place.trim(),
  };
  if (told.title.length < 5) faults.title = 'Tulis pokok pengaduan, sedikitnya 5 huruf.';
  if (told.title.length > 120) faults.title = 'Paling banyak 120 huruf.';
  if (told.body.length < 10) faults.body = 'Ceritakan yang terjadi, sedikitnya 10 huruf.';
  if (told.body.length > 5000) faults.body = 'Paling banyak 5.000 huruf.';
  if (told.place.length < 3) faults.place = 'Tulis tempat atau patokannya, misalnya depan langgar RT 003.';
  if (told.place.length > 200) faults.place = 'Paling banyak 200 huruf.';
  if (!CATEGORIES.some(({ value }) => value === typed.category)) faults.category = 'Pilih jenis pengaduan.';
  if (!areas.includes(typed.area)) faults.area = 'Pilih RT tempat kejadian.';
  const visibility = VISIBILITIES.find(({ value }) => value === typed.visibility)?.value;
  if (!visibility) faults.visibility = 'Pilih siapa yang boleh membaca.';
  const point = readPoint(typed.point);
  if (point === undefined) faults.point = 'Titik ini tidak terbaca. Ketuk peta lagi, atau kosongkan.';
  if (Object.keys(faults).length > 0) throw invalid(faults);
  return {
    ...{ told, point: point ?? null, areaCode: typed.area, category: typed.category },
    visibility: visibility!,
  };
}

/** @returns null for an empty text, undefined for what is no point */
export function readPoint(text: string): Point | null | undefined {
  if (text.trim() === '') return null;
  const found = /^\s*(-?\d{1,2}(?:\.\d{1,10})?)\s*[,; ]\s*(-?\d{1,3}(?:\.\d{1,10})?)\s*$/.exec(text);
  if (!found) return undefined;
  const point = { latitude: Number(found[1]), longitude: Number(found[2]) };
  return Math.abs(point.latitude) <= 90 && Math.abs(point.longitude) <= 180 ? point : undefined;
}

/**
 * Keeps a draft with its pictures: the first step of every complaint, so that a picture survives the question whether
 * somebody has reported the same already.
 *
 * @throws AppError 422, 429 past ten a day; FileError
 */
export async function draftComplaint(
  ctx: WorkContext,
  tx: Tx,
  given: Checked & { photos: readonly UploadedFile[] },
): Promise<string> {
  const { id: authorId, name } = actorOf(ctx);
  await refuseFlood(ctx, tx, authorId!);
  const id = uuidv7();
  await insert(ctx, tx, { ...given, id, authorId, authorName: name, contact: '' });
  await keepPhotos(ctx, tx, id, given.photos);
  await recordAudit(ctx, tx, {
    ...{ action: 'complaint.drafted', resource: 'complaint', objectId: id, objectLabel: shownTitle(given) },
    after: { category: given.category, visibility: given.visibility },
  });
  return id;
}

/** Changes what one wrote oneself, until an officer has taken it up. @throws AppError 409 after that, 422; FileError */
export async function editComplaint(
  ctx: WorkContext,
  tx: Tx,
  id: string,
  given: Checked & { photos: readonly UploadedFile[] },
): Promise<void> {
  const before = await readComplaint(ctx, tx, id, 'for update');
  if (before.state !== 'draft' && before.state !== 'new')
    throw conflict(
      'taken_up',
      'Pengaduan ini sudah diperiksa petugas. Tambahkan keterangan lewat percakapan.',
    );
  const keys = await keysOf(ctx, tx);
  await tx.execute(
    `update complaints set category = $2, visibility = $3, title = $4, told = $5, area_code = $6, latitude = $7,
       longitude = $8, version = version + 1 where tenant_id = balai.tenant_id() and id = $1`,
    [
      ...[id, given.category, given.visibility, shownTitle(given)],
      keys.seal(JSON.stringify(given.told), placeOf.told(id)),
      ...[given.areaCode, given.point?.latitude ?? null, given.point?.longitude ?? null],
    ],
  );
  await keepPhotos(ctx, tx, id, given.photos);
  const plain = ({
    category,
    visibility,
    areaCode,
  }: Pick<Complaint, 'category' | 'visibility' | 'areaCode'>) => ({
    ...{ category, visibility, areaCode },
  });
  await recordAudit(ctx, tx, {
    ...{ action: 'complaint.updated', resource: 'complaint', objectId: id, objectLabel: shownTitle(given) },
    before: plain(before),
    after: plain(given),
  });
}

/** Throws a draft away. @throws AppError 409 for one that was sent: that can be cancelled, not deleted */
export async function deleteDraft(ctx: WorkContext, tx: Tx, id: string): Promise<void> {
  const draft = await readComplaint(ctx, tx, id, 'for update');
  if (draft.state !== 'draft')
    throw conflict('sent', 'Yang sudah dikirim tidak dapat dihapus. Anda dapat membatalkannya.');
  await tx.execute(
    `update files set removed_at = $2 where tenant_id = balai.tenant_id() and resource = 'complaint' and object_id = $1`,
    [id, ctx.now],
  );
  await tx.execute('delete from complaints where tenant_id = balai.tenant_id() and id = $1', [id]);
  await recordAudit(ctx, tx, {
    ...{ action: 'complaint.draft_deleted', resource: 'complaint', objectId: id },
    objectLabel: 'Draf pengaduan',
  });
}

/** Complaints near a draft that may be the same; none without a point. */
export async function findSameNearby(ctx: WorkContext, tx: Tx, draft: Complaint) {
  if (!draft.point || draft.visibility === 'confidential') return [];
  return findNearby(ctx, tx, { point: draft.point, except: draft.id });
}

/** Sends a draft: it gets its number and its first clock, and the office is told. @returns the number */
export async function sendComplaint(
  ctx: WorkContext,
  tx: Tx,
  place: ComplaintPlace,
  id: string,
): Promise<string> {
  const draft = await readComplaint(ctx, tx, id, 'for update');
  if (draft.state !== 'draft') throw conflict('sent', 'Pengaduan ini sudah dikirim.');
  const number = await open(ctx, tx, id);
  await keepEvent(ctx, tx, {
    ...{ complaintId: id, kind: 'step', step: 'send', from: 'draft', to: 'new', isOffice: false },
  });
  await tellOfficers(ctx, tx, place, { ...draft, number });
  return number;
}

/** Says that a draft is about the same thing as another one: it is kept with that one and follows it. */
export async function joinComplaint(ctx: WorkContext, tx: Tx, id: string, otherId: string): Promise<string> {
  const draft = await readComplaint(ctx, tx, id, 'for update');
  if (draft.state !== 'draft') throw conflict('sent', 'Pengaduan ini sudah dikirim.');
  const number = await open(ctx, tx, id);
  await tx.execute(
    `update complaints set state = 'duplicate', duplicate_of = $2, closed_at = $3
      where tenant_id = balai.tenant_id() and id = $1`,
    [id, otherId, ctx.now],
  );
  await keepEvent(ctx, tx, {
    ...{ complaintId: id, kind: 'step', step: 'join', from: 'draft', to: 'duplicate', isOffice: false },
  });
  return number;
}

/** Writes down what somebody says at the counter, who has no phone. @returns the id */
export async function writeAtCounter(
  ctx: WorkContext,
  tx: Tx,
  place: ComplaintPlace,
  given: Checked & { photos: readonly UploadedFile[]; name: string; contact: string },
): Promise<string> {
  if (given.name.trim().length < 3) throw invalid({ name: 'Tulis nama yang melapor, sedikitnya 3 huruf.' });
  const id = uuidv7();
  const sent = { today: todayOf(ctx), number: await nextNumber(ctx, tx) };
  await insert(ctx, tx, { ...given, id, authorId: null, authorName: given.name.trim(), sent });
  await keepPhotos(ctx, tx, id, given.photos);
  await keepEvent(ctx, tx, {
    ...{ complaintId: id, kind: 'step', step: 'send', to: 'new', isOffice: true },
    body: 'Dicatat di loket.',
  });
  await recordAudit(ctx, tx, {
    ...{ action: 'complaint.created', resource: 'complaint', objectId: id, objectLabel: shownTitle(given) },
    after: { number: sent.number, category: given.category },
  });
  await tellOfficers(ctx, tx, place, {
    ...{ id, number: sent.number, visibility: given.visibility, category: given.category },
    title: given.told.title,
  });
  return id;
}

const nextNumber = (ctx: WorkContext, tx: Tx) => takeNumber(ctx, tx, { series: 'complaint', prefix: 'PGD' });

async function open(ctx: WorkContext, tx: Tx, id: string): Promise<string> {
  const number = await nextNumber(ctx, tx);
  await tx.execute(
    `update complaints set state = 'new', number = $2, sent_at = $3, answer_due = $4, version = version + 1
      where tenant_id = balai.tenant_id() and id = $1`,
    [id, number, ctx.now, answerDueOn(todayOf(ctx))],
  );
  await recordAudit(ctx, tx, {
    ...{ action: 'complaint.sent', resource: 'complaint', objectId: id, objectLabel: number },
    after: { number },
  });
  return number;
}

async function insert(
  ctx: WorkContext,
  tx: Tx,
  given: Checked & {
    id: string;
    authorId: string | null;
    authorName: string;
    contact: string;
    sent?: { today: string; number: string };
  },
): Promise<void> {
  const keys = await keysOf(ctx, tx);
  const { id, sent, point } = given;
  await tx.execute(
    `insert into complaints (id, number, state, category, visibility, title, told, area_code, latitude, longitude,
       author_id, author_name, contact, created_at, sent_at, answer_due)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
    [
      ...[id, sent?.number ?? null, sent ? 'new' : 'draft', given.category, given.visibility],
      ...[shownTitle(given), keys.seal(JSON.stringify(given.told), placeOf.told(id)), given.areaCode],
      ...[point?.latitude ?? null, point?.longitude ?? null, given.authorId, given.authorName.slice(0, 150)],
      given.contact ? keys.seal(given.contact, placeOf.contact(id)) : null,
      ...[ctx.now, sent ? ctx.now : null, sent ? answerDueOn(sent.today) : null],
    ],
  );
}

const shownTitle = ({ visibility, told }: Checked) =>
  visibility === 'confidential' ? CONFIDENTIAL_TITLE : told.title;

async function refuseFlood(ctx: WorkContext, tx: Tx, authorId: string): Promise<void> {
  const row = await tx.one<{ count: number }>(
    `select count(*)::int as count from complaints
      where tenant_id = balai.tenant_id() and author_id = $1 and created_at > $2::timestamptz - interval '1 day'`,
    [authorId, ctx.now],
  );
  if (row!.count >= PER_DAY)
    throw tooMany(
      `Sudah ${PER_DAY} pengaduan dari akun Anda dalam sehari. Tulis lagi besok, atau hubungi kantor.`,
    );
}
