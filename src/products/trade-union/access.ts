import {
  type Cell,
  type Decision,
  defineAccess,
  type Gate,
  ownWords,
  type PersonalGrant,
  type Risk,
  type Role,
  type RowDeclaration,
} from '#kernel/access';
import { ownRows, synonyms } from './access-own.ts';

/** Officers hold the member's set besides their own role; candidate and member follow from the membership status. */
export const roles = [
  { key: 'candidate', label: 'Calon Anggota', virtual: true, sessionHours: 24 },
  { key: 'member', label: 'Anggota', virtual: true, sessionHours: 24 },
  { key: 'coordinator', label: 'Pengurus Wilayah', scopedBy: 'region', sessionHours: 168 },
  { key: 'treasurer', label: 'Bendahara', secondFactor: true, sessionHours: 168 },
  { key: 'admin', label: 'Admin (Pengurus Pusat)', secondFactor: true, sessionHours: 168 },
  { key: 'super_admin', label: 'Super Admin', secondFactor: true, sessionHours: 720 },
] as const satisfies readonly Role[];

/** The words of the permission catalogue. */
const words = {
  ...ownWords,
  S: { rights: 'verbs', scope: 'own', meaning: 'Milik sendiri' },
  R: { rights: 'verbs', scope: 'region', meaning: 'Wilayah penugasan' },
  'R limited': { rights: 'verbs', scope: 'region', meaning: 'Wilayah penugasan, kolom terbatas' },
  A: { rights: 'verbs', meaning: 'Semua' },
  'A read': { rights: 'verbs', meaning: 'Semua, melihat saja' },
  'A, payment columns': { rights: 'verbs', meaning: 'Semua, kolom iuran saja' },
  'A + 2nd': { rights: 'verbs', meaning: 'Semua; orang kedua mengesahkan' },
  assigned: { rights: 'verbs', scope: 'assigned', meaning: 'Hanya yang ditugaskan kepadanya' },
  'dues channel': { rights: 'verbs', scope: 'assigned', meaning: 'Hanya saluran iuran' },
  'named persons': { rights: [], meaning: 'Tidak lewat peran; diberikan kepada orang yang disebut namanya' },
} as const;

interface Extra {
  risk?: Risk;
  decisions?: readonly Decision[];
}

/** One key of the catalogue is one row: what stands before the last dot is the resource, the rest the right. */
const section =
  (group: string) =>
  (key: string, name: string, cells: readonly Cell[], extra: Extra = {}): RowDeclaration => {
    const dot = key.lastIndexOf('.');
    return {
      group,
      source: 'requirement',
      label: key,
      name,
      resource: key.slice(0, dot),
      verbs: [key.slice(dot + 1)],
      cells,
      ...extra,
    };
  };

const account = section('Profil & Akun');
const member = section('Anggota & Onboarding');
const content = section('Konten');
const talk = section('Forum & Pesan');
const survey = section('Survei');
const dues = section('Keuangan');
const region = section('Wilayah');
const system = section('Sistem');

/** What the page list closes for who is no active member, or whose dues are on hold (its gates `act` and `ok`). */
const act: readonly Gate[] = ['membership-active'];
const actOk: readonly Gate[] = ['membership-active', 'standing-ok'];
const activeA: Cell = { word: 'A', gates: act };
const goodA: Cell = { word: 'A', gates: actOk };
const goodS: Cell = { word: 'S', gates: actOk };
/** A survey handed to a person stays open to them; the others need active membership in good standing. */
const fills: Cell = {
  word: 'A',
  rights: [
    { right: 'fill', scope: 'assigned' },
    { right: 'fill', scope: 'all', gates: actOk },
  ],
};

const selves = ['S', 'S', 'S', 'S', 'S', 'A'];
const money = { risk: 'money' } as const;
const power = { risk: 'roles' } as const;
const decidesOn = (right: string, resource: string, request: string): Extra => ({
  decisions: [{ right, request: { resource, right: request } }],
});

// biome-ignore format: the columns are read as the catalogue: Cand, Mem, Coord, Treas, Admin, and the super admin of its text
const catalogue: readonly RowDeclaration[] = [
  account('profile.view', 'Melihat profil sendiri', selves),
  account('profile.edit', 'Mengubah profil sendiri', selves),
  account('password.change', 'Mengubah kata sandi sendiri', selves),
  account('session.manage', 'Mengatur sesi dan perangkat sendiri', selves),
  account('privacy.request', 'Meminta, mengunduh, atau menghapus data pribadi sendiri', selves),
  account('membership.status.view', 'Melihat status keanggotaan sendiri', selves),
  account('membership.leave', 'Membatalkan pendaftaran atau mengundurkan diri', selves),
  content('content.view_public', 'Melihat isi untuk umum',           ['A', 'A', 'A', 'A', 'A', 'A']),
  content('content.view_member', 'Melihat isi untuk anggota',        ['–', activeA, activeA, activeA, activeA, 'A']),
  dues('dues.self.view', 'Melihat iuran sendiri', selves),
  dues('dues.self.pay', 'Membayar dan mengunggah bukti iuran sendiri', selves),
  dues('dues.self.claim', 'Mengajukan klaim iuran sendiri', selves),
  talk('ticket.create', 'Mengirim pesan atau pengaduan ke pengurus', selves),
  survey('survey.fill', 'Mengisi survei',                            ['assigned', fills, fills, fills, fills, 'A']),
  account('membercard.view', 'Melihat kartu anggota sendiri',        ['–', goodS, goodS, goodS, goodS, 'A']),
  talk('whatsapp.join', 'Bergabung ke grup WhatsApp',                ['–', goodS, goodS, goodS, goodS, 'A']),
  talk('forum.view', 'Membaca forum',                                ['–', goodA, goodA, goodA, goodA, 'A']),
  talk('forum.post', 'Menulis di forum',                             ['–', goodA, goodA, goodA, goodA, 'A']),
  talk('forum.moderate', 'Memoderasi forum',                         ['–', '–', 'R', '–', 'A', 'A']),
  survey('survey.manage', 'Membuat dan mengatur survei',             ['–', '–', 'R', '–', 'A', 'A']),
  survey('survey.results', 'Melihat hasil survei',                   ['–', '–', 'R', '–', 'A', 'A']),
  region('whatsapp.manage', 'Mengatur tautan grup WhatsApp',         ['–', '–', 'R', '–', 'A', 'A']),
  content('broadcast.send', 'Mengirim pengumuman ke anggota',        ['–', '–', 'R', '–', 'A', 'A']),
  talk('ticket.view', 'Melihat pesan dan pengaduan',                 ['–', '–', 'R', 'dues channel', 'A', 'A']),
  talk('ticket.reply', 'Menanggapi pesan dan pengaduan',             ['–', '–', 'R', 'dues channel', 'A', 'A']),
  talk('ticket.confidential', 'Membuka berkas pengaduan rahasia',    ['–', '–', '–', '–', 'named persons', 'named persons']),
  member('member.view', 'Melihat daftar dan rincian anggota',        ['–', '–', 'R', 'A, payment columns', 'A', 'A']),
  member('member.view_sensitive', 'Melihat NIK, gaji, dan pindaian identitas', ['–', '–', '–', '–', 'A', 'A']),
  member('member.edit', 'Mengubah data anggota',                     ['–', '–', 'R limited', '–', 'A', 'A']),
  region('member.export', 'Mengunduh data anggota',                  ['–', '–', 'R', '–', 'A', 'A']),
  region('member.propose', 'Mengusulkan tindakan atas anggota',      ['–', '–', 'R', '–', '–', 'A']),
  member('member.propose.decide', 'Memutuskan usulan tindakan',      ['–', '–', '–', '–', 'A', 'A'], decidesOn('decide', 'member', 'propose')),
  member('member.approve', 'Menyetujui calon anggota',               ['–', '–', '–', '–', 'A', 'A']),
  member('member.reject', 'Menolak calon anggota',                   ['–', '–', '–', '–', 'A', 'A']),
  member('member.disable', 'Menonaktifkan anggota',                  ['–', '–', '–', '–', 'A', 'A']),
  member('member.enable', 'Mengaktifkan kembali anggota',            ['–', '–', '–', '–', 'A', 'A']),
  member('member.suspend', 'Menangguhkan anggota',                   ['–', '–', '–', '–', 'A', 'A']),
  member('member.merge', 'Menggabungkan data ganda',                 ['–', '–', '–', '–', 'A', 'A']),
  region('region.assign', 'Menugaskan pengurus wilayah',             ['–', '–', '–', '–', 'A', 'A'], power),
  region('stats.view', 'Melihat statistik',                          ['–', '–', 'R', 'A', 'A read', 'A']),
  region('dues.dashboard.view', 'Melihat rekap iuran',               ['–', '–', 'R', 'A', 'A read', 'A']),
  dues('dues.arrears.view', 'Melihat tunggakan',                     ['–', '–', 'R', 'A', 'A read', 'A']),
  dues('dues.rate.manage', 'Mengatur tarif iuran',                   ['–', '–', '–', 'A', '–', 'A'], money),
  dues('dues.policy.manage', 'Mengatur kebijakan iuran',             ['–', '–', '–', 'A', '–', 'A'], money),
  dues('dues.bill.view', 'Melihat semua tagihan',                    ['–', '–', '–', 'A', '–', 'A'], money),
  dues('dues.bill.generate', 'Membuat tagihan',                      ['–', '–', '–', 'A', '–', 'A'], money),
  dues('dues.bill.update', 'Membetulkan tagihan',                    ['–', '–', '–', 'A', '–', 'A'], money),
  dues('dues.reminder.send', 'Mengirim pengingat iuran',             ['–', '–', '–', 'A', '–', 'A']),
  dues('dues.payment.view', 'Melihat semua pembayaran',              ['–', '–', '–', 'A', '–', 'A'], money),
  dues('dues.payment.verify', 'Memverifikasi pembayaran',            ['–', '–', '–', 'A', '–', 'A'], { ...money, ...decidesOn('verify', 'dues.self', 'pay') }),
  dues('dues.payment.reject', 'Menolak pembayaran',                  ['–', '–', '–', 'A', '–', 'A'], money),
  dues('dues.bank.import', 'Mengimpor mutasi bank',                  ['–', '–', '–', 'A', '–', 'A'], money),
  dues('dues.bank.match', 'Mencocokkan mutasi bank',                 ['–', '–', '–', 'A', '–', 'A'], money),
  dues('dues.payment.adjust', 'Menyesuaikan pembayaran',             ['–', '–', '–', 'A + 2nd', '–', 'A'], money),
  dues('dues.claim.view', 'Melihat klaim iuran',                     ['–', '–', '–', 'A', '–', 'A'], money),
  dues('dues.claim.process', 'Memutuskan klaim iuran',               ['–', '–', '–', 'A', '–', 'A'], { ...money, ...decidesOn('process', 'dues.self', 'claim') }),
  dues('dues.arrears.enforce', 'Menahan layanan karena tunggakan',   ['–', '–', '–', 'A', '–', 'A'], money),
  dues('dues.arrears.reactivate', 'Membuka kembali setelah lunas',   ['–', '–', '–', 'A', '–', 'A'], money),
  dues('dues.report.export', 'Mengunduh laporan iuran',              ['–', '–', '–', 'A', '–', 'A'], money),
  content('cms.page.manage', 'Mengatur halaman',                     ['–', '–', '–', '–', 'A', 'A']),
  content('cms.document.manage', 'Mengatur publikasi dan regulasi',  ['–', '–', '–', '–', 'A', 'A']),
  content('cms.news.manage', 'Mengatur berita',                      ['–', '–', '–', '–', 'A', 'A']),
  content('cms.media.manage', 'Mengatur pustaka media',              ['–', '–', '–', '–', 'A', 'A']),
  content('cms.home.manage', 'Menyusun halaman muka',                ['–', '–', '–', '–', '–', 'A']),
  content('cms.officer.manage', 'Mengatur susunan pengurus',         ['–', '–', '–', '–', '–', 'A']),
  content('cms.subscriber.manage', 'Mengatur pelanggan kabar',       ['–', '–', '–', '–', '–', 'A']),
  member('member.delete', 'Menghapus anggota (dapat dipulihkan)',    ['–', '–', '–', '–', '–', 'A']),
  system('member.import', 'Mengimpor anggota dari lembar',           ['–', '–', '–', '–', '–', 'A']),
  system('masterdata.import', 'Mengimpor data induk',                ['–', '–', '–', '–', '–', 'A']),
  system('rbac.role.manage', 'Mengatur peran dan haknya',            ['–', '–', '–', '–', '–', 'A'], power),
  system('rbac.role.assign', 'Memberi dan mencabut peran orang',     ['–', '–', '–', '–', '–', 'A'], power),
  system('menu.manage', 'Mengatur menu dan submenu',                 ['–', '–', '–', '–', '–', 'A']),
  system('system.config.manage', 'Mengatur sistem',                  ['–', '–', '–', '–', '–', 'A']),
  system('audit.view', 'Melihat catatan audit',                      ['–', '–', '–', '–', '–', 'A']),
  system('privacy.handle', 'Menangani permintaan data pribadi',      ['–', '–', '–', '–', '–', 'A'], decidesOn('handle', 'privacy', 'request')),
];

/** Grievance files are for people, not for roles: named, granted by two officers, every reading audited. */
const personal: readonly PersonalGrant[] = [
  {
    key: 'grievance_handler',
    label: 'Penangan pengaduan rahasia',
    isNamedByTwo: true,
    rights: [{ resource: 'ticket', right: 'confidential', scope: 'all' }],
  },
];

export const access = defineAccess({
  product: 'trade-union',
  roles,
  words,
  rows: [...catalogue, ...ownRows],
  personal,
  synonyms,
});
