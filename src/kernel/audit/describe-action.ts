/** The last word of an action, as a person says what happened; steps of a flow come in their plain form. */
const VERBS: Readonly<Record<string, string>> = {
  approve: 'disetujui',
  reject: 'ditolak',
  verify: 'diverifikasi',
  disable: 'dinonaktifkan',
  enable: 'diaktifkan',
  suspend: 'ditangguhkan',
  cancel: 'dibatalkan',
  leave: 'mengundurkan diri',
  expel: 'diberhentikan',
  register: 'mendaftar',
  submit: 'dikirim',
  publish: 'diterbitkan',
  answer: 'dijawab',
  close: 'ditutup',
  reopen: 'dibuka kembali',
  reopened: 'dibuka kembali',
  submitted: 'dikirim',
  attached: 'dilampirkan',
  uploaded: 'diunggah',
  reviewed: 'diperiksa',
  issued: 'diterbitkan',
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
  proposed: 'diusulkan',
  taken: 'mulai diperiksa',
  moved: 'dipindahkan',
  held: 'ditahan',
  lifted: 'dibuka kembali',
  deferred: 'ditunda',
  reactivated: 'dibuka kembali',
  reminded: 'diingatkan',
  matched: 'dicocokkan',
  ignored: 'diabaikan',
  hidden: 'disembunyikan',
  locked: 'dikunci',
  unlocked: 'dibuka kuncinya',
  pinned: 'disematkan',
  unpinned: 'dilepas sematannya',
  reported: 'dilaporkan',
};

/** A part of the thing, named before the verb: `member.photo_changed`. */
const PARTS: Readonly<Record<string, string>> = {
  photo: 'foto',
  document: 'dokumen',
  card: 'kartu',
  proof: 'bukti',
  note: 'catatan',
  message: 'pesan',
  confidential: 'kerahasiaan',
  reports: 'laporan',
  link: 'tautan',
  column: 'kolom',
  policy: 'kebijakan',
  confirmation: 'tautan konfirmasi',
  verification: 'tautan konfirmasi',
  reset: 'tautan kata sandi baru',
  test_mail: 'surel uji',
};

/** Things as people call them, where the matrix has no better name. */
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
  member: 'Anggota',
  payment: 'Pembayaran',
  bill: 'Tagihan',
  bills: 'Tagihan',
  rates: 'Tarif iuran',
  dues: 'Iuran',
  receipt: 'Kuitansi',
  ticket: 'Pesan atau pengaduan',
  claim: 'Klaim iuran',
  adjustment: 'Penyesuaian iuran',
  arrears: 'Tunggakan',
  bank: 'Mutasi bank',
  mandate: 'Kuasa potong gaji',
  checkoff: 'Daftar potong gaji',
  whatsapp: 'Grup WhatsApp',
  forum_thread: 'Utas forum',
  forum_post: 'Tulisan forum',
  forum_mute: 'Bisu di forum',
  forum_category: 'Kategori forum',
  backup: 'Cadangan',
  security: 'Keamanan masuk',
  privacy: 'Data pribadi',
  outbox: 'Surat keluar',
  notification: 'Pemberitahuan',
  'access-matrix': 'Matriks akses',
  'privacy-request': 'Permintaan data pribadi',
};

/**
 * What an action says to a reader: "Peran diberikan". The thing is named as we know it, or as `nameOf` does (the row
 * of the matrix); a word nobody knows stays as it is.
 */
export function describeAction(action: string, nameOf: NameOf = nobody): string {
  const dot = action.lastIndexOf('.');
  if (dot < 0) return describeThing(action, nameOf);
  const name = describeThing(action.slice(0, dot), nameOf);
  const verb = action.slice(dot + 1);
  const known = VERBS[verb];
  if (known) return `${name} ${known}`;
  const last = verb.lastIndexOf('_');
  const part = last < 0 ? undefined : PARTS[verb.slice(0, last)];
  const words = VERBS[verb.slice(last + 1)];
  return part && words ? `${name}: ${part} ${words}` : `${name} ${verb}`;
}

/** The name of what an action is about. */
export function describeThing(thing: string, nameOf: NameOf = nobody): string {
  return THINGS[thing] ?? nameOf(thing) ?? nameOf(thing.replaceAll('_', '-')) ?? thing;
}

type NameOf = (thing: string) => string | undefined;

const nobody: NameOf = () => undefined;
