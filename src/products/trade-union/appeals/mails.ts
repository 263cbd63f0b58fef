import { defineMail } from '#kernel/mail';

export const appealDecidedMail = defineMail({
  key: 'union.appeal_decided',
  subject: 'Keputusan atas banding Anda di {{organisation}}',
  variables: {
    name: 'Nama',
    organisation: 'Nama organisasi',
    decision: 'Diterima atau belum',
    answer: 'Jawaban pengurus',
    link: 'Halaman masuk',
  },
  body: `Halo {{name}},

Banding Anda sudah diperiksa oleh pengurus lain dan {{decision}}. Jawabannya:

{{answer}}

[Masuk]({{link}})`,
});
