import type { HelpTopic } from '#kernel/product';

export const ledgerHelp: readonly HelpTopic[] = [
  {
    key: 'pembukuan',
    title: 'Pembukuan',
    lead: 'Jurnal, buku besar, tutup buku, dan laporan keuangan.',
    needs: { resource: 'journal', right: 'read' },
    parts: [
      {
        heading: 'Memulai buku: saldo awal',
        steps: [
          'Catat anggota di buku 01, misalnya dengan mengimpor lembar lama.',
          'Buka Saldo awal. Isi angka neraca terakhir, lalu impor lembar simpanan dan pinjaman anggota.',
          'Halaman itu menunjukkan apa yang belum cocok. Sesudah cocok, tekan Ajukan.',
          'Pengurus lain menyetujui. Baru sesudah itu jurnal saldo awal dibukukan, satu kali.',
        ],
      },
      {
        heading: 'Menulis jurnal',
        steps: [
          'Buka Jurnal, lalu Jurnal baru. Isi tanggal dan uraian seperti di bukti kas.',
          'Pilih akun di setiap baris dan isi debit atau kreditnya. Baris kosong dilewati.',
          'Tekan Bukukan jurnal. Jurnal hanya dibukukan bila debit dan kredit sama.',
        ],
      },
      {
        heading: 'Bila keliru',
        text: 'Jurnal tidak diubah atau dihapus. Buka jurnalnya, tekan Balik jurnal ini, lalu tulis yang benar. Keduanya tetap ada dan saling menyebut.',
      },
      {
        heading: 'Akun simpanan dan pinjaman',
        text: 'Akun bertanda “Dari buku anggota” diisi oleh buku simpanan dan pinjaman, supaya jumlahnya selalu sama dengan jumlah semua anggota.',
      },
      {
        heading: 'Menutup bulan',
        text: 'Bulan ditutup berurutan oleh bendahara. Sesudah itu tidak ada yang dibukukan di dalamnya. Bila perlu dibetulkan, ketua membukanya lagi dengan alasan. Menutup Desember juga membukukan jurnal penutup tahun.',
      },
      {
        heading: 'Laporan keuangan',
        text: 'Pilih laporan dan periodenya. Setiap angka dapat ditelusuri: tekan nama akun untuk buku besarnya, lalu nomor jurnalnya. Unduh sebagai XLSX atau PDF.',
      },
    ],
  },
];
