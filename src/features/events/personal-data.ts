import type { PersonalData } from '#kernel/personal-data';

/** Who came to what an organisation invited to. */
export const eventsPersonalData: PersonalData = {
  tables: [
    {
      table: 'event_registrations',
      holds: 'Pendaftaran kegiatan',
      people: [
        { title: 'Pendaftaran kegiatan', rows: 't.account_id = :account', isTheirs: true, erase: 'delete' },
      ],
    },
    {
      table: 'calendar_events',
      holds: 'Kegiatan dan penanggung jawabnya',
      people: [],
      plain: [
        ...['title', 'category', 'place', 'coordinator', 'description', 'album', 'documentation'],
        ...['extra', 'import_mark', 'delete_reason', 'published_columns'],
      ],
      keeps: 'Kegiatan yang diumumkan; penanggung jawabnya disunting petugas.',
    },
  ],
  plain: [],
};
