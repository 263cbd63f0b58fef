import type { PersonalData } from '#kernel/personal-data';

export const cataloguePersonalData: PersonalData = {
  tables: [
    {
      table: 'gallery_photos',
      holds: 'Keterangan foto kegiatan',
      people: [],
      plain: [
        ...['caption', 'taken_on', 'album', 'video_url'],
        ...['extra', 'import_mark', 'delete_reason', 'published_columns'],
      ],
      keeps: 'Foto yang dikeberatkan orang di dalamnya dicabut oleh pengurus.',
    },
    {
      table: 'businesses',
      holds: 'Usaha warga: pemilik, alamat, nomor, izin',
      people: [],
      plain: [
        ...['name', 'category', 'owner_name', 'about', 'address', 'hours', 'phone', 'website', 'map_place'],
        ...['business_number', 'food_permit', 'halal_number', 'promoted_until'],
        ...['extra', 'import_mark', 'delete_reason', 'published_columns'],
      ],
      keeps: 'Diterbitkan dengan izin pemiliknya; ditarik atau disunting pengurus bila ia meminta.',
    },
  ],
  plain: [{ table: 'catalogue_items', why: 'Barang dan jasa yang ditawarkan' }],
};
