import { defineRegister, type Field, type Register } from '#kernel/register';
import { type CataloguePlace, readingOf } from './catalogue-register.ts';

/** Photos of an organisation's life, as a book: each with its words, published one by one. */
export function defineGallery(place: CataloguePlace & { hasAlbums?: true }): Register {
  const { resource, page, publicPage } = place;
  const reading = readingOf(place);
  return defineRegister({
    key: 'gallery',
    resource,
    table: 'gallery_photos',
    title: place.hasAlbums ? 'Galeri' : 'Galeri Foto',
    entry: place.hasAlbums ? 'media' : 'foto',
    page,
    about: 'Foto kegiatan dengan keterangannya.',
    nameFrom: ['caption'],
    defaultSort: '-takenOn',
    rightNames: { ...reading?.list, import: false, print: false, export: false },
    fields: [
      {
        ...{ type: 'text', key: 'caption', label: 'Keterangan', required: true, maxLength: 200 },
        ...{ list: 'shown', search: true, sort: true, publicColumn: true },
        help: 'Apa yang terlihat, bagi yang tidak dapat melihatnya. Minta izin orang yang tampak jelas di foto.',
      },
      {
        ...{ type: 'date', key: 'takenOn', label: 'Tanggal', list: 'shown', sort: true, latest: 'today' },
        publicColumn: true,
      },
      ...(place.hasAlbums ? ALBUM_FIELDS : []),
      {
        ...{ type: 'photo', key: 'photo', column: 'photo_file_id', label: 'Foto', list: 'never' },
        ...{ publicColumn: true, maxBytes: 10 * 1024 * 1024 },
        help: 'JPEG, PNG, atau WebP. Tempat dan kamera yang tercatat di dalam foto dihapus.',
      },
    ],
    publish: {
      page: publicPage,
      lead: 'Kegiatan kami dalam foto.',
      ...(reading?.publish ?? { isForAll: 'photos that were published are for whoever comes' }),
      ...(place.hasAlbums ? { isShownByProduct: true } : { look: 'cards' }),
    },
  });
}

const ALBUM_FIELDS: readonly Field[] = [
  {
    ...{ type: 'text', key: 'album', label: 'Album', maxLength: 60, list: 'shown', search: true, sort: true },
    ...{ filter: true, publicColumn: true },
    help: 'Tulis album yang sama agar fotonya berkumpul; galeri umum menyaring menurut album.',
  },
  {
    ...{ type: 'text', key: 'videoUrl', label: 'Tautan video', maxLength: 300, isLink: true },
    publicColumn: true,
    help: 'Alamat video di situs lain, misalnya https://…. Foto di bawah menjadi gambarnya.',
  },
];
