import { readFile } from 'node:fs/promises';
import { recordAudit } from '#kernel/audit';
import type { Tx } from '#kernel/database';
import {
  documentTypes,
  inspectUpload,
  keepPrivateFile,
  openPrivateFile,
  type UploadedFile,
} from '#kernel/files';
import type { SignUpPaper } from '#kernel/product';
import { invalid, type WorkContext } from '#kernel/work';
import { type Application, RESOURCE } from './application.ts';

export const PAPER_BYTES = 10 * 1024 * 1024;

export interface Paper {
  kind: string;
  fileId: string;
  name: string;
  size: number;
}

/** The papers that hold now. */
export function readPapers(tx: Tx, applicationId: string): Promise<Paper[]> {
  return tx.query<Paper>(
    `select kind, id as "fileId", name, size from files
      where tenant_id = balai.tenant_id() and resource = $1 and object_id = $2 and removed_at is null order by uploaded_at`,
    [RESOURCE, applicationId],
  );
}

/**
 * Keeps a paper of an application, sealed; another of its kind takes the place of the first.
 * @throws AppError 422 without a file; FileError
 */
export async function keepPaper(
  ctx: WorkContext,
  tx: Tx,
  given: {
    application: Application;
    paper: { kind: string; label: string };
    upload: UploadedFile | undefined;
  },
): Promise<void> {
  const { application, paper, upload } = given;
  if (!upload) throw invalid({ [paper.kind]: 'Pilih berkasnya dahulu.' });
  const { mediaType } = await inspectUpload(upload.path, {
    ...{ accept: documentTypes, maxBytes: PAPER_BYTES, field: paper.kind },
  });
  await tx.execute(
    `update files set removed_at = $4
      where tenant_id = balai.tenant_id() and resource = $1 and object_id = $2 and kind = $3 and removed_at is null`,
    [RESOURCE, application.id, paper.kind, ctx.now],
  );
  const kept = await keepPrivateFile(ctx, tx, {
    ...{ resource: RESOURCE, objectId: application.id, kind: paper.kind, name: upload.name, mediaType },
    ...{ content: await readFile(upload.path), uploadedBy: null },
  });
  await recordAudit(ctx, tx, {
    ...{ action: 'sign_up.paper_uploaded', resource: RESOURCE, objectId: application.id },
    ...{ objectLabel: application.name, after: { paper: paper.label, sha256: kept.sha256 } },
  });
}

/** A paper with its bytes, for the organisation that is to keep it. */
export async function openPaper(ctx: WorkContext, tx: Tx, { fileId, kind }: Paper): Promise<SignUpPaper> {
  const kept = await openPrivateFile(ctx, tx, fileId, { resource: RESOURCE, kind });
  const chunks: Buffer[] = [];
  for await (const chunk of kept.content) chunks.push(chunk);
  return { kind, name: kept.name, mediaType: kept.mediaType, content: Buffer.concat(chunks) };
}

/**
 * Marks every paper of an application as gone, replaced ones too.
 * @returns the keys of their bytes, to be deleted once the transaction stands
 */
export async function removePapers(ctx: WorkContext, tx: Tx, applicationId: string): Promise<string[]> {
  const rows = await tx.query<{ store_key: string }>(
    `update files set removed_at = coalesce(removed_at, $3)
      where tenant_id = balai.tenant_id() and resource = $1 and object_id = $2 returning store_key`,
    [RESOURCE, applicationId, ctx.now],
  );
  return rows.map(({ store_key }) => store_key);
}
