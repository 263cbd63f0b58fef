import { defineMail } from '#kernel/mail';

const name = 'Nama orang yang dikirimi';
const organisation = 'Nama organisasi';

export const passwordResetMail = defineMail({
  key: 'identity.password_reset',
  subject: 'Atur ulang kata sandi Anda di {{organisation}}',
  variables: {
    name,
    organisation,
    link: 'Tautan halaman kata sandi baru',
    hours: 'Berapa jam tautan berlaku',
  },
  body: `Halo {{name}},

Seseorang, mungkin Anda sendiri, meminta kata sandi baru untuk akun Anda di {{organisation}}.

[Buat kata sandi baru]({{link}})

Tautan ini berlaku {{hours}} jam dan hanya sekali. Bila bukan Anda yang memintanya, abaikan surel ini: kata sandi Anda tidak berubah.`,
});

export const passwordChangedMail = defineMail({
  key: 'identity.password_changed',
  subject: 'Kata sandi Anda di {{organisation}} diubah',
  variables: {
    name,
    organisation,
    when: 'Tanggal dan jam perubahan',
    link: 'Tautan halaman lupa kata sandi',
  },
  body: `Halo {{name}},

Kata sandi akun Anda di {{organisation}} diubah pada {{when}}. Semua perangkat lain sudah dikeluarkan.

Bila bukan Anda yang mengubahnya, buat kata sandi baru sekarang dan beri tahu pengurus.

[Buat kata sandi baru]({{link}})`,
});

export const verifyEmailMail = defineMail({
  key: 'identity.verify_email',
  subject: 'Konfirmasi surel Anda untuk {{organisation}}',
  variables: { name, organisation, link: 'Tautan konfirmasi', hours: 'Berapa jam tautan berlaku' },
  body: `Halo {{name}},

Tekan tombol di bawah untuk memastikan bahwa alamat surel ini milik Anda.

[Konfirmasi surel saya]({{link}})

Tautan ini berlaku {{hours}} jam dan hanya sekali. Bila Anda tidak mendaftar di {{organisation}}, abaikan surel ini.`,
});

export const emailChangedMail = defineMail({
  key: 'identity.email_changed',
  subject: 'Surel akun Anda di {{organisation}} diganti',
  variables: {
    name,
    organisation,
    masked: 'Alamat baru, disamarkan',
    link: 'Tautan halaman lupa kata sandi',
  },
  body: `Halo {{name}},

Akun Anda di {{organisation}} sekarang memakai alamat {{masked}}. Surel berikutnya dikirim ke sana.

Bila bukan Anda yang menggantinya, hubungi pengurus hari ini juga.

[Amankan akun saya]({{link}})`,
});

export const activationMail = defineMail({
  key: 'identity.activation',
  subject: 'Aktifkan akun Anda di {{organisation}}',
  variables: { name, organisation, link: 'Tautan aktivasi', days: 'Berapa hari tautan berlaku' },
  body: `Halo {{name}},

Akun Anda di {{organisation}} sudah disiapkan. Buat kata sandi Anda sendiri untuk mulai memakainya.

[Aktifkan akun]({{link}})

Tautan ini berlaku {{days}} hari dan hanya sekali.`,
});

export const invitationMail = defineMail({
  key: 'identity.invitation',
  subject: 'Undangan menjadi {{role}} di {{organisation}}',
  variables: {
    name,
    organisation,
    role: 'Nama peran',
    inviter: 'Nama pengundang',
    link: 'Tautan undangan',
    days: 'Berapa hari tautan berlaku',
  },
  body: `Halo {{name}},

{{inviter}} mengundang Anda menjadi {{role}} di {{organisation}}.

[Terima undangan]({{link}})

Tautan ini berlaku {{days}} hari dan hanya sekali. Bila Anda tidak mengenal pengundangnya, abaikan surel ini.`,
});

export const newDeviceMail = defineMail({
  key: 'identity.new_device',
  subject: 'Akun Anda di {{organisation}} masuk dari perangkat baru',
  variables: {
    name,
    organisation,
    device: 'Perangkat, misalnya Chrome di Android',
    when: 'Tanggal dan jam masuk',
    place: 'Alamat jaringan',
    link: 'Tautan halaman perangkat',
  },
  body: `Halo {{name}},

Akun Anda di {{organisation}} baru saja dipakai masuk dari perangkat yang belum pernah kami lihat.

- Perangkat: {{device}}
- Waktu: {{when}}
- Jaringan: {{place}}

Bila itu Anda, tidak ada yang perlu dilakukan. Bila bukan, keluarkan perangkat itu dan ganti kata sandi Anda.

[Lihat perangkat saya]({{link}})`,
});

export const secondFactorMail = defineMail({
  key: 'identity.second_factor_changed',
  subject: 'Verifikasi dua langkah akun Anda di {{organisation}}',
  variables: { name, organisation, what: 'Apa yang berubah, satu kalimat', link: 'Tautan halaman keamanan' },
  body: `Halo {{name}},

{{what}}

Bila bukan Anda yang melakukannya, ganti kata sandi Anda dan beri tahu pengurus.

[Buka halaman keamanan]({{link}})`,
});

/** Mails about accounts, the same in every product. */
export const identityMails = [
  passwordResetMail,
  passwordChangedMail,
  verifyEmailMail,
  emailChangedMail,
  activationMail,
  invitationMail,
  newDeviceMail,
  secondFactorMail,
];
