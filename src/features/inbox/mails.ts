import { defineMail } from '#kernel/mail';

/** The board's answer to a visitor, who has no page to read it on. */
export const visitorReplyMail = defineMail({
  key: 'inbox.visitor_reply',
  subject: 'Jawaban atas pesan Anda: {{subject}}',
  variables: {
    name: 'Nama penulis',
    subject: 'Pokok pesannya',
    answer: 'Jawaban pengurus',
    organisation: 'Nama organisasi',
  },
  body: `Halo {{name}},

Anda menulis kepada {{organisation}} tentang “{{subject}}”. Jawaban kami:

{{answer}}

Untuk melanjutkan, tulis lagi lewat halaman kontak kami.`,
});
