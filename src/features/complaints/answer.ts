import { recordAudit } from '#kernel/audit';
import type { Tx } from '#kernel/database';
import type { UploadedFile } from '#kernel/files';
import { conflict, invalid, type WorkContext } from '#kernel/work';
import { type Complaint, OPEN_STATES } from './complaint.ts';
import type { ComplaintPlace } from './complaint-place.ts';
import { keepEvent } from './keep-event.ts';
import { keepPhotos } from './photos.ts';
import { readComplaint } from './read-complaints.ts';
import { tellAuthors, tellOfficer, tellOfficers } from './tell.ts';

const LONGEST = 4000;

interface Words {
  id: string;
  body: string;
  photos?: readonly UploadedFile[];
}

/** The office answers; the first answer stops the first clock only when the complaint is verified. @throws AppError 422 */
export async function replyTo(ctx: WorkContext, tx: Tx, place: ComplaintPlace, given: Words): Promise<void> {
  const complaint = await readComplaint(ctx, tx, given.id, 'for update');
  await write(ctx, tx, complaint, { ...given, kind: 'reply', isOffice: true });
  await tx.execute(
    `update complaints set answered_at = coalesce(answered_at, $2) where tenant_id = balai.tenant_id() and id = $1`,
    [complaint.id, ctx.now],
  );
  await tellAuthors(ctx, tx, place, complaint, {
    title: 'Ada tanggapan atas pengaduan Anda',
    body: `Pengaduan ${complaint.number}.`,
  });
}

/** Officers say something among themselves. @throws AppError 422 */
export async function noteOn(ctx: WorkContext, tx: Tx, given: Words): Promise<void> {
  const complaint = await readComplaint(ctx, tx, given.id);
  await write(ctx, tx, complaint, { ...given, kind: 'note', isOffice: true });
}

/** Whoever reported it adds something. @throws AppError 409 when it is over, 422; FileError */
export async function addTo(ctx: WorkContext, tx: Tx, place: ComplaintPlace, given: Words): Promise<void> {
  const complaint = await readComplaint(ctx, tx, given.id, 'for update');
  if (![...OPEN_STATES, 'solved'].includes(complaint.state))
    throw conflict('over', 'Percakapan ini sudah ditutup.');
  await write(ctx, tx, complaint, { ...given, kind: 'message', isOffice: false });
  const title = 'Keterangan baru dari warga';
  if (complaint.assigneeId)
    await tellOfficer(ctx, tx, place, complaint, { accountId: complaint.assigneeId, title });
  else await tellOfficers(ctx, tx, place, complaint, title);
}

async function write(
  ctx: WorkContext,
  tx: Tx,
  complaint: Complaint,
  given: Words & { kind: 'reply' | 'note' | 'message'; isOffice: boolean },
): Promise<void> {
  const body = given.body.trim();
  if (body.length < 2) throw invalid({ body: 'Tulis isinya.' });
  if (body.length > LONGEST) throw invalid({ body: `Paling banyak ${LONGEST} huruf.` });
  const eventId = await keepEvent(ctx, tx, {
    ...{ complaintId: complaint.id, kind: given.kind, isOffice: given.isOffice, body },
  });
  await keepPhotos(ctx, tx, eventId, given.photos ?? []);
  await recordAudit(ctx, tx, {
    ...{ action: `complaint.${given.kind}_added`, resource: 'complaint', objectId: complaint.id },
    objectLabel: complaint.number ?? '',
  });
}
