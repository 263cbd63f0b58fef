import {
  type Cell,
  type Deviation,
  defineAccess,
  ownWords,
  type Role,
  type RowDeclaration,
} from '#kernel/access';
import { ownRows } from './access-own.ts';

const officer = { secondFactor: true, sessionHours: 168 } as const;

export const roles = [
  { key: 'ketua', label: 'Ketua', ...officer },
  { key: 'bendahara', label: 'Bendahara', ...officer },
  { key: 'sekretaris', label: 'Sekretaris', ...officer },
  { key: 'pengawas', label: 'Pengawas', ...officer },
  { key: 'anggota', label: 'Anggota', sessionHours: 24 },
  { key: 'tamu', label: 'Tamu', virtual: true, visitor: true, sessionHours: 24 },
] as const satisfies readonly Role[];

const crud = ['read', 'create', 'update', 'delete'] as const;
/** Reading of an officer includes paper: a book is read out and signed at meetings. */
const officerReads = ['read', 'print', 'export'] as const;

/** The words of "Otorisasi Modul Buku 16"; where a word names officers, the other officers read. */
const words = {
  CRUD: { rights: crud, meaning: 'Membuat, membaca, mengubah, menghapus' },
  'Bendahara (CRUD)': named(['bendahara'], 'Bendahara menulis, pengurus lain membaca'),
  'sekretaris(CRUD)': named(['sekretaris'], 'Sekretaris menulis, pengurus lain membaca'),
  'Sekretaris,ketua(CRUD)': named(
    ['sekretaris', 'ketua'],
    'Sekretaris dan ketua menulis, pengurus lain membaca',
  ),
  'Read-only': { rights: ['read'], meaning: 'Membaca saja' },
  'Read-only (self)': { rights: ['read'], scope: 'own', meaning: 'Membaca milik sendiri saja' },
  'Read-only*': {
    rights: ['read'],
    gates: ['published'],
    meaning: 'Membaca isi yang terbit, lewat halaman muka',
  },
  'Create/Read': { rights: ['create', 'read'], meaning: 'Membuat dan membaca' },
  Create: { rights: ['create'], meaning: 'Membuat saja' },
  'No Access': { rights: [], meaning: 'Tidak ada hak' },
  ...ownWords,
} as const;

function named(officers: readonly string[], meaning: string) {
  return { rights: crud, named: { roles: officers, others: officerReads }, meaning } as const;
}

/** The requirement has no column for the supervisors; what they hold rests on a resolution, and says so. */
const supervised: Deviation = {
  why: 'Kebutuhan tidak memberi pengawas kolom; pengawas membaca keenam belas buku dan menulis bukunya sendiri.',
  source: 'docs/requirements/resolutions.md K1',
};
const watches: Cell = { word: '–', rights: [...officerReads], deviation: supervised };
const writesOwnBook: Cell = {
  word: '–',
  rights: [...crud, 'import', 'print', 'export'],
  deviation: supervised,
};
const unnamed: Cell = '–';

/**
 * Money is appended and reversed: the "update" and "delete" of the requirement's CRUD are one act here, a counter-entry
 * with a reason, under a right of its own (`reverse`). The rows name no other, so nobody can be given one without effect.
 */
const ledgerOfTreasurer: Cell = {
  word: 'Bendahara (CRUD)',
  also: ['reverse'],
  deviation: {
    why: 'Buku uang tidak diubah dan tidak dihapus: kekeliruan dibalik dengan catatan baru.',
    source: 'docs/requirements/resolutions.md K2',
  },
};

const fullWords = ['CRUD', 'Bendahara (CRUD)', 'sekretaris(CRUD)', 'Sekretaris,ketua(CRUD)'];

/** A book's pages: the four rights, paper, import, and the steps that only some books have. */
function book(label: string, resource: string, cells: readonly Cell[], ...own: string[]): RowDeclaration {
  const steps = ['import', 'print', 'export', ...own];
  return {
    group: 'Otorisasi Modul Buku 16',
    source: 'requirement',
    label,
    resource,
    verbs: [...crud, ...steps],
    steps: Object.fromEntries(fullWords.map((word) => [word, steps])),
    cells,
  };
}

const moneyBook = (label: string, resource: string): RowDeclaration => ({
  ...book(label, resource, [
    'Bendahara (CRUD)',
    ledgerOfTreasurer,
    'Bendahara (CRUD)',
    watches,
    'Read-only (self)',
    'No Access',
  ]),
  verbs: ['read', 'create', 'reverse', 'print', 'export'],
  steps: { 'Bendahara (CRUD)': ['print', 'export'] },
  risk: 'money',
});

// biome-ignore format: the columns are read as the requirement's table
const requirementRows: readonly RowDeclaration[] = [
  //                                                     Ketua     Bendahara Sekretaris Pengawas Anggota  Tamu
  book('01. Daftar Anggota', 'member',                  ['CRUD',   'CRUD',   'CRUD',    watches, 'Read-only', 'No Access']),
  book('02. Daftar Pengurus', 'board-term',             ['CRUD',   'CRUD',   'CRUD',    watches, 'Read-only', 'No Access']),
  book('03. Daftar Pengawas', 'supervisor-term',        ['CRUD',   'CRUD',   'CRUD',    watches, 'Read-only', 'No Access']),
  moneyBook('04. Simpanan Anggota', 'savings'),
  moneyBook('05. Pinjaman Anggota', 'loan'),
  book('06. Daftar Inventaris', 'inventory',            everyOfficer('sekretaris(CRUD)', watches, 'Read-only', 'Read-only*'), 'publish'),
  book('07. Notulen Rapat Anggota', 'member-meeting',   everyOfficer('sekretaris(CRUD)', watches, 'Read-only', 'Read-only*'), 'publish'),
  book('08. Notulen Rapat Pengurus', 'board-meeting',   everyOfficer('Sekretaris,ketua(CRUD)', watches, 'No Access', 'No Access')),
  book('09. Notulen Rapat Pengawas', 'supervisor-meeting', everyOfficer('Sekretaris,ketua(CRUD)', writesOwnBook, 'No Access', 'No Access')),
  book('10. Daftar Karyawan', 'employee',               everyOfficer('CRUD', watches, 'Read-only', 'Read-only*'), 'publish'),
  book('11. Buku Tamu', 'guest-book',                   everyOfficer('CRUD', watches, 'Create/Read', 'Create')),
  book('12. Saran Anggota', 'member-suggestion',        everyOfficer('CRUD', watches, 'Create/Read', 'Create'), 'answer'),
  book('13. Saran Pengawas', 'supervisor-suggestion',   everyOfficer('CRUD', writesOwnBook, 'No Access', 'No Access'), 'answer'),
  book('14. Anjuran Pejabat', 'official-advice',        everyOfficer('CRUD', watches, 'Read-only', 'Read-only*'), 'publish', 'answer'),
  book('15. Catatan Kejadian', 'incident',              everyOfficer('CRUD', watches, 'Read-only', 'Read-only*'), 'publish'),
  book('16. Agenda & Ekspedisi', 'mail-agenda',         everyOfficer('CRUD', watches, 'Read-only', 'Read-only*'), 'publish'),
  {
    group: 'Otorisasi Modul Buku 16',
    source: 'requirement',
    label: 'Landing Page Management',
    resource: 'landing-page',
    verbs: [...crud, 'publish'],
    steps: { CRUD: ['publish'] },
    cells: everyOfficer('CRUD', unnamed, 'No Access', { word: 'Read-only', gates: ['published'] }),
  },
];

/** The requirement has one column for the three officers: its word stands in each of theirs. */
function everyOfficer(word: string, pengawas: Cell, anggota: Cell, tamu: Cell): readonly Cell[] {
  return [word, word, word, pengawas, anggota, tamu];
}

export const access = defineAccess({
  product: 'cooperative',
  roles,
  words,
  rows: [...requirementRows, ...ownRows],
});
