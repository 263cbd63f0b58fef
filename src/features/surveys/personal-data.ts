import type { PersonalData } from '#kernel/personal-data';

/** Surveys: who was asked, and the answers of those that are not anonymous. */
export const surveysPersonalData: PersonalData = {
  tables: [
    {
      table: 'survey_participants',
      holds: 'Siapa ditanya dan siapa sudah menjawab',
      people: [{ title: 'Survei untuk saya', rows: 't.person_id = any (:people)', erase: {} }],
      plain: ['region_code'],
      keeps: 'Hanya id; jumlah yang ditanya tidak berubah.',
    },
    {
      table: 'survey_answers',
      holds: 'Jawaban survei bernama, tersandi',
      people: [
        { title: 'Jawaban survei', rows: 't.person_id = any (:people)', isTheirs: true, erase: 'delete' },
      ],
      plain: ['region_code', 'content'],
    },
    {
      table: 'survey_boxes',
      holds: 'Jawaban survei anonim, tersandi dan teracak',
      people: [],
      plain: ['region_code', 'content'],
      keeps: 'Tidak ada jalan dari jawaban ke orangnya; nama yang tertulis di dalamnya diganti.',
    },
  ],
  plain: [
    { table: 'surveys', why: 'Judul dan pengaturan survei' },
    { table: 'survey_questions', why: 'Pertanyaan survei' },
  ],
};
