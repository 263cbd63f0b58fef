import type { RightName } from '#kernel/access';
import { defineRegister, type Field, type Register } from '#kernel/register';
import { orderLinks } from './order-links.tsx';

export interface CataloguePlace {
  /** Row of the product's matrix. */
  resource: string;
  /** Where it is written, and where everybody reads it. */
  page: string;
  publicPage: string;
  /** What a reader of the published asks for; left out: nothing. Who opens the list behind it may change it. */
  reader?: RightName;
}

/** What differs where reading what was published is a right of the matrix. */
export const readingOf = ({ resource, reader }: CataloguePlace) =>
  reader && { list: { read: { resource, right: 'update' } }, publish: { right: reader } };

/** Goods and services of an organisation, as a book: price, stock, photo, and an order by WhatsApp. */
export function defineCatalogue(place: CataloguePlace & { ofBusinesses?: true }): Register {
  const { resource, page, publicPage } = place;
  const reading = readingOf(place);
  return defineRegister({
    key: 'catalogue',
    resource,
    table: 'catalogue_items',
    title: place.ofBusinesses ? 'Produk UMKM' : 'Katalog',
    entry: 'barang atau jasa',
    page,
    about: 'Barang dan jasa yang ditawarkan, dengan harga, persediaan, dan foto.',
    nameFrom: ['name'],
    defaultSort: 'name',
    rightNames: { ...reading?.list, import: false, print: false, export: false },
    fields: [
      ...(place.ofBusinesses ? [OF_BUSINESS] : []),
      {
        ...{ type: 'text', key: 'name', label: 'Nama', required: true, maxLength: 150 },
        ...{ list: 'shown', search: true, sort: true, publicColumn: true },
      },
      {
        ...{ type: 'choice', key: 'kind', label: 'Jenis', required: true, list: 'shown', filter: true },
        publicColumn: true,
        choices: [
          { value: 'goods', label: 'Barang' },
          { value: 'service', label: 'Jasa' },
        ],
      },
      {
        ...{ type: 'text', key: 'category', label: 'Kategori', maxLength: 60, list: 'shown', search: true },
        ...{ sort: true, publicColumn: true },
        suggestions: ['Kebutuhan pokok', 'Makanan', 'Kerajinan', 'Pertanian', 'Layanan'],
      },
      {
        ...{ type: 'rupiah', key: 'price', label: 'Harga', list: 'shown', sort: true, publicColumn: true },
        help: 'Kosongkan bila harganya ditanyakan dahulu.',
      },
      {
        ...{ type: 'text', key: 'unit', label: 'Satuan', maxLength: 30, publicColumn: true },
        suggestions: ['buah', 'kg', 'liter', 'karung 5 kg', 'lembar', 'jam', 'kali'],
      },
      {
        ...{ type: 'number', key: 'stock', label: 'Persediaan', min: 0, list: 'shown', sort: true },
        publicColumn: true,
        help: 'Kosongkan bila tidak dihitung, misalnya untuk jasa. 0 tampil sebagai habis.',
      },
      {
        ...{ type: 'longText', key: 'description', label: 'Keterangan', maxLength: 3_000, rows: 5 },
        ...{ search: true, publicColumn: true },
      },
      {
        ...{ type: 'photo', key: 'photo', column: 'photo_file_id', label: 'Foto', list: 'never' },
        ...{ publicColumn: true, maxBytes: 10 * 1024 * 1024 },
        help: 'JPEG, PNG, atau WebP. Tempat dan kamera yang tercatat di dalam foto dihapus.',
      },
    ],
    publish: {
      page: publicPage,
      lead: 'Barang dan jasa kami. Pesan lewat WhatsApp; pembayaran dan pengambilan disepakati di sana.',
      ...(reading?.publish ?? { isForAll: 'what is offered for sale is for whoever comes' }),
      look: 'cards',
      ...(place.ofBusinesses ? {} : { beside: orderLinks }),
    },
  });
}

const OF_BUSINESS: Field = {
  ...{ type: 'reference', key: 'business', column: 'business_id', label: 'UMKM' },
  ...{ list: 'shown', filter: true, publicColumn: true },
  to: { table: 'businesses', name: 'name', canBeDeleted: true },
  help: 'Kosongkan untuk barang milik desa sendiri.',
};
