import type { HelpTopic } from '#kernel/product';

export const populationHelp: readonly HelpTopic[] = [
  {
    key: 'penduduk',
    title: 'Data penduduk dan kartu keluarga',
    lead: 'Penduduk dicatat pada kartu keluarganya; setiap perubahan menyimpan nilai lama dan barunya.',
    needs: { resource: 'resident', right: 'update' },
    parts: [
      {
        heading: 'Mencari orang',
        text: 'Ketik nama atau kata dari alamatnya. NIK dan nomor KK dicari utuh, 16 angka, karena keduanya disimpan terkunci.',
      },
      {
        heading: 'NIK yang tidak cocok',
        text: 'NIK yang mustahil ditolak. NIK yang berbeda dari tanggal lahir, jenis kelamin, atau kabupaten KK diterima bila Anda menulis alasannya: bagian tanggal lahir dalam NIK tidak pernah dibetulkan, dan kode wilayahnya adalah tempat pertama terdaftar.',
      },
      {
        heading: 'Membuka NIK dan KK',
        text: 'Daftar menyamarkan keduanya. Tombol “Tampilkan NIK dan KK” membukanya dan mencatat nama Anda.',
      },
    ],
  },
  {
    key: 'peristiwa',
    title: 'Peristiwa penduduk',
    lead: 'Kelahiran, kematian, kepindahan, kedatangan, dan pecah KK dicatat sekali dan tidak pernah dihapus.',
    needs: { resource: 'resident-event', right: 'create' },
    parts: [
      {
        heading: 'Di mana mencatatnya',
        text: 'Kematian, kepindahan, dan kembalinya orang dari halaman orangnya. Kelahiran, kedatangan, dan pecah KK dari kartu keluarganya.',
      },
      {
        heading: 'Salah catat',
        text: 'Buka peristiwanya dan batalkan dengan alasan: orangnya kembali seperti semula, dan kedua catatan tetap terbaca. Hanya peristiwa terakhir yang dapat dibatalkan.',
      },
    ],
  },
];
