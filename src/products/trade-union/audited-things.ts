import { broadcastThings } from '#features/broadcast';
import { cmsThings } from '#features/cms';
import { duesThings } from '#features/dues';
import { forumThings } from '#features/forum';
import { inboxThings } from '#features/inbox';
import { surveyThings } from '#features/surveys';
import type { Things } from '#kernel/audit';

/** What the log of actions calls the things of this product. */
export const unionThings: Things = {
  ...duesThings,
  ...forumThings,
  ...cmsThings,
  ...surveyThings,
  ...broadcastThings,
  ...inboxThings,
  member: 'Anggota',
  'member.appeal': 'Banding',
  'member.propose': 'Usulan tindakan',
  arrears: 'Tunggakan',
  bank: 'Mutasi bank',
  mandate: 'Kuasa potong gaji',
  checkoff: 'Daftar potong gaji',
  whatsapp: 'Grup WhatsApp',
  column_set: 'Susunan kolom',
  masterdata: 'Data induk',
  campus: 'Kampus',
  membercard: 'Kartu anggota',
};
