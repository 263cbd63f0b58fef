import { defineRegister, type Register } from '#kernel/register';

interface PostsPlace {
  /** Row of the product's matrix. */
  resource: string;
  /** Where they are written, and where everybody reads them. */
  page: string;
  publicPage: string;
  trail?: Register['trail'];
}

/** News and notices of an organisation, as a book: written inside, published one by one. */
export function definePosts({ resource, page, publicPage, trail }: PostsPlace): Register {
  return defineRegister({
    key: 'posts',
    resource,
    table: 'cms_posts',
    title: 'Berita dan Artikel',
    entry: 'tulisan',
    page,
    ...(trail ? { trail } : {}),
    about: 'Berita untuk umum, dan pengumuman tentang apa yang sedang dibuka.',
    nameFrom: ['title'],
    defaultSort: '-number',
    rightNames: { import: false, print: false, export: false },
    fields: [
      {
        type: 'text',
        key: 'title',
        label: 'Judul',
        required: true,
        maxLength: 150,
        list: 'shown',
        search: true,
        sort: true,
        publicColumn: true,
      },
      {
        type: 'choice',
        key: 'kind',
        label: 'Jenis',
        required: true,
        list: 'shown',
        filter: true,
        choices: [
          { value: 'news', label: 'Berita' },
          { value: 'notice', label: 'Sedang dibuka' },
        ],
        help: 'Berita tinggal di halaman kabar. Yang sedang dibuka tampil di halaman muka pada hari-hari yang Anda tulis.',
      },
      {
        type: 'longText',
        key: 'lead',
        label: 'Ringkasan',
        maxLength: 300,
        rows: 3,
        search: true,
        publicColumn: true,
        help: 'Satu atau dua kalimat untuk halaman muka.',
      },
      {
        type: 'longText',
        key: 'body',
        label: 'Isi',
        maxLength: 20_000,
        rows: 14,
        search: true,
        publicColumn: true,
      },
      { type: 'date', key: 'opensOn', label: 'Tampil sejak', list: 'optional' },
      { type: 'date', key: 'closesOn', label: 'Tampil sampai', list: 'optional' },
      {
        type: 'text',
        key: 'linkUrl',
        label: 'Tautan',
        maxLength: 200,
        help: 'Halaman yang dibuka dari halaman muka, misalnya /isi/buku-tamu.',
      },
    ],
    publish: {
      page: publicPage,
      lead: 'Kabar dan pengumuman untuk umum.',
      isForAll: 'news that was published is for whoever comes',
    },
  });
}
