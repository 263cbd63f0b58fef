import type { HelpTopic } from '#kernel/product';

export const letterHelps: readonly HelpTopic[] = [
  {
    key: 'surat',
    title: 'Layanan surat',
    lead: 'Dari permohonan sampai surat jadi, tanpa datang ke kantor. Setiap langkah dikabarkan.',
    parts: [
      {
        heading: 'Meminta surat',
        steps: [
          'Pilih jenis surat dan lengkapi isiannya; jati diri Anda diisi dari data penduduk.',
          'Periksa pratinjaunya, lampirkan berkas, lalu kirim.',
          'Petugas memeriksa, Sekretaris Desa memaraf, Kepala Desa menandatangani.',
          'Unduh suratnya dari halaman permohonan.',
        ],
      },
      {
        heading: 'Membatalkan',
        text: 'Draf dapat dihapus. Yang sudah dikirim dibatalkan, selama belum ditandatangani; catatannya tetap ada.',
      },
      {
        heading: 'Surat asli',
        text: 'Pindai kode QR pada surat. Halamannya hanya menyebut inisial. Berkas PDF dapat dibandingkan di sana: satu huruf yang berubah ketahuan.',
      },
    ],
  },
  {
    key: 'jenis-surat',
    title: 'Jenis surat',
    lead: 'Jenis surat adalah data: dibuat dan diubah di sini, tanpa menunggu siapa pun.',
    needs: { resource: 'letter-type', right: 'update' },
    parts: [
      {
        heading: 'Isian dan pihak',
        text: 'Nama isian menjadi variabelnya: isian “Nama usaha” dipakai sebagai {{nama_usaha}}. Pihak memberi variabel seperti {{saksi_1.nama}}, dan {{identitas.saksi_1}} di baris sendiri.',
      },
      {
        heading: 'Versi',
        text: 'Setiap perubahan menjadi versi baru. Surat yang terbit dan permohonan yang berjalan memakai versi saat dibuat.',
      },
    ],
  },
  {
    key: 'nomor-surat',
    title: 'Nomor, buku agenda, dan penanda tangan',
    lead: 'Nomor keluar saat surat ditandatangani, tanpa lompat dan tanpa dua kali.',
    needs: { resource: 'letter-number', right: 'read' },
    parts: [
      {
        heading: 'Nomor batal',
        text: 'Nomor yang keliru dibatalkan dengan alasan. Ia tetap di buku, tidak dipakai lagi, dan suratnya dicabut.',
      },
      {
        heading: 'Penanda tangan',
        text: 'Wewenang diberikan kepada akun di Manajemen Admin; masa tugas dan kedudukannya (a.n., u.b., Plt., Plh.) dicatat di Penanda Tangan.',
      },
    ],
  },
];
