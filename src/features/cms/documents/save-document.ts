import { createReadStream } from 'node:fs';
import { v7 as uuidv7 } from 'uuid';
import { recordAudit } from '#kernel/audit';
import type { Tx } from '#kernel/database';
import { inspectUpload, keepPrivateFile, openPrivateFile, type PrivateFile } from '#kernel/files';
import { actorOf, conflict, notFound, type WorkContext } from '#kernel/work';
import type { Status, Visibility } from '../publication.tsx';
import { uniqueSlug } from '../unique-slug.ts';
import { type DocumentRow, findDocument } from './document-rows.ts';

export const DOCUMENT_BYTES = 20 * 1024 * 1024;

export interface DocumentInput {
  title: string;
  description: string;
  categoryId: string | null;
  visibility: Visibility;
  status: Status;
  /** From when on it is shown, when it is published. */
  publishedAt: Date | null;
}

/**
 * Stores a PDF: looked at by content, whatever its name says; its SHA-256 is kept. Sealed, because it may be a draft or
 * for members, and become either at any time.
 * @throws FileError as `inspectUpload`
 */
export async function keepDocumentFile(
  ctx: WorkContext,
  tx: Tx,
  upload: { path: string; name: string },
): Promise<string> {
  await inspectUpload(upload.path, {
    accept: ['application/pdf'],
    maxBytes: DOCUMENT_BYTES,
    field: 'file',
  });
  const { id } = await keepPrivateFile(ctx, tx, {
    ...{ resource: 'cms.document', kind: 'cms_document', name: upload.name, mediaType: 'application/pdf' },
    content: createReadStream(upload.path),
    uploadedBy: actorOf(ctx).id,
  });
  return id;
}

/** The bytes of a document. Who may read it is for the caller to ask. @throws FileError `file_not_found` */
export function openDocument(
  ctx: WorkContext,
  tx: Tx,
  row: Pick<DocumentRow, 'fileId'>,
): Promise<PrivateFile> {
  return openPrivateFile(ctx, tx, row.fileId, { kind: 'cms_document' });
}

/** Adds a document of a kind. */
export async function addDocument(
  ctx: WorkContext,
  tx: Tx,
  given: DocumentInput & { kind: string; fileId: string },
): Promise<string> {
  const id = uuidv7();
  const slug = await uniqueSlug(tx, 'cms_documents', given.title);
  await tx.execute(
    `insert into cms_documents (id, kind, title, slug, description, category_id, file_id, status, visibility, published_at,
       created_by, updated_by, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11, $12, $12)`,
    [
      ...[id, given.kind, given.title, slug, given.description, given.categoryId, given.fileId],
      ...[given.status, given.visibility, momentOf(ctx, given, null), actorOf(ctx).id, ctx.now],
    ],
  );
  await recordAudit(ctx, tx, {
    action: given.status === 'published' ? 'cms_document.published' : 'cms_document.created',
    resource: 'cms.document',
    objectId: id,
    objectLabel: given.title,
    after: { kind: given.kind, title: given.title, status: given.status, visibility: given.visibility },
  });
  return id;
}

/**
 * Changes a document; with `fileId` its file is another from now on (the older one stays stored).
 * @throws AppError 404, 409 `changed_meanwhile`
 */
export async function changeDocument(
  ctx: WorkContext,
  tx: Tx,
  given: DocumentInput & { id: string; seen: number; fileId?: string },
): Promise<void> {
  const before = await lockDocument(tx, given.id);
  if (before.version !== given.seen) {
    throw conflict(
      'changed_meanwhile',
      'Dokumen ini diubah orang lain sejak Anda membukanya. Isian Anda masih ada; periksa lalu simpan lagi.',
    );
  }
  await tx.execute(
    `update cms_documents set title = $2, description = $3, category_id = $4, visibility = $5, status = $6,
       published_at = $7, file_id = coalesce($8, file_id), updated_by = $9, updated_at = $10, version = version + 1
      where tenant_id = balai.tenant_id() and id = $1`,
    [
      ...[given.id, given.title, given.description, given.categoryId, given.visibility, given.status],
      ...[momentOf(ctx, given, before), given.fileId ?? null, actorOf(ctx).id, ctx.now],
    ],
  );
  const after = (await findDocument(tx, given.id))!;
  await recordAudit(ctx, tx, {
    action: ACTIONS[before.status === given.status ? 'same' : given.status],
    resource: 'cms.document',
    objectId: given.id,
    objectLabel: given.title,
    before: told(before),
    after: told(after),
  });
}

const ACTIONS = {
  same: 'cms_document.updated',
  draft: 'cms_document.unpublished',
  published: 'cms_document.published',
  archived: 'cms_document.archived',
} as const;

/** Takes a document away; its file stays stored for the log. @throws AppError 404, 409 while a page offers it */
export async function deleteDocument(ctx: WorkContext, tx: Tx, id: string): Promise<DocumentRow> {
  const before = await lockDocument(tx, id);
  const page = await tx.one<{ slug: string }>(
    'select slug from cms_pages where tenant_id = balai.tenant_id() and document_id = $1 and deleted_at is null',
    [id],
  );
  if (page)
    throw conflict(
      'document_in_use',
      `Dokumen ini adalah dokumen utama halaman “${page.slug}”. Lepaskan dahulu di halaman itu.`,
    );
  await tx.execute(
    'update cms_documents set deleted_at = $2, updated_by = $3 where tenant_id = balai.tenant_id() and id = $1',
    [id, ctx.now, actorOf(ctx).id],
  );
  await recordAudit(ctx, tx, {
    ...{ action: 'cms_document.deleted', resource: 'cms.document', objectId: id },
    ...{ objectLabel: before.title, before: told(before) },
  });
  return before;
}

/** One more download. A reader's count, not a person's: nothing says who. */
export async function countDownload(tx: Tx, id: string): Promise<void> {
  await tx.execute(
    'update cms_documents set download_count = download_count + 1 where tenant_id = balai.tenant_id() and id = $1',
    [id],
  );
}

async function lockDocument(tx: Tx, id: string): Promise<DocumentRow> {
  const isThere = await tx.one(
    'select 1 as found from cms_documents where tenant_id = balai.tenant_id() and id = $1 and deleted_at is null for update',
    [id],
  );
  const row = isThere && (await findDocument(tx, id));
  if (!row) throw notFound();
  return row;
}

function momentOf(ctx: WorkContext, given: DocumentInput, before: DocumentRow | null): Date | null {
  if (given.status !== 'published') return given.publishedAt ?? before?.publishedAt ?? null;
  return given.publishedAt ?? before?.publishedAt ?? ctx.now;
}

const told = (row: DocumentRow) => ({
  ...{ title: row.title, description: row.description, category: row.categoryName, status: row.status },
  ...{ visibility: row.visibility, published_at: row.publishedAt, sha256: row.sha256 },
});
