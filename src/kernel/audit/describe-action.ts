/** The last word of an action, as a person says what happened. */
const VERBS: Readonly<Record<string, string>> = {
  created: 'dibuat',
  added: 'ditambahkan',
  updated: 'diubah',
  changed: 'diubah',
  deleted: 'dihapus',
  removed: 'dihapus',
  restored: 'dipulihkan',
  approved: 'disetujui',
  rejected: 'ditolak',
  refused: 'ditolak',
  verified: 'diverifikasi',
  confirmed: 'dikonfirmasi',
  published: 'diterbitkan',
  unpublished: 'ditarik dari terbit',
  registered: 'mendaftar',
  cancelled: 'dibatalkan',
  disabled: 'dinonaktifkan',
  enabled: 'diaktifkan',
  suspended: 'ditutup',
  closed: 'ditutup selamanya',
  reset: 'diatur ulang',
  granted: 'diberikan',
  revoked: 'dicabut',
  sent: 'dikirim',
  accepted: 'diterima',
  withdrawn: 'ditarik kembali',
  opened: 'dibuka',
  ended: 'diakhiri',
  read: 'dibaca',
  viewed: 'dilihat',
  revealed: 'dibuka sampai terbaca',
  printed: 'dicetak',
  downloaded: 'diunduh',
  exported: 'diekspor',
  imported: 'diimpor',
  checked: 'diperiksa',
  committed: 'dimasukkan',
  generated: 'dibuat',
  requested: 'diminta',
  reset_requested: 'diminta diatur ulang',
  retried: 'dicoba lagi',
  released: 'dibuka kembali',
  enrolled: 'diaktifkan',
  renewed: 'diganti baru',
  waived: 'dibebaskan',
  reversed: 'dibalik',
  posted: 'dibukukan',
  paid: 'dibayar',
  merged: 'digabungkan',
  assigned: 'ditugaskan',
  answered: 'dijawab',
  decided: 'diputuskan',
  verification_sent: 'dikirimi tautan konfirmasi',
  confirmation_sent: 'dikirimi tautan konfirmasi',
};

/** Things that only the kernel's own actions name. */
const THINGS: Readonly<Record<string, string>> = {
  session: 'Sesi masuk',
  access: 'Akses',
  account: 'Akun',
  credential: 'Kata sandi',
  second_factor: 'Verifikasi dua langkah',
  recovery_codes: 'Kode pemulihan',
  email: 'Surel',
  role: 'Peran',
  user: 'Akun pengguna',
  invitation: 'Undangan',
  lock: 'Kunci masuk',
  settings: 'Pengaturan',
  menu: 'Menu',
  matrix: 'Matriks akses',
  job: 'Pekerjaan latar',
  import: 'Impor',
  audit: 'Catatan audit',
  privacy_request: 'Permintaan data pribadi',
  register: 'Buku',
};

/**
 * What an action says to a reader: "Peran diberikan". The thing is named as `nameOf` knows it (the row of the
 * matrix), or as we know it; a word nobody knows stays as it is.
 */
export function describeAction(
  action: string,
  nameOf: (thing: string) => string | undefined = () => undefined,
): string {
  const dot = action.lastIndexOf('.');
  const thing = dot < 0 ? action : action.slice(0, dot);
  const verb = dot < 0 ? '' : action.slice(dot + 1);
  const name = THINGS[thing] ?? nameOf(thing) ?? nameOf(thing.replaceAll('_', '-')) ?? thing;
  return verb === '' ? name : `${name} ${VERBS[verb] ?? verb}`;
}
