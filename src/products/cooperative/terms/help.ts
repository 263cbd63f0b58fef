import type { HelpTopic } from '#kernel/product';

export const termHelp: readonly HelpTopic[] = [
  {
    key: 'jabatan',
    title: 'Jabatan dan wewenang',
    lead: 'Siapa yang terpilih, dan apa yang boleh dilakukannya selama menjabat.',
    needs: { resource: 'invitation', right: 'read' },
    parts: [
      {
        steps: [
          'Catat yang terpilih di buku 02 (pengurus) atau 03 (pengawas), dengan tanggal rapat yang memilihnya.',
          'Buka Jabatan dan Wewenang, tekan Undang lewat surel, pilih jabatannya dan isi surelnya.',
          'Sesudah undangan diterima, wewenangnya berlaku sampai hari sebelum Tanggal berhenti di bukunya.',
        ],
      },
      {
        heading: 'Pergantian pengurus',
        text: 'Isi Tanggal berhenti pada masa jabatan yang lama. Wewenangnya berakhir saat hari itu dimulai, tanpa langkah lain. Hanya pengatur peran yang mengubahnya, dan bukan untuk jabatannya sendiri. Undang penggantinya lebih dahulu, supaya selalu ada ketua yang dapat mengatur peran.',
      },
      {
        heading: 'Dipilih kembali',
        text: 'Catat masa jabatan yang baru di buku 02 atau 03, kaitkan wewenangnya dengan masa jabatan itu di halaman ini, lalu isi Tanggal berhenti pada yang lama.',
      },
      {
        heading: 'Wewenang tanpa masa jabatan',
        text: 'Ketua pertama mendapat wewenang sebelum bukunya terisi. Kaitkan wewenang itu dengan masa jabatannya di halaman yang sama.',
      },
    ],
  },
];
