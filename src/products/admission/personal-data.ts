import type { PersonalData } from '#kernel/personal-data';

export const admissionPersonalData: PersonalData = {
  tables: [],
  plain: [
    { table: 'programmes', why: 'Program studi yang dibuka' },
    { table: 'semesters', why: 'Masa penerimaan' },
    { table: 'exam_rooms', why: 'Ruang dan kursi ujian' },
    { table: 'exam_sessions', why: 'Hari dan jam tes' },
  ],
};
