import type { AccessDeclaration } from './declaration.ts';

/** A small office for the tests of this folder: a keeper of everything, a desk for regions, a member, a visitor. */
export const example: AccessDeclaration = {
  product: 'example',
  roles: [
    { key: 'keeper', label: 'Penjaga', secondFactor: true, sessionHours: 720 },
    { key: 'desk', label: 'Meja wilayah', scopedBy: 'region', sessionHours: 168 },
    { key: 'member', label: 'Anggota', sessionHours: 24 },
    { key: 'visitor', label: 'Tamu', virtual: true, visitor: true, sessionHours: 24 },
  ],
  words: {
    CRUD: { rights: ['read', 'create', 'update', 'delete'], meaning: 'Semua' },
    Wilayah: { rights: 'verbs', scope: 'region', meaning: 'Wilayah sendiri' },
    Baca: { rights: ['read'], meaning: 'Membaca' },
    Sendiri: { rights: 'verbs', scope: 'own', meaning: 'Milik sendiri' },
    '-': { rights: [], meaning: 'Tidak ada' },
  },
  rows: [
    {
      group: 'Buku',
      label: 'Catatan',
      source: 'requirement',
      resource: 'note',
      verbs: ['read', 'create', 'update', 'delete', 'approve'],
      steps: { CRUD: ['approve'] },
      cells: [
        'CRUD',
        'Wilayah',
        {
          word: 'Sendiri',
          without: ['delete', 'approve'],
          deviation: { why: 'catatan tidak dihapus', source: 'R1' },
        },
        { word: 'Baca', gates: ['published'] },
      ],
      decisions: [{ right: 'approve', request: { resource: 'note', right: 'create' } }],
    },
    {
      group: 'Buku',
      label: 'Forum',
      source: 'requirement',
      resource: 'forum',
      verbs: ['read', 'create'],
      cells: ['CRUD', 'Wilayah', { word: 'Baca', gates: ['membership-active', 'standing-ok'] }, '-'],
    },
    {
      group: 'Kas',
      label: 'Kas',
      source: 'balai',
      resource: 'cash',
      verbs: ['read', 'create'],
      cells: ['Baca', '-', 'Sendiri', '-'],
      risk: 'money',
    },
    {
      group: 'Hak',
      label: 'Matriks akses',
      source: 'balai',
      resource: 'access-matrix',
      verbs: ['read', 'update'],
      cells: ['CRUD', '-', '-', '-'],
      risk: 'roles',
    },
  ],
  personal: [
    { key: 'opener', label: 'Pembuka berkas', rights: [{ resource: 'cash', right: 'create', scope: 'all' }] },
  ],
  synonyms: { 'role.update': { resource: 'access-matrix', right: 'update' } },
};
