import { defineMail } from '#kernel/mail';

const about = { name: 'Nama penghubung', organisation: 'Nama organisasi yang didaftarkan' } as const;

export const beginMail = defineMail({
  key: 'platform.sign_up_begun',
  subject: 'Lanjutkan pendaftaran {{organisation}}',
  variables: { ...about, link: 'Tautan halaman pendaftaran' },
  body: `Halo {{name}},

Pendaftaran {{organisation}} di Balai sudah dimulai. Buka tautan di bawah untuk mengunggah dokumennya, lalu kirimkan.

[Lanjutkan pendaftaran]({{link}})

Simpan surel ini: di tautan yang sama Anda membaca keputusannya. Siapa pun yang memegang tautannya dapat membukanya. Bila bukan Anda yang mendaftar, abaikan surel ini.`,
});

export const refusedMail = defineMail({
  key: 'platform.sign_up_refused',
  subject: 'Pendaftaran {{organisation}} di Balai',
  variables: { ...about, reason: 'Alasan pengelola' },
  body: `Halo {{name}},

Pengelola Balai belum dapat menerima pendaftaran {{organisation}}.

Alasannya: {{reason}}

Dokumen yang Anda unggah sudah dihapus. Anda boleh mendaftar lagi bila keadaannya berubah.`,
});

export const openedMail = defineMail({
  key: 'platform.sign_up_opened',
  subject: '{{organisation}} sudah dibuka di Balai',
  variables: { ...about, address: 'Alamat organisasi' },
  body: `Halo {{name}},

{{organisation}} sudah dibuka. Halaman mukanya ada di [{{address}}]({{address}}).

Undangan untuk masuk sebagai pengurus datang dalam surel tersendiri. Buka tautannya dan buat kata sandi Anda.`,
});
