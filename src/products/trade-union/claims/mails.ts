import { defineMail } from '#kernel/mail';

/** After a claim was decided: the answer, and why. */
export const claimDecidedMail = defineMail({
  key: 'union.claim_decided',
  subject: 'Klaim {{number}} {{decision}}',
  variables: {
    name: 'Nama anggota',
    organisation: 'Nama serikat',
    number: 'Nomor klaim',
    decision: 'Diterima atau ditolak',
    note: 'Penjelasan Bendahara',
    link: 'Halaman klaim',
  },
  body: `Halo {{name}},

Klaim iuran Anda {{number}} {{decision}}. Penjelasan Bendahara {{organisation}}:

{{note}}

[Lihat klaim]({{link}})`,
});
