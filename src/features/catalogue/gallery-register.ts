import { defineRegister, type Register } from '#kernel/register';
import type { CataloguePlace } from './catalogue-register.ts';

/** Photos of an organisation's life, as a book: each with its words, published one by one. */
export function defineGallery({ resource, page, publicPage }: CataloguePlace): Register {
  return defineRegister({
    key: 'gallery',
    resource,
    table: 'gallery_photos',
    title: 'Galeri Foto',
    entry: 'foto',
    page,
    about: 'Foto kegiatan dengan keterangannya.',
    nameFrom: ['caption'],
    defaultSort: '-takenOn',
    rightNames: { import: false, print: false, export: false },
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
      {
        ...{ type: 'photo', key: 'photo', column: 'photo_file_id', label: 'Foto', list: 'never' },
        ...{ publicColumn: true, maxBytes: 10 * 1024 * 1024 },
        help: 'JPEG, PNG, atau WebP. Tempat dan kamera yang tercatat di dalam foto dihapus.',
      },
    ],
    publish: {
      page: publicPage,
      lead: 'Kegiatan kami dalam foto.',
      isForAll: 'photos that were published are for whoever comes',
      look: 'cards',
    },
  });
}
