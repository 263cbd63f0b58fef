import { defineMail } from '#kernel/mail';

/** The first of the two yeses: nobody gets news before this link was opened and confirmed. */
export const confirmSubscriptionMail = defineMail({
  key: 'cms.subscription_confirmation',
  subject: 'Konfirmasi langganan kabar {{organisation}}',
  variables: { organisation: 'Nama organisasi', link: 'Halaman konfirmasi' },
  body: `Alamat ini didaftarkan untuk menerima kabar dari {{organisation}}.

[Ya, kirimkan kabar]({{link}})

Tautan berlaku 48 jam. Tidak merasa mendaftar? Abaikan surel ini; tanpa konfirmasi, tidak ada kabar yang kami kirim.`,
});

/** A piece of news for who asked for it. */
export const newsMail = defineMail({
  key: 'cms.news',
  subject: '{{title}}',
  variables: {
    organisation: 'Nama organisasi',
    title: 'Judul berita',
    lead: 'Ringkasan berita',
    link: 'Alamat berita',
  },
  body: `{{title}}

{{lead}}

[Baca selengkapnya]({{link}})`,
});
