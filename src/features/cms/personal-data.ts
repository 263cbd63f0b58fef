import type { PersonalData } from '#kernel/personal-data';

/** What the public site keeps of people. */
export const cmsPersonalData: PersonalData = {
  tables: [
    {
      table: 'cms_subscribers',
      holds: 'Surel pelanggan kabar',
      people: [{ title: 'Langganan kabar', rows: 'lower(t.email) = :email', erase: 'delete' }],
      plain: ['email', 'token_hash'],
    },
    {
      table: 'cms_officers',
      holds: 'Pengurus yang ditampilkan: nama, jabatan, riwayat singkat',
      people: [
        {
          title: 'Halaman pengurus',
          rows: 't.person_id = any (:people)',
          isTheirs: true,
          erase: { full_name: { becomes: 'Pengurus terdahulu' }, bio: 'empty', bio_html: 'empty' },
        },
      ],
      plain: ['position_title', 'region_code', 'period_start', 'period_end'],
    },
    {
      table: 'cms_news',
      holds: 'Berita dan nama penulisnya',
      people: [{ rows: 't.author_id = :account', isTheirs: true, erase: { author_name: 'empty' } }],
      plain: ['title', 'slug', 'excerpt', 'body', 'body_html', 'category_kind'],
      keeps: 'Berita yang terbit; nama orang yang dihapus diganti.',
    },
    {
      table: 'cms_media',
      holds: 'Gambar dan keterangannya',
      people: [],
      plain: ['name', 'alt_text', 'source_sha256'],
      keeps: 'Foto pengurus dicabut oleh pengurus situs.',
    },
  ],
  plain: [
    { table: 'cms_posts', why: 'Kabar dan pengumuman organisasi' },
    { table: 'cms_categories', why: 'Nama kategori' },
    { table: 'cms_documents', why: 'Dokumen terbit' },
    { table: 'cms_home_sections', why: 'Isi beranda' },
    { table: 'cms_pages', why: 'Alamat halaman' },
    { table: 'cms_page_revisions', why: 'Isi halaman' },
    { table: 'cms_news_mails', why: 'Hanya id' },
  ],
};
