import type { PersonalData } from '#kernel/personal-data';

export const cataloguePersonalData: PersonalData = {
  tables: [
    {
      table: 'gallery_photos',
      holds: 'Keterangan foto kegiatan',
      people: [],
      plain: ['caption', 'taken_on', 'extra', 'import_mark', 'delete_reason', 'published_columns'],
      keeps: 'Foto yang dikeberatkan orang di dalamnya dicabut oleh pengurus.',
    },
  ],
  plain: [{ table: 'catalogue_items', why: 'Barang dan jasa yang ditawarkan' }],
};
