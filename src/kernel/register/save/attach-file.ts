import { createReadStream } from 'node:fs';
import { v7 as uuidv7 } from 'uuid';
import { recordAudit } from '#kernel/audit';
import { zoneOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { inspectUpload, type MediaType, normaliseImage, type UploadedFile } from '#kernel/files';
import { type Actor, accountIdOf } from '../actor.ts';
import { columnOf, type FileField } from '../field.ts';
import { nameOf } from '../read/entry.ts';
import { findEntry } from '../read/find-entry.ts';
import type { Register } from '../register.ts';

const PHOTOS: readonly MediaType[] = ['image/jpeg', 'image/png', 'image/webp'];
const DOCUMENTS: readonly MediaType[] = [...PHOTOS, 'application/pdf'];
const MAX_BYTES = 10 * 1024 * 1024;

/** What was uploaded, looked at by its content and put into the store; pictures are made anew without EXIF. */
export interface KeptFile {
  name: string;
  mediaType: string;
  size: number;
  sha256: string;
  storeKey: string;
}

/** @throws FileError for a file of another kind, one in disguise or one too large */
export async function keepUpload(actor: Actor, field: FileField, upload: UploadedFile): Promise<KeptFile> {
  const seen = await inspectUpload(upload.path, {
    accept: field.type === 'photo' ? PHOTOS : DOCUMENTS,
    maxBytes: field.maxBytes ?? MAX_BYTES,
    field: 'file',
  });
  const picture = seen.image ? await normaliseImage(upload.path, { field: 'file' }) : undefined;
  const stored = await actor.app.files.put(picture?.content ?? createReadStream(upload.path));
  return {
    name: picture ? upload.name.replace(/\.[^.]*$/, `.${picture.extension}`) : upload.name,
    mediaType: picture?.mediaType ?? seen.mediaType,
    size: stored.size,
    sha256: stored.sha256,
    storeKey: stored.key,
  };
}

/** Puts a kept file into a field of an entry; the one before stays in the store, without a place in the book. */
export async function attachFile(
  actor: Actor,
  tx: Tx,
  register: Register,
  id: string,
  field: FileField,
  kept: KeptFile,
): Promise<void> {
  const entry = await findEntry(actor, tx, register, id, { forUpdate: true });
  const fileId = uuidv7();
  await tx.execute(
    `insert into files (id, resource, object_id, kind, name, media_type, size, sha256, store_key, uploaded_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      ...[
        fileId,
        register.resource,
        id,
        `${register.key}.${field.key}`,
        kept.name,
        kept.mediaType,
        kept.size,
      ],
      ...[kept.sha256, kept.storeKey, accountIdOf(actor)],
    ],
  );
  await tx.execute(
    `update ${register.table} set ${columnOf(field)} = $2, version = version + 1, updated_at = now(), updated_by = $3
      where tenant_id = balai.tenant_id() and id = $1`,
    [id, fileId, accountIdOf(actor)],
  );
  await tx.execute(`update files set removed_at = now() where tenant_id = balai.tenant_id() and id = $1`, [
    entry.values[field.key] ?? null,
  ]);
  await recordAudit(actor, tx, {
    action: `${register.resource}.attached`,
    resource: register.resource,
    objectId: id,
    objectLabel: nameOf(register, entry, zoneOf(actor.tenant.timeZone)),
    after: { [field.key]: kept.name, sha256: kept.sha256 },
  });
}
