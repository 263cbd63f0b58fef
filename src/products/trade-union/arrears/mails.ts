import { defineMail } from '#kernel/mail';

const person = {
  name: 'Nama anggota',
  organisation: 'Nama serikat',
  months: 'Berapa bulan belum terbayar',
  amount: 'Jumlahnya',
  link: 'Halaman iuran anggota',
} as const;

/** One month late, and whenever the treasurer reminds by hand. */
export const duesReminderMail = defineMail({
  key: 'union.dues_reminder',
  subject: 'Pengingat iuran {{organisation}}',
  variables: person,
  body: `Halo {{name}},

Iuran Anda {{months}} bulan belum terbayar, jumlahnya {{amount}}. Bila sudah membayar, unggah buktinya; bila ada yang keliru, ajukan klaim.

[Lihat dan bayar iuran]({{link}})`,
});

/** Two months late. */
export const duesWarningMail = defineMail({
  key: 'union.dues_warning',
  subject: 'Iuran Anda sudah dua bulan belum terbayar',
  variables: person,
  body: `Halo {{name}},

Iuran Anda {{months}} bulan belum terbayar, jumlahnya {{amount}}. Setelah tiga bulan, sebagian layanan anggota ditahan sampai tunggakan berkurang.

Ada kesulitan membayar? Ajukan keringanan lewat Klaim Iuran.

[Lihat dan bayar iuran]({{link}})`,
});

/** Three months late: the last word before the hold. */
export const duesFinalNoticeMail = defineMail({
  key: 'union.dues_final_notice',
  subject: 'Pemberitahuan terakhir tentang iuran Anda',
  variables: { ...person, days: 'Berapa hari lagi layanan ditahan', access: 'Apa yang tetap terbuka' },
  body: `Halo {{name}},

Iuran Anda {{months}} bulan belum terbayar, jumlahnya {{amount}}. {{days}} hari sesudah surat ini, kartu anggota, forum, grup WhatsApp, dan survei baru ditahan.

{{access}}

[Lihat dan bayar iuran]({{link}})`,
});

/** Services are held. */
export const duesHeldMail = defineMail({
  key: 'union.dues_held',
  subject: 'Sebagian layanan anggota ditahan karena tunggakan',
  variables: { ...person, reason: 'Alasan penahanan', access: 'Apa yang tetap terbuka' },
  body: `Halo {{name}},

Kartu anggota, forum, grup WhatsApp, dan survei baru ditahan: {{reason}}. Yang belum terbayar {{months}} bulan, jumlahnya {{amount}}.

Layanan terbuka kembali begitu tunggakan kurang dari tiga bulan. {{access}}

[Bayar iuran]({{link}})`,
});

/** Services are open again. */
export const duesOpenedMail = defineMail({
  key: 'union.dues_opened',
  subject: 'Layanan anggota Anda terbuka kembali',
  variables: person,
  body: `Halo {{name}},

Kartu anggota, forum, grup WhatsApp, dan survei terbuka kembali. Yang masih belum terbayar: {{months}} bulan, {{amount}}.

[Lihat iuran]({{link}})`,
});
