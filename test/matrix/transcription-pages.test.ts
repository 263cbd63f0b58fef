import { describe, expect, it } from 'vitest';
import { decide, effectiveRights, type MenuItem, namedRight } from '../../src/kernel/access/index.ts';
import { access } from '../../src/products/village/access.ts';
import { menu, navbar } from '../../src/products/village/menu.ts';
import { readTable } from './transcription-source.ts';

/** The right that opens each page of the village's page lists; `open` has none, the page is for anybody. */
const rightOf: Record<string, string> = {
  Dashboard: 'dashboard.read-limited',
  'Profil Desa': 'village-profile.read',
  'Peta Potensi': 'potential-map.read',
  UMKM: 'business.read',
  Berita: 'news.read',
  'Kalender Kegiatan': 'calendar.read',
  Galeri: 'gallery.read',
  FAQ: 'page.read',
  Kontak: 'contact-message.create',
  'Partisipasi Masyarakat': 'deliberation.join',
  'Program Pemberdayaan': 'program.join',
  'Layanan Surat': 'letter-request.read',
  'Cek Bansos': 'aid.read',
  Pengaduan: 'complaint.read',
  'Dashboard Admin': 'admin-dashboard.read',
  'Data Kependudukan': 'resident.read',
  'Transparansi APBDes': 'budget.read',
  'Dashboard User': 'dashboard.read',
  'Profil User': 'account.read',
  'Riwayat Layanan': 'service-history.read',
  'Manajemen Data': 'news.update',
  'Laporan Sistem': 'report.read',
  'Manajemen User': 'user.read',
  'Approval Workflow': 'letter-request.approve',
  'Admin Dashboard': 'admin-dashboard.read',
  'Manajemen Berita': 'news.update',
  'Manajemen Kalender': 'calendar.update',
  'Manajemen Program': 'program.update',
  'Manajemen Layanan Surat': 'letter-request.approve',
  'Manajemen Pengaduan': 'complaint.respond',
  'Manajemen Partisipasi': 'deliberation.update',
  'Manajemen UMKM': 'business.update',
  'Manajemen Galeri': 'gallery.update',
  'Laporan & Analytics': 'report.read',
  'Manajemen Konten': 'page.update',
  'Manajemen Admin': 'admin-user.read',
  'Pengaturan Sistem': 'settings.read',
  'Audit Log': 'audit.read',
  'Backup & Restore': 'backup.read',
  'Super Admin Dashboard': 'superadmin-dashboard.read',
  'Laporan Komprehensif': 'comprehensive-report.read',
  'Manajemen Role & Permission': 'role.read',
};

const everything = { published: true, 'resident-confirmed': true, 'email-verified': true };
const pages = readTable('village-pages.tsv');

describe('the page lists of the village', () => {
  it.each(
    pages
      .filter(({ page = '' }) => !page.startsWith('Semua'))
      .map(({ role = '', listed = '', page = '' }) => [role, listed, page]),
  )('%s %s %s', (role, listed, page) => {
    const name = rightOf[page] ?? '';
    const dot = name.lastIndexOf('.');
    const right = namedRight(access, name.slice(0, dot), name.slice(dot + 1));
    expect(right, page).toBeDefined();
    const rights = effectiveRights(access, [{ id: '1', role }]);
    expect(decide(rights, right!.resource, right!.right, everything).kind === 'no').toBe(listed === '❌');
  });

  it('let a guest see programmes all the same, since the matrix wins over the list', () => {
    const guest = effectiveRights(access, [{ id: '1', role: 'guest' }]);
    expect(decide(guest, 'program', 'read', everything)).toEqual({ kind: 'all', gates: ['published'] });
    expect(decide(guest, 'program', 'join', everything).kind).toBe('no');
  });

  it('have their addresses in a menu, without the ending of the files', () => {
    const urls = [...navbar, ...menu].flatMap(allUrls);
    for (const { file = '' } of pages) {
      const [address = ''] = file.split(', ');
      if (address === '') continue;
      expect(urls, file).toContain(address === 'index.html' ? '/' : `/${address.replace('.html', '')}`);
    }
  });
});

const allUrls = (item: MenuItem): string[] => [
  ...(item.url ? [item.url] : []),
  ...(item.children ?? []).flatMap(allUrls),
];
