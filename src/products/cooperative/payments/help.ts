import type { HelpTopic } from '#kernel/product';

export const paymentsHelp: readonly HelpTopic[] = [
  {
    key: 'pembayaran',
    title: 'Pembayaran daring dan QRIS',
    lead: 'Membayar simpanan dan angsuran lewat ponsel, dan apa yang dilihat bendahara.',
    parts: [
      {
        heading: 'Bagi anggota',
        steps: [
          'Buka Bayar, isi jumlahnya, lalu Lanjut ke pembayaran.',
          'Selesaikan di halaman Midtrans. Simpanan dan angsuran dibukukan sendiri begitu uangnya diterima.',
          'Tanpa gerbang pembayaran, tampilkan QRIS dengan jumlahnya, bayar, lalu tunjukkan buktinya kepada bendahara.',
        ],
      },
      {
        heading: 'Bagi bendahara',
        steps: [
          'Pembukuan, Pembayaran: lihat yang masuk dan yang perlu diperiksa.',
          'Cocokkan sekarang menanyakan pembayaran yang belum ada kabarnya; tiap malam hal itu terjadi sendiri. Yang tidak dikenal Midtrans sesudah dua hari ditutup.',
          'Begitu Midtrans mencairkan ke bank, catat jumlah dan biayanya.',
        ],
      },
      {
        heading: 'Titipan',
        text: 'Uang yang tidak dapat dibukukan ke anggotanya, misalnya karena ia sudah berhenti, disimpan sebagai titipan, begitu pula kelebihan angsuran. Bendahara mengembalikannya dari Pembukuan, Pembayaran, dengan kuitansi; saat anggota berhenti, titipan dibayar bersama simpanannya.',
      },
    ],
  },
];
