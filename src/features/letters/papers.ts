import { readFile } from 'node:fs/promises';
import { v7 as uuidv7 } from 'uuid';
import { recordAudit } from '#kernel/audit';
import type { Tx } from '#kernel/database';
import {
  documentTypes,
  inspectUpload,
  keepPrivateFile,
  normaliseImage,
  openPrivateFile,
  type PrivateFile,
  type UploadedFile,
} from '#kernel/files';
import { actorOf, invalid, notFound, type WorkContext } from '#kernel/work';
import { needState } from './move-request.ts';
import { CHANGEABLE, readRequest } from './request.ts';

export const PAPER_BYTES = 5 * 1024 * 1024;
const OWNER = { resource: 'letter-request', kind: 'letter-paper' };

export interface LetterPaper {
  id: string;
  requirement: string;
  fileId: string;
  name: string;
}

/** The papers of one request. */
export function readPapers(tx: Tx, requestId: string): Promise<LetterPaper[]> {
  return tx.query<LetterPaper>(
    `select id, requirement, file_id as "fileId", name from letter_papers
      where tenant_id = balai.tenant_id() and request_id = $1 order by sent_at, id`,
    [requestId],
  );
}

/**
 * Keeps one paper of a request, in the place of an earlier one; pictures lose where they were taken.
 *
 * @throws AppError 409 once it is approved, 422 for a paper nobody asked for; FileError for what is no picture or PDF
 */
export async function keepPaper(
  ctx: WorkContext,
  tx: Tx,
  given: { requestId: string; requirements: readonly string[]; requirement: string; upload: UploadedFile },
): Promise<void> {
  const { requestId, requirement, upload } = given;
  const request = await readRequest(ctx, tx, requestId, 'for update');
  needState(request, CHANGEABLE, 'Permohonan ini sudah disetujui, jadi berkasnya tidak dapat diganti.');
  if (!given.requirements.includes(requirement)) throw invalid({ paper: 'Berkas ini tidak diminta.' });
  const about = { field: 'paper' };
  const seen = await inspectUpload(upload.path, { accept: documentTypes, maxBytes: PAPER_BYTES, ...about });
  const clean = seen.image
    ? await normaliseImage(upload.path, { maxEdge: 2_000, format: 'jpeg', ...about })
    : { content: await readFile(upload.path), mediaType: seen.mediaType };
  const kept = await keepPrivateFile(ctx, tx, {
    ...{ ...OWNER, objectId: requestId, name: upload.name, uploadedBy: actorOf(ctx).id },
    ...{ mediaType: clean.mediaType, content: clean.content },
  });
  const before = await tx.one<{ id: string; fileId: string }>(
    `select id, file_id as "fileId" from letter_papers
      where tenant_id = balai.tenant_id() and request_id = $1 and requirement = $2`,
    [requestId, requirement],
  );
  if (before) {
    await tx.execute('update files set removed_at = now() where tenant_id = balai.tenant_id() and id = $1', [
      before.fileId,
    ]);
    await tx.execute('delete from letter_papers where tenant_id = balai.tenant_id() and id = $1', [
      before.id,
    ]);
  }
  await tx.execute(
    'insert into letter_papers (id, request_id, requirement, file_id, name) values ($1, $2, $3, $4, $5)',
    [uuidv7(), requestId, requirement, kept.id, upload.name],
  );
  await recordAudit(ctx, tx, {
    ...{ action: 'letter_paper.sent', resource: 'letter-request', objectId: requestId },
    ...{ objectLabel: request.number ?? request.typeTitle, after: { requirement } },
  });
}

/** One paper of a request that the caller reaches. @throws AppError 404 */
export async function openPaper(
  ctx: WorkContext,
  tx: Tx,
  requestId: string,
  paperId: string,
): Promise<PrivateFile> {
  const paper = (await readPapers(tx, requestId)).find(({ id }) => id === paperId);
  if (!paper) throw notFound();
  return openPrivateFile(ctx, tx, paper.fileId, { ...OWNER, objectId: requestId });
}
