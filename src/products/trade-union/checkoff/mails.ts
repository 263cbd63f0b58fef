import { defineMail } from '#kernel/mail';

/** After the treasurer looked at the signed paper. */
export const mandateDecidedMail = defineMail({
  key: 'union.mandate_decided',
  subject: 'Kuasa potong gaji {{number}} {{decision}}',
  variables: {
    name: 'Nama anggota',
    organisation: 'Nama serikat',
    number: 'Nomor kuasa',
    decision: 'Diterima atau dikembalikan',
    note: 'Penjelasan',
    link: 'Halaman kuasa',
  },
  body: `Halo {{name}},

Kuasa potong gaji Anda {{number}} {{decision}}.

{{note}}

[Lihat kuasa]({{link}})`,
});

/** The employer did not deduct this month: the member pays by themselves. */
export const notDeductedMail = defineMail({
  key: 'union.not_deducted',
  subject: 'Iuran {{month}} tidak dipotong dari gaji',
  variables: {
    name: 'Nama anggota',
    organisation: 'Nama serikat',
    month: 'Bulan iuran',
    employer: 'Nama kampus',
    link: 'Halaman iuran',
  },
  body: `Halo {{name}},

{{employer}} tidak memotong iuran {{month}} dari gaji Anda. Tagihannya terbuka lagi; silakan bayar sendiri.

[Lihat tagihan]({{link}})`,
});
