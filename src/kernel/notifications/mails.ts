import { defineMail } from '#kernel/mail';

export const noticeMail = defineMail({
  key: 'notification.notice',
  subject: '{{title}}',
  variables: {
    name: 'Nama orang yang dikirimi',
    title: 'Judul pemberitahuan',
    body: 'Isi pemberitahuan, satu paragraf',
    organisation: 'Nama organisasi',
    link: 'Halaman yang dimaksud',
  },
  body: `Halo {{name}},

{{title}}. {{body}}

[Buka di {{organisation}}]({{link}})

Anda menerima surel ini karena pemberitahuan lewat surel menyala di profil Anda.`,
});
