import type { AccessTable, MatrixRow, Scope } from '#kernel/access';

/** Rights as people say them; a right of the matrices that has no word here fails the test. */
const RIGHTS: Readonly<Record<string, string>> = {
  read: 'melihat',
  'read-limited': 'melihat terbatas',
  'read-summary': 'melihat ringkasan',
  view: 'melihat',
  create: 'membuat',
  update: 'mengubah',
  edit: 'mengubah',
  delete: 'menghapus',
  approve: 'menyetujui',
  reject: 'menolak',
  verify: 'memverifikasi',
  publish: 'menerbitkan',
  print: 'mencetak',
  export: 'mengekspor',
  import: 'mengimpor',
  answer: 'menjawab',
  manage: 'mengatur',
  assign: 'memberikan',
  disable: 'menutup',
  reset: 'mengatur ulang',
  unlock: 'membuka kunci',
  retry: 'mengulangi',
  cancel: 'membatalkan',
  decide: 'memutuskan',
  request: 'meminta',
  reverse: 'membalik',
  download: 'mengunduh',
  upload: 'mengunggah',
  restore: 'memulihkan',
  send: 'mengirim',
  generate: 'membuat',
  join: 'ikut serta',
  close: 'menutup',
  record: 'mencatat',
  lock: 'mengunci',
  correct: 'membetulkan',
  commit: 'memasukkan',
  undo: 'mengurungkan',
  schedule: 'menjadwalkan',
  enter: 'mengisi',
  sign: 'menandatangani',
  revoke: 'mencabut',
  post: 'menulis',
  reply: 'membalas',
  moderate: 'memoderasi',
  fill: 'mengisi',
  pay: 'membayar',
  claim: 'mengajukan klaim',
  propose: 'mengusulkan',
  suspend: 'menangguhkan',
  enable: 'mengaktifkan',
  merge: 'menggabungkan',
  leave: 'mengundurkan diri',
  view_public: 'melihat',
  view_member: 'melihat',
  view_sensitive: 'melihat',
  results: 'melihat hasil',
  reveal: 'membuka penuh',
  change: 'mengubah',
  overwrite: 'menimpa',
  replace: 'mengganti',
  move: 'memindahkan',
  reactivate: 'membuka kembali',
  reopen: 'membuka kembali',
  activate: 'mengaktifkan',
  archive: 'mengarsipkan',
  adjust: 'menyesuaikan',
  assess: 'menilai',
  rate: 'menilai',
  check: 'memeriksa',
  assist: 'membantu mengisi',
  admit: 'menerima',
  confirm: 'mengonfirmasi',
  process: 'memutuskan',
  handle: 'menangani',
  respond: 'menanggapi',
  discuss: 'berdiskusi',
  vote: 'memberi suara',
  attend: 'hadir',
  invite: 'mengundang',
  give: 'memberikan',
  withdraw: 'mencabut',
  'approve-related': 'menyetujui untuk pihak terkait',
  disburse: 'mencairkan',
  match: 'mencocokkan',
  reconcile: 'mencocokkan',
  calculate: 'menghitung',
  enforce: 'menahan',
  expel: 'memberhentikan',
  'record-death': 'mencatat kematian',
  start: 'memulai',
  stop: 'menghentikan',
  void: 'membatalkan',
  unassign: 'melepas',
  execute: 'melaksanakan',
  promote: 'menaikkan cadangan',
  confidential: 'membuka berkas rahasia',
  endorse: 'memaraf',
};

export const rightWord = (right: string): string => RIGHTS[right] ?? right;

export const SCOPE_WORDS: Readonly<Record<Scope, string>> = {
  all: 'semua',
  region: 'wilayahnya',
  programme: 'prodinya',
  area: 'RT, RW, atau dusunnya',
  own: 'milik sendiri',
  assigned: 'yang ditugaskan',
};

/** The scopes that mean something in this product. */
export function scopesOf(table: AccessTable): Scope[] {
  const bound = new Set(table.roles.flatMap(({ scopedBy }) => scopedBy ?? []));
  return ['all', ...(['region', 'programme', 'area'] as const).filter((scope) => bound.has(scope)), 'own'];
}

/** What the row is about, as a person says it. */
export const rowName = (row: Pick<MatrixRow, 'name' | 'label'>): string => row.name ?? row.label;

/** A row has no id of its own: any of its rights names it. */
export const rowAddress = (matrix: string, row: Pick<MatrixRow, 'resource' | 'verbs'>): string =>
  `${matrix}/${encodeURIComponent(`${row.resource}.${row.verbs[0]}`)}`;

export function findRow(table: AccessTable, named: string): MatrixRow | undefined {
  const dot = named.lastIndexOf('.');
  const resource = named.slice(0, dot);
  const right = named.slice(dot + 1);
  return table.rows.find((row) => row.resource === resource && row.verbs.includes(right));
}
