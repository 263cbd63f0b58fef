import type { Things } from '#kernel/audit';

/** What the log of actions calls what is kept here. */
export const cmsThings: Things = {
  content: 'Isi situs',
  cms_page: 'Halaman',
  cms_news: 'Berita',
  cms_document: 'Dokumen',
  cms_officer: 'Susunan pengurus',
  cms_media: 'Gambar',
  cms_home: 'Halaman muka',
  cms_category: 'Kategori',
  cms_subscriber: 'Pelanggan surel',
};
