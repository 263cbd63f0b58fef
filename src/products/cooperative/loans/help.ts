import type { HelpTopic } from '#kernel/product';

export const loansHelp: readonly HelpTopic[] = [
  {
    key: 'pinjaman',
    title: 'Pinjaman anggota',
    lead: 'Simulasi, pengajuan, pencairan, angsuran, dan buku 05.',
    parts: [
      {
        heading: 'Mengajukan pinjaman',
        steps: [
          'Hitung angsurannya di Simulasi Pinjaman. Jasa efektif menunjukkan biaya sebenarnya dalam setahun.',
          'Tekan Ajukan, isi untuk apa pinjaman itu, dan lampirkan dokumen bila diminta.',
          'Keadaan pengajuan tampil di Pinjaman Saya; keputusan juga dikabarkan lewat lonceng dan surel.',
        ],
      },
      {
        heading: 'Menilai dan memutuskan',
        text: 'Bendahara menilai, ketua atau sekretaris memutuskan, lalu bendahara mencairkan. Tidak ada yang menyetujui atau menolak pinjamannya sendiri atau pengajuan yang ia catat sendiri.',
      },
      {
        heading: 'Peminjam pengurus atau pengawas',
        text: 'Disetujui pengurus dan pengawas. Jumlah pinjaman mereka bersama-sama paling banyak 10 persen modal sendiri.',
      },
      {
        heading: 'Menerima angsuran',
        steps: [
          'Buka 05. Pinjaman Anggota, pilih pinjamannya, tekan Terima angsuran.',
          'Isi jumlah yang diterima. Angsuran yang paling lama dilunasi lebih dulu; kapan dendanya, menurut Aturan di Produk Pinjaman.',
          'Kelebihan bayar disimpan sebagai titipan anggota. Cetak kuitansinya.',
        ],
      },
      {
        heading: 'Pelunasan dipercepat',
        text: 'Lunasi menghitung sisa pokok, denda, dan jasa sampai bulan berjalan. Jasa bulan sesudahnya tidak ditagih.',
      },
      {
        heading: 'Keringanan dan penghapusan',
        text: 'Bendahara mengusulkan jadwal baru atau penghapusan buku, ketua atau sekretaris memutuskan. Pinjaman yang dihapus buku tetap ada dalam daftar.',
      },
      {
        heading: 'Penyisihan pinjaman',
        steps: [
          'Buka Penyisihan Pinjaman sesudah bulan berakhir dan pilih bulannya.',
          'Periksa sisa pokok tiap kolektibilitas, tarif, dan jumlah yang akan dibukukan.',
          'Tekan Bukukan. Bulan yang sudah dibukukan tidak dibukukan lagi; bila keliru, balik lalu bukukan ulang selama bulannya belum ditutup.',
        ],
      },
      {
        heading: 'Bila keliru',
        text: 'Bukti tidak diubah atau dihapus. Buka buktinya, tekan Balik bukti ini, lalu catat yang benar.',
      },
    ],
  },
];
