import { createReadStream } from 'node:fs';
import { recordAudit } from '#kernel/audit';
import { zoneOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import {
  inspectUpload,
  keepPrivateFile,
  type MediaType,
  normaliseImage,
  type UploadedFile,
} from '#kernel/files';
import { actorOf } from '#kernel/work';
import type { Actor } from '../actor.ts';
import { columnOf, type FileField } from '../field.ts';
import { nameOf } from '../read/entry.ts';
import { findEntry } from '../read/find-entry.ts';
import type { Register } from '../register.ts';

const PHOTOS: readonly MediaType[] = ['image/jpeg', 'image/png', 'image/webp'];
const DOCUMENTS: readonly MediaType[] = [...PHOTOS, 'application/pdf'];
const MAX_BYTES = 10 * 1024 * 1024;

/** What was uploaded, looked at by its content; pictures are made anew without EXIF. */
export interface SeenFile {
  name: string;
  mediaType: string;
  content: Uint8Array | AsyncIterable<Uint8Array>;
}

/** @throws FileError for a file of another kind, one in disguise or one too large */
export async function seeUpload(field: FileField, upload: UploadedFile): Promise<SeenFile> {
  const seen = await inspectUpload(upload.path, {
    accept: field.type === 'photo' ? PHOTOS : DOCUMENTS,
    maxBytes: field.maxBytes ?? MAX_BYTES,
    field: 'file',
  });
  const picture = seen.image ? await normaliseImage(upload.path, { field: 'file' }) : undefined;
  return {
    name: picture ? upload.name.replace(/\.[^.]*$/, `.${picture.extension}`) : upload.name,
    mediaType: picture?.mediaType ?? seen.mediaType,
    content: picture?.content ?? createReadStream(upload.path),
  };
}

/** Keeps a file in a field of an entry; the one before stays in the store, without a place in the book. */
export async function attachFile(
  actor: Actor,
  tx: Tx,
  register: Register,
  id: string,
  field: FileField,
  seen: SeenFile,
): Promise<void> {
  const entry = await findEntry(actor, tx, register, id, { forUpdate: true });
  const kept = await keepPrivateFile(actor, tx, {
    resource: register.resource,
    objectId: id,
    kind: `${register.key}.${field.key}`,
    ...seen,
    uploadedBy: actorOf(actor).id,
  });
  await tx.execute(
    `update ${register.table} set ${columnOf(field)} = $2, version = version + 1, updated_at = now(), updated_by = $3
      where tenant_id = balai.tenant_id() and id = $1`,
    [id, kept.id, actorOf(actor).id],
  );
  await tx.execute(`update files set removed_at = now() where tenant_id = balai.tenant_id() and id = $1`, [
    entry.values[field.key] ?? null,
  ]);
  await recordAudit(actor, tx, {
    action: `${register.resource}.attached`,
    resource: register.resource,
    objectId: id,
    objectLabel: nameOf(register, entry, zoneOf(actor.tenant.timeZone)),
    after: { [field.key]: seen.name, sha256: kept.sha256 },
  });
}
