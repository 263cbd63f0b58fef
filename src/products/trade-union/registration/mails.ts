import { defineMail } from '#kernel/mail';

const person = {
  name: 'Nama orang yang dituju',
  organisation: 'Nama serikat',
} as const;

/** Sent right after registering: the link confirms the address and leads back to where the person stopped. */
export const welcomeMail = defineMail({
  key: 'union.registration_started',
  subject: 'Lanjutkan pendaftaran Anda di {{organisation}}',
  variables: {
    ...person,
    link: 'Tautan yang mengonfirmasi surel dan melanjutkan pendaftaran',
    amount: 'Iuran pendaftaran',
  },
  body: `Halo {{name}},

Pendaftaran Anda di {{organisation}} sudah kami terima. Buka tautan ini untuk mengonfirmasi surel Anda dan melanjutkan.

[Konfirmasi surel dan lanjutkan]({{link}})

Yang masih ditunggu:
- konfirmasi surel lewat tautan di atas
- iuran pendaftaran {{amount}} beserta buktinya

Tautan berlaku 24 jam dan hanya sekali. Bila sudah lewat, masuk lalu minta yang baru.

Tidak merasa mendaftar? Abaikan surel ini; tanpa konfirmasi, pendaftaran tidak dilanjutkan.`,
});

/** Sent again after the proof when the address is still open, and on request. */
export const confirmMail = defineMail({
  key: 'union.email_confirmation',
  subject: 'Konfirmasi surel untuk {{organisation}}',
  variables: { ...person, link: 'Tautan konfirmasi' },
  body: `Halo {{name}},

Tinggal satu langkah dari Anda: konfirmasi bahwa surel ini milik Anda.

[Konfirmasi surel]({{link}})

Tautan berlaku 24 jam dan hanya sekali.`,
});

export const proofReceivedMail = defineMail({
  key: 'union.proof_received',
  subject: 'Bukti bayar Anda sudah kami terima',
  variables: { ...person, next: 'Apa yang terjadi berikutnya' },
  body: `Halo {{name}},

Bukti iuran pendaftaran Anda sudah masuk ke Bendahara {{organisation}}.

{{next}}`,
});

export const proofReturnedMail = defineMail({
  key: 'union.proof_returned',
  subject: 'Bukti bayar Anda perlu dikirim ulang',
  variables: { ...person, reason: 'Alasan Bendahara', link: 'Halaman unggah bukti' },
  body: `Halo {{name}},

Bendahara belum dapat menerima bukti iuran pendaftaran Anda. Alasannya:

{{reason}}

[Unggah bukti lain]({{link}})`,
});

export const approvedMail = defineMail({
  key: 'union.approved',
  subject: 'Selamat datang di {{organisation}}',
  variables: { ...person, number: 'Nomor anggota', link: 'Halaman kartu anggota' },
  body: `Halo {{name}},

Anda sekarang anggota aktif {{organisation}} dengan nomor {{number}}. Nomor ini juga dapat dipakai untuk masuk.

[Lihat kartu anggota]({{link}})`,
});

export const rejectedMail = defineMail({
  key: 'union.rejected',
  subject: 'Pendaftaran Anda di {{organisation}} belum dapat diterima',
  variables: { ...person, reason: 'Alasan penolakan', link: 'Halaman banding' },
  body: `Halo {{name}},

Pendaftaran Anda belum dapat kami terima. Alasannya:

{{reason}}

Bila ada yang sudah diperbaiki, masuk dan daftar lagi dari halaman status. Bila keputusan ini keliru, Anda berhak mengajukan banding dalam enam puluh hari; banding diperiksa oleh pengurus lain.

[Ajukan banding]({{link}})`,
});

export const closedMail = defineMail({
  key: 'union.membership_closed',
  subject: 'Perubahan keanggotaan Anda di {{organisation}}',
  variables: { ...person, what: 'Apa yang berubah', reason: 'Alasan', link: 'Halaman banding' },
  body: `Halo {{name}},

{{what}}

Alasan: {{reason}}

Anda berhak mengajukan banding dalam enam puluh hari, juga tanpa masuk ke akun. Banding diperiksa oleh pengurus lain, bukan yang mengambil keputusan ini.

[Ajukan banding]({{link}})`,
});

export const reopenedMail = defineMail({
  key: 'union.membership_reopened',
  subject: 'Keanggotaan Anda di {{organisation}} dibuka kembali',
  variables: { ...person, link: 'Halaman masuk' },
  body: `Halo {{name}},

Keanggotaan Anda sudah dibuka kembali. Anda dapat masuk seperti biasa.

[Masuk]({{link}})`,
});

export const leftMail = defineMail({
  key: 'union.membership_left',
  subject: 'Kami mencatat keputusan Anda',
  variables: { ...person, what: 'Apa yang dicatat', link: 'Halaman status' },
  body: `Halo {{name}},

{{what}}

Data Anda tetap dapat Anda lihat, dan Anda dapat mendaftar lagi kapan saja.

[Lihat status]({{link}})`,
});
