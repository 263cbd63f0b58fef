import { defineMail } from '#kernel/mail';

const person = { name: 'Nama anggota', organisation: 'Nama koperasi' } as const;

export const approvedMail = defineMail({
  key: 'cooperative.exit_approved',
  subject: 'Pengunduran diri Anda dari {{organisation}} disetujui',
  variables: person,
  body: `Halo {{name}},

Pengurus {{organisation}} menyetujui pengunduran diri Anda. Bendahara akan membayarkan semua simpanan Anda, simpanan pokok dan wajib juga. Bawa tanda pengenal bila mengambilnya di kantor koperasi.`,
});

export const rejectedMail = defineMail({
  key: 'cooperative.exit_rejected',
  subject: 'Pengunduran diri Anda dari {{organisation}}',
  variables: { ...person, reason: 'Alasan pengurus' },
  body: `Halo {{name}},

Pengurus {{organisation}} belum dapat menyetujui pengunduran diri Anda.

Alasannya: {{reason}}

Anda boleh mengajukannya lagi bila keadaannya berubah.`,
});

export const paidMail = defineMail({
  key: 'cooperative.exit_paid',
  subject: 'Keanggotaan Anda di {{organisation}} berakhir',
  variables: { ...person, day: 'Tanggal berhenti' },
  body: `Halo {{name}},

Semua simpanan Anda di {{organisation}} sudah dibayarkan dan keanggotaan Anda berakhir pada {{day}}. Akun Anda ditutup; bukti pembayarannya ada pada kuitansi yang Anda terima.

Terima kasih atas kebersamaan Anda.`,
});
