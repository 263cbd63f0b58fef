import { recordAudit } from '#kernel/audit';
import type { Tx } from '#kernel/database';
import { documentTypes, inspectUpload, keepPrivateFile, type UploadedFile } from '#kernel/files';
import type { SignUpPaper } from '#kernel/product';
import { AppError, actorOf, conflict, type WorkContext } from '#kernel/work';

/** The four papers of the requirement ("Dokument (upload)", koperasi.md L102–110), in its order. */
export const LEGAL_KINDS = {
  pengesahan: 'Pengesahan pendirian badan hukum',
  'daftar-umum': 'Daftar umum koperasi',
  akta: 'Akta notaris pendirian',
  npwp: 'NPWP koperasi',
} as const;

export type LegalKind = keyof typeof LEGAL_KINDS;

export const isLegalKind = (value: string | undefined): value is LegalKind =>
  value !== undefined && Object.hasOwn(LEGAL_KINDS, value);

export const RESOURCE = 'legal-document';
export const LEGAL_BYTES = 10 * 1024 * 1024;

export interface LegalDocument {
  kind: LegalKind;
  fileId: string;
  name: string;
  size: number;
  uploadedAt: Date;
  uploadedByName: string | null;
}

/** The papers that hold now; those that were replaced stay in the store and are shown to nobody. */
export function readLegalDocuments(tx: Tx): Promise<LegalDocument[]> {
  return tx.query<LegalDocument>(
    `select f.kind, f.id as "fileId", f.name, f.size, f.uploaded_at as "uploadedAt",
       a.display_name as "uploadedByName"
      from files f left join accounts a on a.tenant_id = f.tenant_id and a.id = f.uploaded_by
      where f.tenant_id = balai.tenant_id() and f.resource = $1 and f.removed_at is null`,
    [RESOURCE],
  );
}

/**
 * Keeps a paper, sealed. With `replaces` it takes the place of the one that is there.
 * @throws AppError 422 without a file, 409 when one is there already or none to replace; FileError
 */
export async function keepLegalDocument(
  ctx: WorkContext,
  tx: Tx,
  given: { kind: LegalKind; upload: UploadedFile | undefined; content: Buffer; replaces: boolean },
): Promise<void> {
  const { kind, upload, content, replaces } = given;
  if (!upload)
    throw new AppError('file_missing', 422, 'Pilih berkasnya dahulu.', { [kind]: 'Pilih berkasnya dahulu.' });
  // Two officers at once: the second is told of the first.
  await tx.query(
    `select pg_advisory_xact_lock(hashtextextended('legal ' || balai.tenant_id()::text || $1, 0))`,
    [kind],
  );
  const before = (await readLegalDocuments(tx)).find((one) => one.kind === kind);
  if (before && !replaces) throw conflict('exists', `${LEGAL_KINDS[kind]} sudah ada. Ganti yang itu.`);
  if (!before && replaces) throw conflict('missing', `${LEGAL_KINDS[kind]} belum ada. Unggah dahulu.`);
  const { mediaType } = await inspectUpload(upload.path, {
    ...{ accept: documentTypes, maxBytes: LEGAL_BYTES, field: kind },
  });
  await storeLegalDocument(ctx, tx, { kind, name: upload.name, mediaType, content }, before);
}

/** A paper that came with the sign-up of the cooperative; where it lies already, that one stays. */
export async function takeSignUpPaper(ctx: WorkContext, tx: Tx, paper: SignUpPaper): Promise<void> {
  const { kind } = paper;
  if (!isLegalKind(kind)) throw new Error(`A cooperative keeps no paper of the kind ${kind}`);
  if ((await readLegalDocuments(tx)).some((one) => one.kind === kind)) return;
  await storeLegalDocument(ctx, tx, { ...paper, kind });
}

async function storeLegalDocument(
  ctx: WorkContext,
  tx: Tx,
  paper: SignUpPaper & { kind: LegalKind },
  before?: LegalDocument,
): Promise<void> {
  const { kind, name } = paper;
  const kept = await keepPrivateFile(ctx, tx, {
    ...{ resource: RESOURCE, ...paper },
    uploadedBy: actorOf(ctx).id,
  });
  if (before)
    await tx.execute('update files set removed_at = $2 where tenant_id = balai.tenant_id() and id = $1', [
      before.fileId,
      ctx.now,
    ]);
  await recordAudit(ctx, tx, {
    action: before ? 'legal_document.replaced' : 'legal_document.uploaded',
    ...{ resource: RESOURCE, objectId: kept.id, objectLabel: LEGAL_KINDS[kind] },
    ...(before ? { before: { name: before.name } } : {}),
    after: { name, sha256: kept.sha256 },
  });
}
