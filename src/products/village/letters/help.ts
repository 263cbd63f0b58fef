import type { HelpTopic } from '#kernel/product';

export const letterHelp: HelpTopic = {
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
};
