import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#kernel/database';

export const DOCUMENT_TYPES = {
  id_proof: 'KTP atau tanda pengenal',
  employee_card: 'Kartu pegawai',
  membership_form: 'Formulir keanggotaan',
  other: 'Lainnya',
} as const;

export type DocumentType = keyof typeof DOCUMENT_TYPES;

export interface MemberDocument {
  id: string;
  memberId: string;
  type: DocumentType | 'dues_payment_proof' | 'profile_photo';
  fileId: string;
  name: string;
  mediaType: string;
  sha256: string;
  reviewStatus: 'not_reviewed' | 'approved' | 'rejected';
  reviewNote: string | null;
  createdAt: Date;
}

export const REVIEW_LABELS = {
  not_reviewed: { label: 'Belum diperiksa', tone: 'neutral' },
  approved: { label: 'Sesuai', tone: 'success' },
  rejected: { label: 'Perlu diganti', tone: 'warning' },
} as const;

/** A person's papers, newest first. */
export function readDocuments(tx: Tx, memberId: string): Promise<MemberDocument[]> {
  return tx.query<MemberDocument>(
    `select d.id, d.member_id as "memberId", d.doc_type as type, d.file_id as "fileId", f.name,
       f.media_type as "mediaType", f.sha256, d.review_status as "reviewStatus", d.review_note as "reviewNote",
       d.created_at as "createdAt"
       from member_documents d join files f on f.tenant_id = d.tenant_id and f.id = d.file_id
      where d.tenant_id = balai.tenant_id() and d.member_id = $1 and f.removed_at is null
      order by d.created_at desc`,
    [memberId],
  );
}

export async function addDocument(
  tx: Tx,
  given: { memberId: string; regionCode: string; type: DocumentType; fileId: string },
): Promise<string> {
  const id = uuidv7();
  await tx.execute(
    'insert into member_documents (id, member_id, region_code, doc_type, file_id) values ($1, $2, $3, $4, $5)',
    [id, given.memberId, given.regionCode, given.type, given.fileId],
  );
  return id;
}
