import type { PersonalData } from '#kernel/personal-data';

/** Schedules name roles, never people; what is left is the officer who made them. */
export const reportsPersonalData: PersonalData = {
  tables: [
    {
      table: 'report_schedules',
      holds: 'Jadwal kirim laporan dan petugas yang membuatnya',
      people: [],
      plain: ['report', 'rhythm', 'format', 'roles', 'begins_on', 'made_by_name'],
      keeps: 'Catatan kerja pengurus.',
    },
  ],
  plain: [{ table: 'report_dispatches', why: 'Periode yang sudah dikirim' }],
};
