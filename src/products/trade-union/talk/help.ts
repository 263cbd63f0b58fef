import type { HelpTopic } from '#kernel/product';

/** Help with messages, the forum and the WhatsApp groups. */
export const talkHelp: readonly HelpTopic[] = [
  {
    key: 'pesan',
    title: 'Pesan ke pengurus',
    lead: 'Bertanya, memberi masukan, dan mengadu, dengan jawaban di satu tempat.',
    needs: { resource: 'ticket', right: 'create' },
    parts: [
      {
        steps: [
          'Buka Pesan ke Pengurus, pilih tentang apa, dan tulis pokoknya.',
          'Lampirkan foto atau PDF bila perlu.',
          'Jawaban tampil di Inbox dan dikirim lewat surel. Anda dapat menulis lagi di percakapan yang sama.',
        ],
      },
      {
        heading: 'Pengaduan rahasia',
        text: 'Centang Rahasiakan. Hanya penangan yang disebut namanya yang membacanya; pengurus lain, termasuk Super Admin, tidak. Setiap pembacaan dicatat.',
      },
    ],
  },
  {
    key: 'pengaduan',
    title: 'Menjawab pengaduan dan pesan',
    lead: 'Satu kotak masuk untuk pesan, pengaduan, halaman kontak, dan pertanyaan iuran.',
    needs: { resource: 'ticket', right: 'view' },
    parts: [
      {
        steps: [
          'Pilih Baru atau saringan Menunggu jawaban.',
          'Tugaskan kepada yang paling tepat; ia diberi tahu.',
          'Jawab. Kirim dan selesaikan menutup percakapannya; tulisan baru dari penulis membukanya lagi.',
        ],
      },
      {
        text: 'Catatan antarpengurus tidak dilihat penulis. Pengurus wilayah melihat wilayahnya, Bendahara pesan tentang iuran.',
      },
    ],
  },
];
