import type { RoleGuide } from '#kernel/product';

/** How a village's people work. */
export const villageGuides: Readonly<Record<string, RoleGuide>> = {
  guest: {
    lead: 'Tanpa akun Anda dapat membaca profil, berita, dan agenda desa. Silakan login untuk akses penuh.',
    tasks: [],
  },
  user: {
    lead: 'Anda warga: surat, bantuan, pengaduan, dan musyawarah dari rumah.',
    tasks: [
      {
        url: '/layanan-surat',
        title: 'Layanan surat',
        text: 'Pilih jenis surat, lengkapi isiannya, pantau sampai terbit.',
      },
      { url: '/pengaduan', title: 'Pengaduan', text: 'Sampaikan keluhan dan ikuti penyelesaiannya.' },
      { url: '/cek-bansos', title: 'Cek bansos', text: 'Bantuan untuk keluarga Anda dan jadwalnya.' },
      { url: '/partisipasi', title: 'Partisipasi', text: 'Ikut musyawarah dan memberi suara.' },
    ],
  },
  admin: {
    lead: 'Anda perangkat desa: melayani surat, pengaduan, dan isi situs.',
    tasks: [
      {
        url: '/admin-layanan-surat',
        title: 'Manajemen layanan surat',
        text: 'Periksa berkas, lengkapi, ajukan untuk ditandatangani.',
      },
      { url: '/admin-pengaduan', title: 'Manajemen pengaduan', text: 'Tugaskan, tanggapi, selesaikan.' },
      { url: '/admin-berita', title: 'Manajemen berita', text: 'Tulis, periksa, terbitkan.' },
      { url: '/penduduk', title: 'Data penduduk', text: 'NIK tampil disamarkan; membukanya tercatat.' },
    ],
  },
  super_admin: {
    lead: 'Anda kepala desa: memegang akun, peran, pengaturan, dan catatan audit.',
    tasks: [
      { url: '/superadmin-user', title: 'Manajemen user', text: 'Akun warga.' },
      { url: '/superadmin-admin', title: 'Manajemen admin', text: 'Akun perangkat desa dan perannya.' },
      {
        url: '/superadmin-role',
        title: 'Role dan permission',
        text: 'Hak setiap peran, dan peran buatan desa.',
      },
      { url: '/superadmin-audit', title: 'Audit log', text: 'Semua yang terjadi di sistem.' },
      { url: '/superadmin-settings', title: 'Pengaturan sistem', text: 'Profil desa, surel, dan keamanan.' },
    ],
  },
  area_head: {
    lead: 'Anda mengurus RT, RW, atau dusun: yang tampil hanya warga di wilayah Anda.',
    tasks: [
      {
        url: '/wilayah-saya',
        title: 'Penduduk wilayah',
        text: 'Daftar warga di wilayah Anda, NIK disamarkan.',
      },
    ],
  },
  bpd: {
    lead: 'Anda anggota BPD: menyelenggarakan musyawarah desa.',
    tasks: [
      {
        url: '/admin-partisipasi',
        title: 'Manajemen partisipasi',
        text: 'Undang, catat, dan umumkan putusan musyawarah.',
      },
    ],
  },
};
