import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import type { Tx } from '#kernel/database';
import {
  documentTypes,
  inspectUpload,
  keepPrivateFile,
  normaliseImage,
  openPrivateFile,
} from '#kernel/files';
import { actorOf, type WorkContext } from '#kernel/work';

/** JPG, PNG, WebP or PDF up to 5 MB (research/serikat §1a 31). */
export const proofTypes = documentTypes;
export const PROOF_BYTES = 5 * 1024 * 1024;

/** What the evidence belongs to: who may read that, may read the file. */
export type EvidenceOf = 'dues.payment' | 'dues.claim' | 'dues.mandate';

const KIND = 'dues_payment_proof';

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
  const { id } = await keepPrivateFile(ctx, tx, {
    resource: upload.resource ?? 'dues.payment',
    kind: KIND,
    name: upload.name,
    mediaType: clean.mediaType,
    content: clean.content,
    uploadedBy: actorOf(ctx).id,
  });
  return id;
}

export interface OpenedProof {
  name: string;
  mediaType: string;
  content: Buffer;
}

/**
 * Opens the proof of a payment. The caller has found the payment inside its walls first.
 * @throws FileError 404 when the file belongs to something else or is gone
 */
export async function openProof(ctx: WorkContext, tx: Tx, fileId: string): Promise<OpenedProof> {
  const file = await openPrivateFile(ctx, tx, fileId, { kind: KIND });
  return { name: file.name, mediaType: file.mediaType, content: await buffer(file.content) };
}
