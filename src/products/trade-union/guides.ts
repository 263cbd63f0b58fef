import type { RoleGuide } from '#kernel/product';

const own: RoleGuide['tasks'] = [
  {
    url: '/me/dues',
    title: 'Tagihan dan riwayat',
    text: 'Lihat tagihan, bayar dengan QRIS atau transfer, lalu unggah buktinya.',
  },
  {
    url: '/me/dues/claims',
    title: 'Klaim iuran',
    text: 'Tagihan keliru atau sudah dibayar? Ajukan klaim dengan buktinya.',
  },
];

/** How the union's people work. */
export const tradeUnionGuides: Readonly<Record<string, RoleGuide>> = {
  candidate: {
    lead: 'Anda calon anggota: lengkapi pembayaran dan konfirmasi surel, lalu tunggu persetujuan pengurus.',
    tasks: [
      {
        url: '/me/membership/status',
        title: 'Status keanggotaan',
        text: 'Langkah yang sudah selesai dan yang berikutnya.',
      },
      {
        url: '/me/dues/upload',
        title: 'Unggah bukti pembayaran',
        text: 'JPG, PNG, atau PDF, paling besar 5 MB.',
      },
      {
        url: '/member/messages/compose',
        title: 'Pesan ke pengurus',
        text: 'Ada yang tidak jelas? Tanyakan dari sini.',
      },
    ],
  },
  member: {
    lead: 'Anda anggota aktif: iuran, kartu, forum, dan suara Anda ada di sini.',
    tasks: [
      ...own,
      { url: '/me/member-card', title: 'Kartu anggota', text: 'Unduh kartu dengan foto dan kode QR.' },
      { url: '/member/forum', title: 'Forum', text: 'Baca dan tulis bersama anggota lain.' },
      { url: '/member/surveys', title: 'Survei', text: 'Isi survei yang sedang dibuka.' },
    ],
  },
  coordinator: {
    lead: 'Anda mengurus wilayah: yang tampil hanya anggota di wilayah penugasan Anda.',
    tasks: [
      {
        url: '/region/members',
        title: 'Anggota wilayah',
        text: 'Cari anggota, betulkan kontak dan pekerjaannya.',
      },
      { url: '/region/stats', title: 'Statistik wilayah', text: 'Jumlah anggota dan keadaan iuran.' },
      {
        url: '/region/proposals',
        title: 'Usulkan tindakan',
        text: 'Mengusulkan penangguhan; pengurus pusat yang memutuskan.',
      },
    ],
  },
  treasurer: {
    lead: 'Anda bendahara: tarif, tagihan, dan pembayaran anggota.',
    tasks: [
      {
        url: '/treasury/dues/payments/pending',
        title: 'Verifikasi bukti bayar',
        text: 'Cocokkan bukti dengan tagihan, lalu verifikasi atau tolak dengan alasan. Pembayaran Anda sendiri diverifikasi orang lain.',
      },
      {
        url: '/treasury/dues/bills/generate',
        title: 'Buat tagihan bulanan',
        text: 'Lihat pratinjau dahulu. Menjalankannya dua kali tidak membuat tagihan ganda.',
      },
      {
        url: '/treasury/dues/rates',
        title: 'Tarif iuran',
        text: 'Tarif baru berlaku mulai tanggalnya; tagihan lama tidak berubah.',
      },
      { url: '/treasury/dues/arrears', title: 'Tunggakan', text: 'Siapa yang menunggak dan berapa lama.' },
    ],
  },
  admin: {
    lead: 'Anda pengurus pusat: anggota, calon anggota, dan isi situs.',
    tasks: [
      {
        url: '/admin/candidates',
        title: 'Calon anggota',
        text: 'Setujui yang surelnya terkonfirmasi dan pembayarannya terverifikasi; tolak dengan alasan.',
      },
      {
        url: '/admin/members',
        title: 'Daftar anggota',
        text: 'Cari, saring, buka, dan unduh. Membuka NIK atau gaji tercatat.',
      },
      {
        url: '/admin/members/duplicates',
        title: 'Data ganda',
        text: 'Gabungkan dua catatan yang ternyata satu orang.',
      },
    ],
  },
  super_admin: {
    lead: 'Anda memegang kunci: peran, menu, impor, pengaturan, dan catatan audit.',
    tasks: [
      {
        url: '/system/members/import',
        title: 'Impor anggota',
        text: 'Periksa dahulu; betulkan yang ditandai, lalu masukkan.',
      },
      { url: '/system/rbac/roles', title: 'Peran', text: 'Lihat hak setiap peran dan buat peran sendiri.' },
      { url: '/system/config', title: 'Konfigurasi', text: 'Profil serikat, rekening, surel, dan keamanan.' },
      {
        url: '/system/audit',
        title: 'Catatan audit',
        text: 'Siapa melakukan apa, dengan nilai sebelum dan sesudah.',
      },
    ],
  },
};
