import type { Gate, MenuItem, MenuRequirement } from '#kernel/access';
import { ownMenu } from './menu-own.ts';

/** A key of the catalogue as the menu asks for it; `over` asks for it over all members. */
function key(name: string): MenuRequirement {
  const dot = name.lastIndexOf('.');
  return { resource: name.slice(0, dot), right: name.slice(dot + 1) };
}
const over = (name: string): MenuRequirement => ({ ...key(name), scope: 'all' });

const parent = (
  menuKey: string,
  label: string,
  icon: string,
  required: readonly MenuRequirement[],
  children: readonly MenuItem[],
): MenuItem => {
  return { key: menuKey, label, icon, logic: 'ANY', required, children };
};

const entry = (
  menuKey: string,
  label: string,
  url: string,
  required: readonly MenuRequirement[],
  gates?: readonly Gate[],
): MenuItem => {
  return { key: menuKey, label, url, logic: 'ANY', required, ...(gates && { gates }) };
};

const act: readonly Gate[] = ['membership-active'];
const actOk: readonly Gate[] = ['membership-active', 'standing-ok'];

/**
 * The region's own pages are for those who act for a region: besides the page's key they hold the key to propose,
 * which no officer of the whole union has (the requirement's gate `region_scope`).
 */
const regional = (menuKey: string, label: string, url: string, name: string): MenuItem => {
  const required = name === 'member.propose' ? [key(name)] : [key(name), key('member.propose')];
  return { key: menuKey, label, url, logic: 'ALL', required };
};

/** The sidebar tree of the requirement, in its order and words. Addresses with an id are routes, not entries. */
export const requirementMenu: readonly MenuItem[] = [
  parent(
    'dashboard',
    'Beranda',
    'house',
    [key('profile.view')],
    [entry('dashboard.home', 'Ringkasan', '/dashboard', [key('profile.view')])],
  ),
  parent(
    'account',
    'Akun',
    'user',
    [key('profile.view')],
    [
      entry('account.profile_view', 'Profil Saya', '/me/profile', [key('profile.view')]),
      entry('account.profile_edit', 'Edit Profil', '/me/profile/edit', [key('profile.edit')]),
      entry('account.password', 'Ubah Password', '/me/security/password', [key('password.change')]),
    ],
  ),
  parent(
    'membership',
    'Keanggotaan',
    'id-card',
    [key('membership.status.view')],
    [
      entry('membership.status', 'Status Keanggotaan', '/me/membership/status', [
        key('membership.status.view'),
      ]),
      entry('membership.member_card', 'Kartu Anggota', '/me/member-card', [key('membercard.view')], actOk),
    ],
  ),
  parent(
    'union_info',
    'Informasi Serikat',
    'book',
    [key('content.view_public')],
    [
      entry('union_info.info', 'Informasi Serikat', '/member/info', [key('content.view_member')]),
      entry('union_info.adart', 'AD/ART', '/ad-art', [key('content.view_public')]),
      entry('union_info.manifesto', 'Manifesto', '/manifesto', [key('content.view_public')]),
      entry('union_info.sejarah', 'Sejarah SPK', '/sejarah', [key('content.view_public')]),
    ],
  ),
  parent(
    'dues_self',
    'Iuran Saya',
    'wallet',
    [key('profile.view')],
    [
      entry('dues_self.bills', 'Tagihan & Riwayat', '/me/dues', [key('dues.self.view')]),
      entry('dues_self.upload_proof', 'Upload Bukti Pembayaran', '/me/dues/upload', [key('dues.self.pay')]),
      entry('dues_self.claims', 'Klaim Iuran', '/me/dues/claims', [key('dues.self.claim')]),
    ],
  ),
  parent(
    'forum',
    'Forum Anggota',
    'messages-square',
    [key('forum.view')],
    [
      entry('forum.index', 'Forum', '/member/forum', [key('forum.view')], actOk),
      entry('forum.new_thread', 'Buat Thread', '/member/forum/new', [key('forum.post')], actOk),
    ],
  ),
  parent(
    'surveys',
    'Survei Anggota',
    'clipboard',
    [key('survey.fill')],
    [entry('surveys.list', 'Daftar Survei', '/member/surveys', [key('survey.fill')], act)],
  ),
  parent(
    'messaging',
    'Komunikasi',
    'mail',
    [key('ticket.create')],
    [
      entry(
        'messaging.compose',
        'Pesan ke Pengurus',
        '/member/messages/compose',
        [key('ticket.create')],
        act,
      ),
      entry('messaging.inbox', 'Inbox', '/member/messages', [key('ticket.create')], act),
    ],
  ),
  parent(
    'whatsapp',
    'Grup WhatsApp',
    'message-circle',
    [key('whatsapp.join')],
    [
      entry('whatsapp.all', 'Grup Seluruh Anggota', '/member/whatsapp/all', [key('whatsapp.join')], actOk),
      entry('whatsapp.region', 'Grup Wilayah', '/member/whatsapp/region', [key('whatsapp.join')], actOk),
    ],
  ),

  parent(
    'admin_members',
    'Manajemen Anggota',
    'users',
    [key('member.view')],
    [
      entry('admin_members.candidates', 'Calon Anggota (Konfirmasi)', '/admin/candidates', [
        key('member.approve'),
        key('member.reject'),
      ]),
      entry('admin_members.list', 'Daftar Anggota', '/admin/members', [over('member.view')]),
      entry('admin_members.assign_region_admin', 'Assign Pengurus Wilayah', '/admin/region/assign', [
        key('region.assign'),
      ]),
    ],
  ),
  parent(
    'admin_broadcast',
    'Broadcast & Notifikasi',
    'bell',
    [over('broadcast.send')],
    [
      entry('admin_broadcast.send_all', 'Kirim Notifikasi (Semua Anggota)', '/admin/broadcast', [
        over('broadcast.send'),
      ]),
    ],
  ),
  parent(
    'admin_complaints',
    'Pengaduan & Kontak',
    'inbox',
    [key('ticket.view')],
    [entry('admin_complaints.inbox', 'Inbox Pengaduan/Kontak', '/admin/complaints', [key('ticket.view')])],
  ),
  parent(
    'admin_forum',
    'Moderasi Forum',
    'shield',
    [key('forum.moderate')],
    [
      entry('admin_forum.moderation', 'Moderasi Thread & Komentar', '/admin/forum/moderation', [
        key('forum.moderate'),
      ]),
    ],
  ),
  parent(
    'admin_surveys',
    'Manajemen Survei',
    'list-checks',
    [key('survey.manage')],
    [
      entry('admin_surveys.manage', 'CRUD Survei', '/admin/surveys', [key('survey.manage')]),
      entry('admin_surveys.results', 'Hasil & Rekap', '/admin/surveys/results', [key('survey.results')]),
    ],
  ),
  parent(
    'admin_whatsapp',
    'Link WhatsApp',
    'link',
    [over('whatsapp.manage')],
    [
      entry('admin_whatsapp.manage', 'Kelola Link Grup (Umum/Wilayah/Kluster)', '/admin/whatsapp-links', [
        over('whatsapp.manage'),
      ]),
    ],
  ),

  parent(
    'cms',
    'CMS',
    'layout-template',
    [key('cms.page.manage'), key('cms.news.manage'), key('cms.document.manage')],
    [
      entry('cms.landing_builder', 'Landing Page Builder', '/admin/cms/home', [key('cms.home.manage')]),
      entry('cms.pages', 'Pages (Sejarah/Manifesto/VisiMisi/AD-ART/Contact)', '/admin/cms/pages', [
        key('cms.page.manage'),
      ]),
      entry('cms.documents_publikasi', 'Documents - Publikasi', '/admin/cms/documents?type=publikasi', [
        key('cms.document.manage'),
      ]),
      entry('cms.documents_regulasi', 'Documents - Regulasi', '/admin/cms/documents?type=regulasi', [
        key('cms.document.manage'),
      ]),
      entry('cms.news', 'News / Blog', '/admin/cms/news', [key('cms.news.manage')]),
      entry('cms.officers', 'Struktur Pengurus', '/admin/cms/officers', [key('cms.officer.manage')]),
      entry('cms.subscribers', 'Subscribers', '/admin/cms/subscribers', [key('cms.subscriber.manage')]),
      entry('cms.contact_inbox', 'Contact Inbox', '/admin/cms/contact-inbox', [over('ticket.view')]),
      entry('cms.media', 'Media Library', '/admin/cms/media', [key('cms.media.manage')]),
    ],
  ),

  parent(
    'region',
    'Wilayah',
    'map',
    [key('member.view')],
    [
      regional('region.members', 'Anggota Wilayah', '/region/members', 'member.view'),
      regional(
        'region.members_download',
        'Download Data Anggota Wilayah',
        '/region/members/export',
        'member.export',
      ),
      regional('region.broadcast', 'Notifikasi Wilayah', '/region/broadcast', 'broadcast.send'),
      regional('region.whatsapp_link', 'Link Grup Wilayah', '/region/whatsapp-link', 'whatsapp.manage'),
      regional('region.stats', 'Statistik Wilayah', '/region/stats', 'stats.view'),
      regional('region.dues', 'Dana Iuran Wilayah', '/region/dues', 'dues.dashboard.view'),
      regional(
        'region.propose_action',
        'Usulkan Tindakan (Suspend/Disable)',
        '/region/proposals',
        'member.propose',
      ),
    ],
  ),

  parent(
    'treasury',
    'Kebendaharaan',
    'coins',
    [over('dues.payment.view')],
    [
      entry('treasury.dashboard', 'Dashboard Iuran', '/treasury/dues/dashboard', [
        over('dues.dashboard.view'),
      ]),
      entry('treasury.rates', 'Master Tarif Iuran', '/treasury/dues/rates', [key('dues.rate.manage')]),
      entry('treasury.bills', 'Tagihan (Semua Anggota)', '/treasury/dues/bills', [over('dues.bill.view')]),
      entry('treasury.generate_bills', 'Generate Tagihan Bulanan', '/treasury/dues/bills/generate', [
        key('dues.bill.generate'),
      ]),
      entry('treasury.payments_in', 'Pembayaran Masuk', '/treasury/dues/payments', [
        over('dues.payment.view'),
      ]),
      entry('treasury.verify_payments', 'Verifikasi Bukti Bayar', '/treasury/dues/payments/pending', [
        key('dues.payment.verify'),
      ]),
      entry('treasury.claims', 'Klaim Iuran', '/treasury/dues/claims', [
        over('dues.claim.view'),
        key('dues.claim.process'),
      ]),
      entry('treasury.arrears', 'Tunggakan & Penertiban', '/treasury/dues/arrears', [
        over('dues.arrears.view'),
      ]),
      entry(
        'treasury.enforce_pending',
        'Pending/Suspend karena Tunggakan',
        '/treasury/dues/arrears/enforce',
        [key('dues.arrears.enforce')],
      ),
      entry('treasury.reports', 'Laporan & Export', '/treasury/dues/reports', [over('dues.report.export')]),
    ],
  ),

  parent(
    'system',
    'Sistem',
    'settings',
    [key('system.config.manage'), key('menu.manage'), over('audit.view')],
    [
      entry('system.config', 'Konfigurasi Sistem', '/system/config', [key('system.config.manage')]),
      entry('system.roles', 'Role Management', '/system/rbac/roles', [
        key('rbac.role.manage'),
        key('rbac.role.assign'),
      ]),
      entry('system.menu', 'Menu Management', '/system/menus', [key('menu.manage')]),
      entry('system.submenu', 'Sub Menu Management', '/system/submenus', [key('menu.manage')]),
      entry('system.masterdata_import', 'Bulk Import Master Data', '/system/masterdata/import', [
        key('masterdata.import'),
      ]),
      entry('system.members_import', 'Bulk Upload Anggota (Excel)', '/system/members/import', [
        key('member.import'),
      ]),
      entry('system.audit', 'Audit Log', '/system/audit', [over('audit.view')]),
    ],
  ),
];

/** The requirement's tree, then the officers' pages that it does not list. */
export const menu: readonly MenuItem[] = [...requirementMenu, ...ownMenu];
