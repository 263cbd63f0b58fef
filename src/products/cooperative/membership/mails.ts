import { defineMail } from '#kernel/mail';

const person = { name: 'Nama pemohon', organisation: 'Nama koperasi' } as const;

export const approvedMail = defineMail({
  key: 'cooperative.application_approved',
  subject: 'Permohonan Anda di {{organisation}} diterima',
  variables: { ...person, amount: 'Jumlah simpanan pokok' },
  body: `Halo {{name}},

Pengurus {{organisation}} menerima permohonan Anda. Tinggal satu langkah: bayar simpanan pokok {{amount}} di kantor koperasi. Sesudah itu Anda menjadi anggota, mendapat nomor anggota, dan menerima tautan untuk masuk.`,
});

export const rejectedMail = defineMail({
  key: 'cooperative.application_rejected',
  subject: 'Permohonan Anda di {{organisation}}',
  variables: { ...person, reason: 'Alasan pengurus' },
  body: `Halo {{name}},

Pengurus {{organisation}} belum dapat menerima permohonan Anda.

Alasannya: {{reason}}

Anda boleh memohon lagi bila keadaannya berubah.`,
});
