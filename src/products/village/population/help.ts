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
];
