import { createHash } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#kernel/database';
import { openStream, sealStream, type TenantSecrets } from '#kernel/encryption';
import { FileError } from './file-error.ts';
import type { FileStore } from './file-store.ts';

/** The part of a request's or a job's context that files need: the store, and the keys of its organisation. */
export interface FileContext {
  app: { files: FileStore; secrets: TenantSecrets };
  tenant: { id: string };
}

/** The thing a file belongs to: who may read that, may read the file. */
export interface FileOwner {
  resource: string;
  objectId?: string;
  kind: string;
}

export interface NewPrivateFile extends FileOwner {
  /** As it is shown; already cleaned. */
  name: string;
  mediaType: string;
  content: Uint8Array | AsyncIterable<Uint8Array>;
  uploadedBy: string | null;
}

export interface PrivateFile {
  name: string;
  mediaType: string;
  /** Of the content, not of the sealed bytes in the store. */
  size: number;
  content: AsyncIterable<Buffer>;
}

const placeOf = (fileId: string) => ({ table: 'files', column: 'content', row: fileId });

/**
 * Stores a file that is not for everybody, sealed with the organisation's key, and its row in the caller's transaction.
 * What leaves the store without the key (a lost disk, a bucket, a backup) tells nothing.
 *
 * @throws FileError as `FileStore.put`
 */
export async function keepPrivateFile(
  ctx: FileContext,
  tx: Tx,
  file: NewPrivateFile,
): Promise<{ id: string; sha256: string }> {
  const id = uuidv7();
  const keys = await ctx.app.secrets.get(tx, ctx.tenant.id);
  const hash = createHash('sha256');
  let size = 0;
  async function* measured(): AsyncGenerator<Uint8Array> {
    for await (const chunk of file.content instanceof Uint8Array ? [file.content] : file.content) {
      hash.update(chunk);
      size += chunk.byteLength;
      yield chunk;
    }
  }
  const stored = await ctx.app.files.put(sealStream(keys, measured(), placeOf(id)));
  const sha256 = hash.digest('hex');
  await tx.execute(
    `insert into files (id, resource, object_id, kind, name, media_type, size, sha256, store_key, is_sealed, uploaded_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, true, $10)`,
    [
      ...[id, file.resource, file.objectId ?? null, file.kind, file.name, file.mediaType],
      ...[size, sha256, stored.key, file.uploadedBy],
    ],
  );
  return { id, sha256 };
}

/**
 * Opens a file of this owner. The caller has found the owner inside its walls first.
 *
 * @throws FileError `file_not_found` when the file belongs to something else or is gone
 */
export async function openPrivateFile(
  ctx: FileContext,
  tx: Tx,
  fileId: string,
  owner: Partial<FileOwner>,
): Promise<PrivateFile> {
  const row = await tx.one<{ name: string; media_type: string; size: number; store_key: string }>(
    `select name, media_type, size, store_key from files
      where tenant_id = balai.tenant_id() and id = $1 and is_sealed and removed_at is null
        and ($2::text is null or resource = $2) and ($3::uuid is null or object_id = $3) and ($4::text is null or kind = $4)`,
    [fileId, owner.resource ?? null, owner.objectId ?? null, owner.kind ?? null],
  );
  if (!row) throw new FileError('file_not_found');
  const keys = await ctx.app.secrets.get(tx, ctx.tenant.id);
  return {
    name: row.name,
    mediaType: row.media_type,
    size: row.size,
    content: openStream(keys, await ctx.app.files.get(row.store_key), placeOf(fileId)),
  };
}
