import type { FirstPage } from '#features/cms';

/** Texts a new village can stand by and will make its own. */
export const FIRST_PAGES: readonly FirstPage[] = [
  {
    slug: 'profil',
    title: 'Profil Desa',
    summary: 'Sejarah, letak, visi dan misi, dan siapa yang bertugas.',
    body: `## Sejarah

Tuliskan di sini asal nama desa, tahun berdirinya, dan para kepala desa sebelum ini.

## Letak

Sebutkan batas utara, timur, selatan, dan barat, serta jaraknya ke kantor kecamatan.

## Visi dan misi

Salin dari RPJM Desa yang berlaku.

## Pemerintah desa

Kepala desa, sekretaris desa, para kepala urusan dan kepala seksi, serta para kepala dusun.`,
  },
  {
    slug: 'faq',
    title: 'Tanya jawab',
    summary: 'Yang paling sering ditanyakan warga.',
    body: `## Bagaimana cara membuat akun?

Tekan Daftar, isi nama, surel, dan kata sandi. Setelah itu isi NIK dan nomor KK Anda; petugas mencocokkannya, lalu layanan surat, bantuan, dan pemungutan suara terbuka.

## Berapa biaya surat di kantor desa?

Tidak ada biaya.

## Saya tidak punya ponsel. Apakah tetap bisa dilayani?

Bisa. Datang ke loket; petugas mengisikan permohonan atas nama Anda.

## Siapa yang dapat melihat data saya?

Petugas yang berwenang, dan setiap pembukaan NIK tercatat. Di halaman Data Pribadi Anda melihat siapa yang pernah membukanya.

## Bagaimana bila data saya salah?

Bawa KTP dan kartu keluarga ke loket. Perubahan menyimpan nilai lama dan barunya.`,
  },
  {
    slug: 'contact',
    title: 'Kontak',
    summary: 'Tulis kepada kantor desa, atau datang pada jam layanan.',
    body: 'Pertanyaan dan saran kami jawab lewat surel. Untuk keluhan tentang pelayanan atau keadaan desa, masuk lalu buka Pengaduan supaya Anda dapat melacaknya.',
    template: 'contact',
  },
];
