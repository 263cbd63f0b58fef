import { cmsThings } from '#features/cms';
import { complaintThings } from '#features/complaints';
import { inboxThings } from '#features/inbox';
import { letterThings } from '#features/letters';
import type { Things } from '#kernel/audit';

/** What the log of actions calls the things of this product. */
export const villageThings: Things = {
  ...cmsThings,
  ...inboxThings,
  ...complaintThings,
  ...letterThings,
  aid: 'Bantuan sosial',
  budget: 'APBDes',
  calendar: 'Kegiatan',
  'event-registration': 'Pendaftaran kegiatan',
  comment: 'Komentar dan ulasan',
};
