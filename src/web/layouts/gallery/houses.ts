import type { AccountFace, MenuEntry, PageFrame, TenantFace } from '../frame.ts';
import type { GalleryFrame } from './gallery-page.ts';

/** Invented houses, one of each kind. */
const HOUSES: Record<TenantFace['kind'], Omit<TenantFace, 'mode'>> = {
  desa: { kind: 'desa', name: 'Desa Sungai Pitung', tagline: 'Kec. Alalak, Kab. Barito Kuala' },
  koperasi: {
    kind: 'koperasi',
    name: 'Koperasi Banua Sejahtera',
    shortName: 'Banua Sejahtera',
    tagline: 'Kel. Kebun Bunga, Banjarmasin',
  },
  serikat: { kind: 'serikat', name: 'Serikat Pekerja Kampus', tagline: 'Pengurus pusat' },
  pascasarjana: { kind: 'pascasarjana', name: 'Pascasarjana Antasari', tagline: 'Penerimaan mahasiswa baru' },
  platform: { kind: 'platform', name: 'Balai', tagline: 'Rumah bersama organisasi' },
};

export function houseFrame(
  { assets, mode }: GalleryFrame,
  kind: TenantFace['kind'],
  title: string,
  account?: AccountFace,
): PageFrame {
  return { assets, tenant: { ...HOUSES[kind], mode }, page: { title }, account, csrfToken: 'contoh' };
}

export const UNION_MENU: readonly MenuEntry[] = [
  { key: 'home', label: 'Beranda', icon: 'house', url: '#beranda' },
  {
    key: 'members',
    label: 'Keanggotaan',
    icon: 'users',
    children: [
      { key: 'list', label: 'Anggota', url: '#anggota', count: '1.746' },
      { key: 'candidates', label: 'Calon anggota', url: '#calon', count: 14 },
      { key: 'proposals', label: 'Usulan wilayah', url: '#usulan', count: 3 },
      { key: 'import', label: 'Impor data', url: '#impor' },
    ],
  },
  {
    key: 'treasury',
    label: 'Kebendaharaan',
    icon: 'wallet',
    children: [
      { key: 'summary', label: 'Ringkasan', url: '#ringkasan' },
      { key: 'proofs', label: 'Verifikasi bayar', url: '#verifikasi', count: 23 },
      { key: 'bills', label: 'Tagihan', url: '#tagihan' },
      { key: 'arrears', label: 'Tunggakan', url: '#tunggakan', count: 61 },
      { key: 'rates', label: 'Tarif iuran', url: '#tarif' },
    ],
  },
  { key: 'forum', label: 'Forum', icon: 'messages-square', url: '#forum', count: 2 },
  { key: 'survey', label: 'Survei', icon: 'clipboard-list', url: '#survei' },
  { key: 'inbox', label: 'Pesan anggota', icon: 'inbox', url: '#pesan', count: 9 },
  {
    key: 'site',
    label: 'Isi situs',
    icon: 'newspaper',
    children: [{ key: 'news', label: 'Berita', url: '#berita' }],
  },
  {
    key: 'system',
    label: 'Sistem',
    icon: 'settings',
    children: [{ key: 'roles', label: 'Peran', url: '#peran' }],
  },
];

/** The same menu with one entry current. */
export function withCurrent(menu: readonly MenuEntry[], key: string): MenuEntry[] {
  return menu.map((entry) => ({
    ...entry,
    isCurrent: entry.key === key,
    children: entry.children && withCurrent(entry.children, key),
  }));
}
