import type { RoleGuide } from '#kernel/product';

/** How an admission office's people work. */
export const admissionGuides: Readonly<Record<string, RoleGuide>> = {
  superadmin: {
    lead: 'Anda super admin: seluruh seleksi, pengguna, dan pengaturan.',
    tasks: [
      {
        url: '/peserta',
        title: 'Daftar peserta',
        text: 'Hanya Anda yang menambah, mengubah, dan menghapus peserta.',
      },
      { url: '/pengguna', title: 'Daftar user', text: 'Buat akun petugas dan beri peran beserta prodinya.' },
      { url: '/hak-akses', title: 'Matriks akses', text: 'Siapa boleh apa, dan perubahan yang disetujui.' },
      { url: '/catatan-audit', title: 'Catatan audit', text: 'Siapa melakukan apa.' },
    ],
  },
  admin: {
    lead: 'Anda administrator: impor, berkas, jadwal, nilai, dan kelulusan.',
    tasks: [
      { url: '/peserta/impor', title: 'Import data', text: 'Impor hanya menambah peserta baru.' },
      { url: '/jadwal', title: 'Scheduler', text: 'Tempatkan peserta di ruang dan sesi.' },
      { url: '/pengaturan', title: 'Pengaturan umum', text: 'Profil dan keamanan.' },
    ],
  },
  upkh: {
    lead: 'Anda UPKH: memeriksa berkas peserta.',
    tasks: [
      {
        url: '/verifikasi',
        title: 'Daftar verifikasi',
        text: 'Buka berkas satu per satu, tandai sesuai atau tidak dengan sebabnya.',
      },
    ],
  },
  tu: {
    lead: 'Anda Tata Usaha: jadwal, kehadiran, dan cetak.',
    tasks: [
      { url: '/jadwal', title: 'Scheduler', text: 'Tempatkan peserta di ruang dan sesi.' },
      { url: '/kehadiran', title: 'Kehadiran', text: 'Catat kehadiran saat ujian.' },
    ],
  },
  admin_prodi: {
    lead: 'Anda admin prodi: yang tampil hanya peserta program studi Anda.',
    tasks: [
      { url: '/peserta', title: 'Daftar peserta', text: 'Peserta program studi Anda.' },
      { url: '/nilai/bidang', title: 'Nilai bidang', text: 'Isi sebelum dikunci.' },
    ],
  },
};
