import type { Things } from '#kernel/audit';

/** What the log of actions calls the things of this product. */
export const admissionThings: Things = {
  programme: 'Program studi',
  semester: 'Semester',
  room: 'Ruang ujian',
  'exam-session': 'Sesi ujian',
};
