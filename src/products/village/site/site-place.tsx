import type { SitePlace } from '#features/cms';
import { deliverTo } from '#features/inbox';
import { reactionSection, readSums } from '#features/reactions';
import type { RequestContext } from '#kernel/http';
import { formatCount } from '#kernel/money';
import { VillageLandscape } from '#kernel/ui';
import { homeSections } from './home-sections.tsx';
import { villageInbox } from './inbox.ts';
import { newsReactions } from './reactions.ts';

const rightsOf = (resource: string) => {
  const to = (right: string) => ({ resource, right });
  return {
    ...{ read: to('read'), create: to('create'), update: to('update'), delete: to('delete') },
    publish: to('publish'),
  };
};

/** What the site has to know of the rest of the village. */
export interface Village {
  /** Whether there is a page at an address: nobody is led to a service that is not there. */
  hasPage: (url: string) => boolean;
  /** Where somebody's own pages begin. */
  homeOf: (ctx: RequestContext) => string;
}

/** The village's public site, and who writes it. */
export const villageSite = ({ hasPage, homeOf }: Village): SitePlace => ({
  rights: {
    page: rightsOf('page'),
    news: rightsOf('news'),
    media: { resource: 'news', right: 'update' },
    home: { resource: 'site', right: 'update' },
  },
  admin: '/admin-konten',
  lists: ['/kalender-kegiatan', '/galeri', '/umkm'],
  surfaceOf: () => 'public',
  pages: {
    console: '/admin-konten',
    own: [
      { slug: 'profil', url: '/profil', isShownByProduct: true },
      { slug: 'faq', url: '/faq' },
      { slug: 'contact', url: '/kontak', isShownByProduct: true },
    ],
    others: '/halaman',
  },
  news: {
    ...{ page: '/berita', console: '/admin-berita', title: 'Berita' },
    lead: 'Kabar dari kantor desa dan dari warga.',
    below: (ctx, { id, slug }) => reactionSection(ctx, newsReactions, { id, url: `/berita/${slug}` }),
    counts: {
      labels: ['Suka', 'Komentar'],
      read: async (tx, ids) => {
        const sums = await readSums(tx, newsReactions.subject, ids);
        return new Map(ids.map((id) => [id, [sums(id).likes, sums(id).comments]]));
      },
    },
  },
  home: {
    builder: '/admin-konten/beranda',
    contactCard: '/admin-konten/kontak',
    reader: { resource: 'dashboard', right: 'read-limited' },
    own: homeOf,
    sections: [
      ...(['services', 'stats', 'news', 'agenda', 'catalogue', 'budget', 'gallery', 'about'] as const),
      ...(['cta_join', 'office', 'footer'] as const),
    ],
    words: {
      title: 'Urusan desa, jelas sejak dari rumah.',
      lead: 'Ajukan surat, sampaikan pengaduan, dan ikuti penggunaan anggaran. Semua tercatat dan bisa Anda lacak.',
    },
    landscape: <VillageLandscape />,
    readFigures,
    figureOptions: [
      { value: 'people', label: 'Penduduk' },
      { value: 'families', label: 'Kepala keluarga' },
      { value: 'areas', label: 'RT' },
      { value: 'businesses', label: 'UMKM' },
    ],
    readExtras: (ctx) => homeSections(ctx, hasPage),
  },
  contact: {
    page: '/kontak',
    right: villageInbox.rights.create,
    inbox: villageInbox.addresses.contact,
    deliver: deliverTo(villageInbox),
  },
});

/** Sums of the whole village; nobody can be told from them. */
async function readFigures(ctx: RequestContext) {
  // Only sums leave these walls, no row of anybody.
  const work = ctx.beyondWalls('angka penduduk pada halaman muka, tanpa data orang');
  const row = await work.read((tx) =>
    tx.one<Record<'people' | 'families' | 'areas' | 'businesses', number>>(
      `select
         (select count(*) from residents where tenant_id = balai.tenant_id() and status = 'alive') as people,
         (select count(*) from residents where tenant_id = balai.tenant_id() and status = 'alive' and relation = '1') as families,
         (select count(*) from population_areas where tenant_id = balai.tenant_id() and level = 'rt' and is_active) as areas,
         (select count(*) from businesses where tenant_id = balai.tenant_id() and published_at is not null
            and deleted_at is null) as businesses`,
    ),
  );
  return [
    { key: 'people', label: 'penduduk', value: formatCount(row?.people ?? 0) },
    { key: 'families', label: 'kepala keluarga', value: formatCount(row?.families ?? 0) },
    { key: 'areas', label: 'RT', value: formatCount(row?.areas ?? 0) },
    { key: 'businesses', label: 'UMKM', value: formatCount(row?.businesses ?? 0) },
  ];
}
