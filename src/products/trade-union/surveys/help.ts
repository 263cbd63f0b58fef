import type { HelpTopic } from '#kernel/product';

/** Help with surveys: answering, building, reading results. */
export const surveyHelp: readonly HelpTopic[] = [
  {
    key: 'survei',
    title: 'Mengisi survei',
    lead: 'Menyampaikan pendapat kepada serikat, sekali untuk tiap survei.',
    needs: { resource: 'survey', right: 'fill' },
    parts: [
      {
        steps: [
          'Buka Daftar Survei dan pilih yang belum diisi.',
          'Jawab pertanyaannya. Sebagian pertanyaan muncul sesuai jawaban Anda.',
          'Tekan Kirim jawaban. Setelah terkirim, jawaban tidak dapat diubah.',
        ],
      },
      {
        heading: 'Anonim atau dengan nama',
        text: 'Pada survei anonim kami mencatat bahwa Anda sudah mengisi, tanpa menyimpan siapa menjawab apa. Pada survei dengan nama, pengurus dapat membaca jawaban Anda, dan Anda dapat menyimpan dahulu lalu melanjutkan nanti.',
      },
    ],
  },
  {
    key: 'kelola-survei',
    title: 'Membuat survei',
    lead: 'Dari draf sampai ditutup.',
    needs: { resource: 'survey', right: 'manage' },
    parts: [
      {
        steps: [
          'Tulis judul dan pengantarnya, pilih anonim atau dengan nama, lalu sasarannya.',
          'Tambahkan pertanyaan dan atur urutannya. Sebuah pertanyaan dapat bergantung pada jawaban sebelumnya.',
          'Lihat pratinjau, lalu terbitkan. Setelah terbit, pertanyaan dan sifat anonimnya tetap.',
          'Ingatkan yang belum mengisi, paling sering sekali sehari. Tiga hari sebelum ditutup mereka diingatkan sekali lagi.',
        ],
      },
      { text: 'Pengurus wilayah membuat survei untuk provinsinya sendiri. Survei lama dapat disalin.' },
    ],
  },
  {
    key: 'hasil-survei',
    title: 'Hasil survei',
    lead: 'Rekap tiap pertanyaan, saringan, unduhan, dan cetak.',
    needs: { resource: 'survey', right: 'results' },
    parts: [
      {
        text: 'Hasil survei anonim tampil setelah survei ditutup. Angka di bawah lima disembunyikan, beserta angka lain yang dapat membukanya; kelompok yang terlalu kecil digabung. Unduhan dan cetakan mengikuti aturan yang sama.',
      },
      {
        heading: 'Jawaban per orang',
        text: 'Hanya pada survei dengan nama. Setiap pembacaan dicatat.',
      },
    ],
  },
];
