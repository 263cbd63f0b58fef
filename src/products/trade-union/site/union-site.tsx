import type { CmsPlace, SectionKey } from '#features/cms';
import { readDuesRates } from '#features/dues';
import { deliverTo } from '#features/inbox';
import { listProvinces } from '#features/regions';
import { todayOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import type { RequestContext } from '#kernel/http';
import { formatCount } from '#kernel/money';
import { HeroPicture, LinkButton, PointList } from '#kernel/ui';
import { regionName } from '../members/campus.ts';
import { surfaceOf } from '../surface.ts';
import { unionInbox } from '../talk/index.ts';
import { HowToJoin, STRENGTHS } from './home-extras.tsx';

const cms = (part: string) => ({ resource: `cms.${part}`, right: 'manage' });

/** The eight sections of the requirement (serikat-panduan §7.2), in its order. */
const UNION_SECTIONS: readonly SectionKey[] = [
  ...(['about', 'stats', 'latest_publications', 'cta_join', 'cta_login', 'officers'] as const),
  ...(['subscribe', 'footer'] as const),
];

/** The union's public site (serikat-panduan §7.1) and who writes it. */
export const unionSite: CmsPlace = {
  rights: {
    page: cms('page'),
    document: cms('document'),
    news: cms('news'),
    media: cms('media'),
    home: cms('home'),
    officer: cms('officer'),
    subscriber: cms('subscriber'),
    readMember: { resource: 'content', right: 'view_member' },
  },
  admin: '/admin/cms',
  surfaceOf,
  pages: {
    own: [
      { slug: 'sejarah', url: '/sejarah' },
      { slug: 'manifesto', url: '/manifesto' },
      { slug: 'visimisi', url: '/visimisi' },
      { slug: 'ad-art', url: '/ad-art' },
      { slug: 'privasi', url: '/privasi' },
      { slug: 'contact', url: '/contact', isShownByProduct: true },
      { slug: 'informasi', url: '/member/info', isShownByProduct: true },
    ],
    others: '/halaman',
    closing: (ctx) =>
      ctx.principal.kind === 'guest' && (
        <div className="mt-10 flex flex-wrap gap-2 border-t border-base-300 pt-6">
          <LinkButton href="/register" look="primary">
            Bergabung
          </LinkButton>
          <LinkButton href="/contact">Hubungi pengurus</LinkButton>
        </div>
      ),
  },
  documents: {
    kinds: [
      {
        kind: 'publikasi',
        title: 'Publikasi',
        url: '/publikasi',
        lead: 'Kajian, ringkasan kebijakan, dan panduan yang disusun serikat.',
      },
      {
        kind: 'regulasi',
        title: 'Regulasi',
        url: '/regulasi',
        lead: 'Peraturan tentang kerja di perguruan tinggi dan tentang serikat pekerja.',
      },
    ],
    download: '/documents',
  },
  news: { page: '/news', title: 'Berita', lead: 'Kabar dari serikat dan dari kampus-kampus anggotanya.' },
  officers: {
    page: '/pengurus',
    title: 'Pengurus',
    lead: 'Dipilih oleh anggota, bertanggung jawab kepada anggota.',
    levels: { pusat: 'Pengurus pusat', wilayah: 'Pengurus wilayah' },
    regions: () => listProvinces().map(({ code }) => ({ value: code, label: regionName(code) })),
    findPerson: (_, tx, typed) => findMember(tx, 'number', typed),
    readPerson: (_, tx, id) => findMember(tx, 'id', id),
    personLabel: 'Nomor anggota',
    personHelp: 'Bila pengurus ini anggota yang tercatat. Nomornya tidak tampil di halaman umum.',
  },
  home: {
    builder: '/admin/cms/home',
    sections: UNION_SECTIONS,
    words: {
      title: 'Bersama, suara kampus didengar.',
      lead: 'Serikat bagi dosen, tenaga kependidikan, dan semua yang bekerja di perguruan tinggi, apa pun statusnya.',
    },
    picture: <HeroPicture kind="serikat" />,
    readFigures,
    figureOptions: [
      { value: 'members', label: 'Anggota aktif' },
      { value: 'provinces', label: 'Provinsi' },
      { value: 'campuses', label: 'Kampus' },
      { value: 'fresh', label: 'Anggota baru tahun ini' },
    ],
    readExtras: async (ctx) => {
      const rates = await ctx.read((tx) => readDuesRates(tx, todayOf(ctx)));
      return { about: <PointList items={STRENGTHS} />, cta_join: <HowToJoin rates={rates} /> };
    },
  },
  contact: {
    page: '/contact',
    inbox: unionInbox.addresses.contact,
    deliver: deliverTo(unionInbox),
  },
  subscription: { page: '/subscribe', confirm: '/subscribe/confirm', leave: '/unsubscribe' },
};

/** The member of a number, or of an id. */
async function findMember(tx: Tx, by: 'number' | 'id', value: string) {
  const row = await tx.one<{ id: string; name: string; key: string | null }>(
    `select id, full_name as name, member_number as key from members
      where tenant_id = balai.tenant_id() and deleted_at is null
        and case when $1 = 'id' then id::text = $2 else member_number = $2 end`,
    [by, value],
  );
  return row && { ...row, key: row.key ?? '' };
}

/** Figures of the union, counted now. */
async function readFigures(ctx: RequestContext) {
  // Only sums leave these walls, no row of anybody.
  const work = ctx.beyondWalls('angka anggota pada halaman muka, tanpa data orang');
  const row = await work.read((tx) =>
    tx.one<Record<'members' | 'provinces' | 'campuses' | 'fresh', number>>(
      `select count(*) as members, count(distinct region_code) filter (where region_code <> '00') as provinces,
         count(distinct coalesce(campus_id::text, university_name)) as campuses,
         count(*) filter (where joined_at >= date_trunc('year', $1::date)) as fresh
         from members where tenant_id = balai.tenant_id() and membership_status = 'active' and deleted_at is null`,
      [todayOf(ctx)],
    ),
  );
  const figure = (key: 'members' | 'provinces' | 'campuses' | 'fresh', label: string) => ({
    ...{ key, label },
    value: formatCount(row?.[key] ?? 0),
  });
  return [
    figure('members', 'anggota aktif'),
    figure('provinces', 'provinsi'),
    figure('campuses', 'kampus'),
    figure('fresh', 'anggota baru tahun ini'),
  ];
}
