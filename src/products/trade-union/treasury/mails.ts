import { defineMail } from '#kernel/mail';

const person = { name: 'Nama anggota', organisation: 'Nama serikat' } as const;

/** After the treasurer found the money: what it paid, and the receipt. */
export const paymentVerifiedMail = defineMail({
  key: 'union.payment_verified',
  subject: 'Pembayaran {{amount}} sudah diterima, kuitansi {{number}}',
  variables: {
    ...person,
    amount: 'Jumlah yang diterima',
    paid: 'Apa yang dilunasi, dan sisanya',
    number: 'Nomor kuitansi',
    link: 'Halaman kuitansi',
  },
  body: `Halo {{name}},

Bendahara {{organisation}} sudah menerima pembayaran Anda sebesar {{amount}}.

{{paid}}

[Unduh kuitansi {{number}}]({{link}})`,
});

/** After a proof was sent back: why, and where to send another. */
export const paymentReturnedMail = defineMail({
  key: 'union.payment_returned',
  subject: 'Bukti bayar Anda perlu dikirim ulang',
  variables: {
    ...person,
    bill: 'Tagihan yang dimaksud',
    reason: 'Alasan Bendahara',
    link: 'Halaman unggah bukti',
  },
  body: `Halo {{name}},

Bendahara {{organisation}} belum dapat menerima bukti bayar Anda untuk {{bill}}. Alasannya:

{{reason}}

Tagihannya masih terbuka. Kirim bukti lain bila sudah siap.

[Unggah bukti lain]({{link}})`,
});
