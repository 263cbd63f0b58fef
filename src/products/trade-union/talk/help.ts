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
  {
    key: 'forum',
    title: 'Forum anggota',
    lead: 'Pembicaraan antaranggota, untuk semua atau untuk wilayah Anda.',
    needs: { resource: 'forum', right: 'view' },
    parts: [
      {
        steps: [
          'Pilih kategori, atau cari kata yang Anda ingat.',
          'Buat utas dengan satu pokok, atau balas yang ada. Kutip menjawab satu tulisan tertentu.',
          'Ikuti sebuah utas untuk diberi tahu bila ada balasan.',
        ],
      },
      {
        heading: 'Menyunting dan melaporkan',
        text: 'Tulisan Anda dapat disunting; tulisan lama tetap dapat dibaca. Tulisan yang melanggar dilaporkan lewat tombol Laporkan, dan nama pelapor tidak disampaikan kepada penulisnya.',
      },
    ],
  },
  {
    key: 'moderasi-forum',
    title: 'Moderasi forum',
    lead: 'Menjaga pembicaraan tetap tertib, dengan alasan yang dapat dibaca.',
    needs: { resource: 'forum', right: 'moderate' },
    parts: [
      {
        steps: [
          'Periksa Laporan: biarkan tulisannya, atau sembunyikan dengan alasan.',
          'Kunci utas yang sudah selesai; anggota masih dapat membacanya.',
          'Bisukan orang untuk beberapa hari bila perlu. Ia tetap dapat membaca.',
        ],
      },
      { text: 'Pengurus wilayah memoderasi pembicaraan wilayahnya. Tulisan sendiri dimoderasi orang lain.' },
    ],
  },
  {
    key: 'whatsapp',
    title: 'Grup WhatsApp',
    lead: 'Grup seluruh anggota dan grup provinsi tempat Anda bekerja.',
    needs: { resource: 'whatsapp', right: 'join' },
    parts: [
      {
        text: 'Tekan Gabung; WhatsApp terbuka dengan undangannya. Tombolnya berlaku sepuluh menit, muat ulang halaman bila sudah lewat.',
      },
      {
        text: 'Jangan teruskan undangannya. Pengurus menggantinya berkala supaya tautan yang tersebar tidak berlaku lagi.',
      },
    ],
  },
  {
    key: 'tautan-whatsapp',
    title: 'Tautan grup WhatsApp',
    lead: 'Memasang dan mengganti undangan grup.',
    needs: { resource: 'whatsapp', right: 'manage' },
    parts: [
      {
        steps: [
          'Di WhatsApp, buka info grup, pilih Tautan undangan, lalu Atur ulang tautan.',
          'Tempel tautan barunya di sini. Tautan lama berhenti berlaku di WhatsApp.',
          'Ganti paling lama setiap 90 hari; Anda diingatkan.',
        ],
      },
      {
        text: 'Tautan tersimpan tersegel dan tidak ditampilkan lagi. Nama dan waktu setiap pembukaan dicatat.',
      },
    ],
  },
];
