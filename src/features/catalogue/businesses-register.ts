import { defineRegister, type Register } from '#kernel/register';
import { type CataloguePlace, readingOf } from './catalogue-register.ts';

/** Businesses of the people of a place: who they are, what papers they have, how one reaches them. */
export function defineBusinesses(place: CataloguePlace): Register {
  const { resource, page, publicPage } = place;
  const reading = readingOf(place);
  return defineRegister({
    key: 'businesses',
    resource,
    table: 'businesses',
    title: 'UMKM',
    entry: 'UMKM',
    page,
    about: 'Usaha warga dengan pemilik, izin, dan cara menghubunginya.',
    nameFrom: ['name'],
    defaultSort: 'name',
    acts: [{ label: 'Produk', url: `${page}/produk`, needs: { resource, right: 'update' } }],
    rightNames: { ...reading?.list, import: false, print: false, export: false },
    fields: [
      {
        ...{ type: 'text', key: 'name', label: 'Nama usaha', required: true, maxLength: 150 },
        ...{ list: 'shown', search: true, sort: true, publicColumn: true },
      },
      {
        ...{ type: 'text', key: 'category', label: 'Kategori', maxLength: 60, list: 'shown', search: true },
        ...{ sort: true, filter: true, publicColumn: true },
        suggestions: ['Makanan', 'Kerajinan', 'Pertanian', 'Perikanan', 'Jasa', 'Perdagangan'],
        help: 'Pilih yang ada, atau tulis yang baru; daftar umum menyaring menurut kategori.',
      },
      {
        ...{ type: 'text', key: 'ownerName', label: 'Pemilik', maxLength: 150, list: 'shown', search: true },
        publicColumn: true,
      },
      {
        ...{ type: 'longText', key: 'about', label: 'Tentang usaha', maxLength: 3_000, rows: 5 },
        ...{ search: true, publicColumn: true },
      },
      { type: 'text', key: 'address', label: 'Alamat', maxLength: 200, publicColumn: true },
      { type: 'text', key: 'hours', label: 'Jam buka', maxLength: 100, publicColumn: true },
      {
        ...{ type: 'text', key: 'phone', label: 'Nomor WhatsApp', maxLength: 30, publicColumn: true },
        help: 'Terbitkan hanya dengan izin pemiliknya; pembeli memesan lewat nomor ini.',
      },
      {
        ...{ type: 'text', key: 'website', label: 'Situs atau media sosial', maxLength: 200, isLink: true },
        publicColumn: true,
      },
      { type: 'text', key: 'businessNumber', label: 'NIB', digits: 13, publicColumn: true },
      { type: 'text', key: 'foodPermit', label: 'Nomor PIRT', maxLength: 40, publicColumn: true },
      {
        type: 'text',
        key: 'halalNumber',
        label: 'Nomor sertifikat halal',
        maxLength: 40,
        publicColumn: true,
      },
      {
        ...{ type: 'date', key: 'promotedUntil', label: 'Dipromosikan sampai', list: 'shown', sort: true },
        help: 'Sampai hari itu tampil paling depan, dengan tanda pilihan desa.',
      },
      {
        ...{ type: 'text', key: 'mapPlace', label: 'Letak di peta', maxLength: 40, publicColumn: true },
        help: 'Lintang dan bujur, misalnya -3.2531, 114.5102.',
      },
      {
        ...{ type: 'photo', key: 'photo', column: 'photo_file_id', label: 'Foto', list: 'never' },
        ...{ publicColumn: true, maxBytes: 10 * 1024 * 1024 },
        help: 'JPEG, PNG, atau WebP. Tempat dan kamera yang tercatat di dalam foto dihapus.',
      },
    ],
    publish: {
      page: publicPage,
      lead: 'Usaha warga: apa yang mereka buat, dan cara memesannya.',
      ...(reading?.publish ?? { isForAll: 'what is offered for sale is for whoever comes' }),
      isShownByProduct: true,
    },
  });
}
