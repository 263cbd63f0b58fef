import type { FirstPage } from '#features/cms';

/** What a new union starts with: texts it can stand by and will make its own. */
export const FIRST_PAGES: readonly FirstPage[] = [
  {
    slug: 'sejarah',
    title: 'Sejarah',
    summary: 'Dari obrolan di kantin sampai serikat di banyak provinsi.',
    body: `Serikat ini berawal dari percakapan yang sama di banyak kampus: beban kerja bertambah, kepastian kerja berkurang, dan setiap orang merasa menghadapinya sendirian.

## Bermula dari saling mendengar

Dosen, tenaga kependidikan, dan pekerja kontrak mulai bertemu lintas kampus. Mereka menemukan bahwa masalah yang tampak pribadi ternyata pola yang sama: kontrak yang diperpanjang tiap semester, tunjangan yang terlambat, dan keputusan yang dibuat tanpa mendengar yang menjalankannya.

## Menjadi organisasi

Para pendiri menyusun Anggaran Dasar dan Anggaran Rumah Tangga, memilih pengurus, dan mencatatkan serikat sesuai Undang-Undang Nomor 21 Tahun 2000 tentang Serikat Pekerja/Serikat Buruh. Sejak itu setiap pengurus dipilih oleh anggota dan mempertanggungjawabkan kerjanya kepada anggota.

## Hari ini

Anggota tersebar di banyak provinsi dengan pengurus wilayah yang mendampingi dari dekat. Yang tetap sama: serikat bergerak karena anggotanya saling menjaga.`,
  },
  {
    slug: 'manifesto',
    title: 'Manifesto',
    summary: 'Yang kami yakini dan kami perjuangkan.',
    body: `Kampus berdiri karena orang-orang yang bekerja di dalamnya. Kami pekerja kampus, dan kami bersuara bersama.

## Kami meyakini

- Pendidikan yang baik lahir dari kerja yang layak.
- Setiap pekerja kampus setara martabatnya, apa pun status kepegawaiannya.
- Kebebasan akademik dan kebebasan berserikat saling menguatkan.
- Keputusan tentang kerja dibuat bersama yang mengerjakannya.

## Kami memperjuangkan

- Upah dan tunjangan yang layak, dibayar tepat waktu.
- Kepastian kerja bagi pekerja kontrak, honorer, dan dosen luar biasa.
- Beban kerja yang manusiawi dan perlindungan dari perundungan dan kekerasan.
- Perundingan yang jujur antara pekerja dan penyelenggara kampus.

## Cara kami bekerja

Kami mendengar sebelum berbicara, berunding sebelum bertindak, dan bertindak bersama. Keuangan kami terbuka bagi anggota. Data anggota kami jaga, termasuk dari pihak kampus.`,
  },
  {
    slug: 'visimisi',
    title: 'Visi dan misi',
    summary: 'Ke mana kami menuju dan bagaimana sampai ke sana.',
    body: `## Visi

Kampus yang adil, tempat setiap pekerjanya hidup layak, aman, dan didengar.

## Misi

1. Menghimpun pekerja kampus lintas status dan lintas provinsi dalam satu serikat yang mandiri.
2. Membela anggota yang menghadapi masalah kerja, dari konsultasi sampai pendampingan.
3. Merundingkan syarat kerja yang layak dengan penyelenggara pendidikan tinggi.
4. Menyiapkan kajian dan usulan kebijakan yang berpijak pada pengalaman anggota.
5. Mengelola organisasi dan iuran secara terbuka, tertib, dan dapat diperiksa anggota.`,
  },
  {
    slug: 'ad-art',
    template: 'legal',
    title: 'Anggaran Dasar dan Anggaran Rumah Tangga',
    summary: `Yang paling perlu Anda ketahui sebelum bergabung:

- Anggota adalah pekerja di perguruan tinggi: dosen, tenaga kependidikan, dan pekerja lain, apa pun statusnya.
- Keanggotaan bersifat sukarela. Anda dapat mengundurkan diri kapan saja dari halaman status keanggotaan.
- Setiap anggota punya satu suara dan berhak memilih serta dipilih menjadi pengurus.
- Iuran dibayar tiap bulan menurut golongan (PNS) atau rentang gaji. Iuran pendaftaran sama dengan iuran satu bulan.
- Tunggakan tiga bulan atau lebih menahan sebagian layanan; tagihan, pembayaran, dan pengaduan tetap terbuka.
- Tindakan disiplin hanya dengan alasan tertulis, dan anggota berhak mengajukan keberatan.
- Data anggota tidak diserahkan kepada pemberi kerja tanpa persetujuan tertulis.`,
    body: `## Anggaran Dasar

### Pasal 1. Nama, tempat, dan waktu

Organisasi ini bernama Serikat Pekerja Kampus, berkedudukan di Indonesia, dan didirikan untuk waktu yang tidak ditentukan.

### Pasal 2. Asas dan sifat

Serikat berasaskan Pancasila dan Undang-Undang Dasar 1945. Serikat bersifat bebas, terbuka, mandiri, demokratis, dan bertanggung jawab sesuai Undang-Undang Nomor 21 Tahun 2000.

### Pasal 3. Tujuan

Serikat bertujuan memberikan perlindungan, membela hak dan kepentingan, serta meningkatkan kesejahteraan pekerja kampus dan keluarganya.

### Pasal 4. Keanggotaan

- Anggota adalah pekerja di perguruan tinggi yang mendaftar, menyetujui AD/ART, membayar iuran pendaftaran, dan disetujui pengurus.
- Keanggotaan berakhir karena mengundurkan diri, meninggal dunia, atau diberhentikan.
- Nomor anggota diberikan sekali dan tidak dipakai ulang.

### Pasal 5. Hak anggota

- Bersuara, memilih, dan dipilih.
- Mendapat pembelaan dan pendampingan.
- Mengetahui keadaan organisasi dan keuangannya.
- Mengajukan keberatan atas keputusan yang menyangkut dirinya.

### Pasal 6. Kewajiban anggota

- Menaati AD/ART dan keputusan organisasi.
- Membayar iuran tepat waktu.
- Menjaga nama baik organisasi dan sesama anggota.

### Pasal 7. Keuangan

Keuangan berasal dari iuran anggota dan sumber lain yang sah dan tidak mengikat. Laporan keuangan disampaikan kepada anggota.

## Anggaran Rumah Tangga

### Pasal 1. Iuran

Besar iuran mengikuti golongan bagi PNS dan rentang gaji bersih sebulan bagi pekerja lain. Iuran pendaftaran sama dengan iuran satu bulan dan berlaku untuk bulan disetujui.

### Pasal 2. Tunggakan

Tunggakan satu bulan diingatkan, dua bulan diperingatkan, dan tiga bulan atau lebih menahan layanan kartu, forum, dan grup sampai tunggakan berkurang. Bendahara dapat memberi kelonggaran dengan alasan.

### Pasal 3. Pengurus wilayah

Pengurus wilayah mendampingi anggota di provinsinya dan mengusulkan tindakan kepada pengurus pusat.

### Pasal 4. Disiplin

Penangguhan dan pemberhentian diputuskan pengurus pusat dengan alasan tertulis. Anggota berhak didengar dan mengajukan keberatan.`,
  },
  {
    slug: 'privasi',
    title: 'Privasi',
    summary: 'Data apa yang kami simpan, untuk apa, dan hak Anda atasnya.',
    body: `Halaman ini menjelaskan pengolahan data pribadi calon anggota dan anggota menurut Undang-Undang Nomor 27 Tahun 2022 tentang Pelindungan Data Pribadi.

## Data yang kami simpan

- Identitas dan kontak: nama, surel, nomor telepon, dan alamat bila Anda isi.
- Pekerjaan: kampus, fakultas, jabatan, status kepegawaian, dan golongan atau rentang gaji sebagai dasar iuran.
- NIK hanya bila Anda mengisinya sendiri. Jumlah gaji tidak diminta; bila Anda mengisinya, kami meminta persetujuan tersendiri.
- Iuran: tagihan, pembayaran, dan bukti yang Anda unggah.

## Cara kami menjaganya

- NIK, telepon, alamat, gaji, dan berkas Anda disimpan terenkripsi.
- Hanya pengurus yang berwenang dapat membukanya, dan setiap pembukaan dicatat dengan nama, waktu, dan alasannya.
- Pengurus wilayah hanya melihat anggota di wilayahnya.
- Keanggotaan Anda tidak kami sampaikan kepada kampus atau pemberi kerja tanpa persetujuan tertulis. Kartu anggota yang dipindai hanya menjawab berlaku atau tidak.

## Hak Anda

- Melihat dan memperbaiki data Anda di halaman profil.
- Meminta salinan data, mencabut persetujuan, atau meminta penghapusan di halaman data pribadi.
- Kami menjawab permintaan paling lambat 3 × 24 jam. Catatan keuangan disimpan tanpa nama bila data Anda dihapus.

## Menghubungi kami

Pertanyaan tentang data pribadi disampaikan kepada pengurus lewat [halaman kontak](/contact).`,
  },
  {
    slug: 'contact',
    template: 'contact',
    title: 'Kontak',
    summary: 'Tulis kepada pengurus, atau datang ke sekretariat.',
    body: `Pertanyaan tentang keanggotaan, masalah kerja, kerja sama, atau liputan: tulis lewat formulir ini. Anggota dapat menulis dari halaman Pesan setelah masuk, agar jawabannya terkumpul di satu tempat.`,
  },
  {
    slug: 'informasi',
    visibility: 'member_only',
    title: 'Informasi serikat',
    summary: 'Kabar dan pegangan untuk anggota.',
    body: `## Bila ada masalah di tempat kerja

1. Catat apa yang terjadi, kapan, dan siapa yang terlibat.
2. Simpan surat, pesan, atau slip gaji yang berkaitan.
3. Hubungi pengurus wilayah Anda. Anda tidak perlu menghadapinya sendirian.

## Iuran

Iuran bulanan terbit awal bulan. Bayar lewat transfer atau QRIS, lalu unggah buktinya; Bendahara memeriksa dan kuitansi tersimpan di halaman iuran Anda.

## Kartu anggota

Kartu dapat diunduh dari halaman kartu anggota. Bila hilang, buat kode baru di halaman yang sama; kartu lama langsung tidak berlaku.`,
  },
];
