import {
  type Cell,
  type Deviation,
  defineAccess,
  ownWords,
  type PersonalGrant,
  type Right,
  type Role,
  type RowDeclaration,
  standardRights,
} from '#kernel/access';
import { ownRows } from './access-own.ts';

/** Heads of RT, RW and dusun and members of the BPD are residents first: they hold `user` besides. */
export const roles = [
  { key: 'guest', label: 'Pengunjung (Guest)', virtual: true, visitor: true, sessionHours: 24 },
  { key: 'user', label: 'Penduduk (User)', sessionHours: 24 },
  { key: 'admin', label: 'Perangkat Desa (Admin)', sessionHours: 168 },
  { key: 'super_admin', label: 'Kepala Desa (Super Admin)', secondFactor: true, sessionHours: 720 },
  { key: 'area_head', label: 'Ketua RT, RW, atau Kepala Dusun', scopedBy: 'area', sessionHours: 168 },
  { key: 'bpd', label: 'Anggota BPD', sessionHours: 168 },
] as const satisfies readonly Role[];

const crud = ['read', 'create', 'update', 'delete'] as const;

/** The words of the permission matrix. */
const words = {
  ...ownWords,
  '-': { rights: [], meaning: 'Tidak ada akses' },
  Limited: { rights: ['read-limited'], meaning: 'Tampilan terbatas: angka umum saja' },
  Full: { rights: ['read-limited', 'read'], meaning: 'Tampilan penuh' },
  View: { rights: ['read'], meaning: 'Melihat' },
  'View/Edit': { rights: ['read', 'update'], meaning: 'Melihat dan mengubah' },
  'View/Join': { rights: ['read', 'join'], meaning: 'Melihat dan ikut serta' },
  'View/Export': { rights: ['read', 'export'], meaning: 'Melihat dan mengunduh' },
  Approve: { rights: ['read', 'approve'], meaning: 'Memeriksa dan memutuskan' },
  CRUD: { rights: crud, meaning: 'Membuat, membaca, mengubah, menghapus' },
} as const;

const from = (rule: string, why: string): Deviation => ({
  why,
  source: `docs/requirements/resolutions.md ${rule}`,
});

/** What the public sees is what has been published. */
const seen: Cell = { word: 'View', gates: ['published'] };
const joins: Cell = {
  word: 'View/Join',
  rights: [{ right: 'read', scope: 'all', gates: ['published'] }, 'join'],
};
const deliberates: Cell = {
  word: 'View/Join',
  rights: [
    { right: 'read', scope: 'all', gates: ['published'] },
    'join',
    'discuss',
    { right: 'vote', scope: 'all', gates: ['resident-confirmed'] },
  ],
};

const own = (...rights: string[]): Right[] => rights.map((right) => ({ right, scope: 'own' }));

const ownLetters: Cell = {
  word: 'CRUD',
  rights: [
    ...own('read', 'update', 'delete', 'cancel'),
    { right: 'create', scope: 'own', gates: ['resident-confirmed'] },
  ],
  deviation: from(
    'D4',
    'Warga mengurus permohonannya sendiri; draf dapat dihapus, yang sudah dikirim hanya dibatalkan.',
  ),
};
const ownComplaints: Cell = {
  word: 'CRUD',
  rights: own('read', 'create', 'update', 'delete', 'cancel', 'reopen', 'rate'),
  deviation: from(
    'D4',
    'Warga mengurus pengaduannya sendiri; draf dapat dihapus, yang sudah dikirim hanya dibatalkan.',
  ),
};
const ownAid: Cell = {
  word: 'View',
  scope: 'own',
  gates: ['resident-confirmed'],
  deviation: from('D5', 'Warga melihat bantuan untuk keluarganya sendiri.'),
};
const exportsAudit: Cell = {
  word: 'View',
  also: ['export'],
  deviation: from(
    'D7',
    'Daftar fitur Super Admin menyebut unduhan catatan audit; matriks hanya menyebut melihat.',
  ),
};
const ofArea: Cell = {
  word: '–',
  rights: [{ right: 'read', scope: 'area' }],
  deviation: from(
    'D6',
    'Ketua RT, RW, dan kepala dusun tidak punya kolom; mereka melihat yang menyangkut wilayahnya.',
  ),
};
const holdsMeetings: Cell = {
  word: '–',
  rights: ['read', 'create', 'update', 'publish', 'invite', 'record', 'close'],
  deviation: from('D6', 'Musyawarah desa diselenggarakan BPD; BPD tidak punya kolom di matriks.'),
};

type Steps = Readonly<Record<string, readonly string[]>>;

const feature = (
  label: string,
  resource: string,
  verbs: readonly string[],
  cells: readonly Cell[],
  steps: Steps = {},
  risk?: 'roles',
): RowDeclaration => {
  return {
    group: 'Permission Matrix',
    source: 'requirement',
    label,
    resource,
    verbs,
    cells,
    steps,
    ...(risk && { risk }),
  };
};

const publishes = { CRUD: ['publish'] };

// biome-ignore format: the columns are read as the requirement's table: guest, user, admin, super_admin, then our own area_head, bpd
const requirementRows: readonly RowDeclaration[] = [
  feature('Dashboard', 'dashboard', ['read-limited', 'read'],             ['Limited', 'Full', 'Full', 'Full', '–', '–']),
  feature('Profil Desa', 'village-profile', ['read', 'update'],           [seen, seen, 'View/Edit', 'View/Edit', '–', '–']),
  feature('Berita', 'news', [...crud, 'publish'],                         [seen, seen, 'CRUD', 'CRUD', '–', '–'], publishes),
  feature('Kalender', 'calendar', [...crud, 'publish'],                   [seen, seen, 'CRUD', 'CRUD', '–', '–'], publishes),
  feature('Program', 'program', [...crud, 'join', 'publish', 'admit', 'record'],
                                                                          [seen, joins, 'CRUD', 'CRUD', '–', '–'], { CRUD: ['publish', 'admit', 'record'] }),
  feature('Layanan Surat', 'letter-request', [...crud, 'cancel', 'assist', 'check', 'approve', 'reject'],
                                                                          ['-', ownLetters, 'Approve', 'Approve', ofArea, '–'], { CRUD: ['cancel'], Approve: ['assist', 'check', 'reject'] }),
  feature('Cek Bansos', 'aid', ['read'],                                  ['-', ownAid, 'View', 'View', '–', '–']),
  feature('Pengaduan', 'complaint', [...crud, 'cancel', 'reopen', 'rate', 'assign', 'respond', 'close'],
                                                                          ['-', ownComplaints, 'CRUD', 'CRUD', ofArea, '–'], { CRUD: ['assign', 'respond', 'close'] }),
  feature('Partisipasi', 'deliberation', [...crud, 'join', 'discuss', 'vote', 'publish', 'invite', 'record', 'close'],
                                                                          ['-', deliberates, 'CRUD', 'CRUD', '–', holdsMeetings],
    { 'View/Join': ['discuss', 'vote'], CRUD: ['publish', 'invite', 'record', 'close'] }),
  feature('UMKM', 'business', [...crud, 'publish'],                       [seen, seen, 'CRUD', 'CRUD', '–', '–'], publishes),
  feature('Galeri', 'gallery', [...crud, 'publish'],                      [seen, seen, 'CRUD', 'CRUD', '–', '–'], publishes),
  feature('Laporan', 'report', ['read', 'export'],                        ['-', '-', 'View', 'View/Export', '–', '–']),
  feature('Manajemen User', 'user', standardRights.user ?? [],            ['-', '-', '-', 'CRUD', '–', '–'], { CRUD: ['disable', 'reset', 'export'] }, 'roles'),
  feature('Manajemen Admin', 'admin-user', [...crud, 'assign', 'disable'], ['-', '-', '-', 'CRUD', '–', '–'], { CRUD: ['assign', 'disable'] }, 'roles'),
  feature('Pengaturan Sistem', 'settings', ['read', 'update'],            ['-', '-', '-', 'CRUD', '–', '–']),
  feature('Audit Log', 'audit', ['read', 'export'],                       ['-', '-', '-', exportsAudit, '–', '–']),
];

/** Signing is given to a person, and ends with the office; so is being the second pair of eyes. */
const personal: readonly PersonalGrant[] = [
  {
    key: 'letter_signer',
    label: 'Penanda tangan surat',
    rights: [
      { resource: 'letter', right: 'sign', scope: 'all' },
      { resource: 'letter', right: 'revoke', scope: 'all' },
    ],
  },
  {
    key: 'letter_secretary',
    label: 'Pemaraf surat (Sekretaris Desa)',
    rights: [{ resource: 'letter', right: 'endorse', scope: 'all' }],
  },
  {
    key: 'second_person',
    label: 'Orang kedua untuk pemulihan dan peran',
    rights: [
      { resource: 'backup', right: 'read', scope: 'all' },
      { resource: 'backup', right: 'approve', scope: 'all' },
      { resource: 'role', right: 'approve', scope: 'all' },
    ],
  },
];

export const access = defineAccess({
  product: 'village',
  roles,
  words,
  rows: [...requirementRows, ...ownRows],
  personal,
});
