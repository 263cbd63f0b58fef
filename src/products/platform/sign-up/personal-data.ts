import type { PersonalData } from '#kernel/personal-data';

/** What the platform itself keeps: who asked for an organisation. */
export const signUpPersonalData: PersonalData = {
  tables: [
    {
      table: 'tenant_applications',
      holds: 'Organisasi yang mendaftar dan siapa yang mendaftarkannya',
      people: [],
      plain: [
        ...['name', 'slug', 'village_code', 'village_name', 'contact_name', 'contact_email', 'contact_phone'],
        ...['decided_by_name', 'decision_note'],
      ],
      keeps: 'Dasar keputusan pengelola; yang tidak dikirim dihapus sesudah enam puluh hari.',
    },
  ],
  plain: [],
};
