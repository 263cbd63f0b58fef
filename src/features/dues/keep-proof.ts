import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#kernel/database';
import { documentTypes, inspectUpload, normaliseImage } from '#kernel/files';
import { notFound, type WorkContext } from '#kernel/work';
import { actorOf } from './actor.ts';

/** JPG, PNG, WebP or PDF up to 5 MB (research/serikat §1a 31). */
export const proofTypes = documentTypes;
export const PROOF_BYTES = 5 * 1024 * 1024;

/** What the evidence belongs to: who may read that, may read the file. */
export type EvidenceOf = 'dues.payment' | 'dues.claim' | 'dues.mandate';

const placeOf = (fileId: string) => ({ table: 'files', column: 'content', row: fileId });

/**
 * Stores a proof of payment: looked at by content, a picture made anew without place and device, a PDF as it is, sealed
 * with the organisation's key (it shows names and account numbers).
 *
 * @param upload where the uploaded bytes lie, and the name they came with
 * @returns the id of the file, to be handed to `submitPaymentProof` in the same transaction
 * @throws FileError as `inspectUpload` and `normaliseImage`
 */
export async function keepProof(
  ctx: WorkContext,
  tx: Tx,
  upload: { path: string; name: string; field?: string; resource?: EvidenceOf },
): Promise<string> {
  const about = upload.field === undefined ? {} : { field: upload.field };
  const seen = await inspectUpload(upload.path, { accept: proofTypes, maxBytes: PROOF_BYTES, ...about });
  const clean = seen.image
    ? await normaliseImage(upload.path, { maxEdge: 2000, format: 'jpeg', ...about })
    : { content: await readFile(upload.path), mediaType: seen.mediaType };
  const fileId = uuidv7();
  const secrets = await ctx.app.secrets.get(tx, ctx.tenant.id);
  const stored = await ctx.app.files.put(secrets.sealBytes(clean.content, placeOf(fileId)));
  await tx.execute(
    `insert into files (id, resource, kind, name, media_type, size, sha256, store_key, is_sealed, uploaded_by)
     values ($1, $8, 'dues_payment_proof', $2, $3, $4, $5, $6, true, $7)`,
    [
      ...[fileId, upload.name, clean.mediaType, clean.content.byteLength, stored.sha256, stored.key],
      ...[actorOf(ctx).id, upload.resource ?? 'dues.payment'],
    ],
  );
  return fileId;
}

export interface OpenedProof {
  name: string;
  mediaType: string;
  content: Buffer;
}

/**
 * Opens the proof of a payment. The caller has found the payment inside its walls first.
 * @throws AppError 404 when the file belongs to something else or is gone
 */
export async function openProof(ctx: WorkContext, tx: Tx, fileId: string): Promise<OpenedProof> {
  const row = await tx.one<{ name: string; media_type: string; store_key: string }>(
    `select name, media_type, store_key from files
      where tenant_id = balai.tenant_id() and id = $1 and kind = 'dues_payment_proof' and removed_at is null`,
    [fileId],
  );
  if (!row) throw notFound();
  const secrets = await ctx.app.secrets.get(tx, ctx.tenant.id);
  const sealed = await buffer(await ctx.app.files.get(row.store_key));
  return { name: row.name, mediaType: row.media_type, content: secrets.openBytes(sealed, placeOf(fileId)) };
}
