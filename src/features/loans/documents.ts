import { readFile } from 'node:fs/promises';
import type { Tx } from '#kernel/database';
import {
  documentTypes,
  inspectUpload,
  keepPrivateFile,
  normaliseImage,
  type UploadedFile,
} from '#kernel/files';
import type { WorkContext } from '#kernel/work';

export const DOCUMENT_BYTES = 5 * 1024 * 1024;
export const MOST_DOCUMENTS = 3;
const KIND = 'loan-document';

/** Papers of one application: payslip, proof of what stands as collateral. */
export interface LoanDocument {
  id: string;
  name: string;
  size: number;
}

export const documentOwner = (resource: string, loanId: string) => ({
  resource,
  objectId: loanId,
  kind: KIND,
});

/** Keeps papers with an application. @throws FileError for what is no picture or PDF */
export async function keepDocuments(
  ctx: WorkContext,
  tx: Tx,
  resource: string,
  loanId: string,
  uploads: readonly UploadedFile[],
): Promise<void> {
  const about = { field: 'documents' };
  for (const upload of uploads) {
    const seen = await inspectUpload(upload.path, {
      accept: documentTypes,
      maxBytes: DOCUMENT_BYTES,
      ...about,
    });
    const clean = seen.image
      ? await normaliseImage(upload.path, { maxEdge: 2_000, format: 'jpeg', ...about })
      : { content: await readFile(upload.path), mediaType: seen.mediaType };
    await keepPrivateFile(ctx, tx, {
      ...{ ...documentOwner(resource, loanId), name: upload.name, uploadedBy: null },
      ...{ mediaType: clean.mediaType, content: clean.content },
    });
  }
}

/** The papers of an application, oldest first. */
export function readDocuments(tx: Tx, resource: string, loanId: string): Promise<LoanDocument[]> {
  return tx.query<LoanDocument>(
    `select id, name, size from files
      where tenant_id = balai.tenant_id() and resource = $1 and object_id = $2 and kind = $3 order by id`,
    [resource, loanId, KIND],
  );
}
