import { findShownBusinesses, findShownMedia } from '#features/catalogue';
import { findShownNewsByIds } from '#features/cms';
import type { ReactionPlace } from '#features/reactions';
import { dateIn } from '#kernel/calendar';

const comment = (right: string) => ({ resource: 'comment', right });
const NEEDS_ACCOUNT = 'Memberi tanda suka dan komentar memerlukan akun warga.';

/** Likes and comments of news; an officer reads a comment before others do. */
export const newsReactions: ReactionPlace = {
  ...{ subject: 'news', title: 'Komentar berita', noun: 'komentar', page: '/berita/:id' },
  desk: '/admin-komentar',
  rights: { create: comment('create'), moderate: comment('moderate') },
  takes: { likes: true, comments: true },
  isHeldFirst: true,
  closed: NEEDS_ACCOUNT,
  find: async (tx, ids, now) =>
    (await findShownNewsByIds(tx, ids, now)).map(({ id, title, slug }) => ({
      id,
      title,
      url: `/berita/${slug}`,
    })),
};

/** Likes of the gallery. */
export const galleryReactions: ReactionPlace = {
  ...{ subject: 'gallery', title: 'Suka galeri', noun: 'suka', page: '/galeri/:id' },
  rights: { create: comment('create') },
  takes: { likes: true },
  closed: NEEDS_ACCOUNT,
  find: async (tx, ids) =>
    (await findShownMedia(tx, ids)).map(({ id, caption }) => ({ id, title: caption, url: `/galeri/${id}` })),
};

/** Stars and words about a business, one review a confirmed resident; shown at once, hidden by officers. */
export const businessReviews: ReactionPlace = {
  ...{ subject: 'business', title: 'Ulasan UMKM', noun: 'ulasan', page: '/umkm/:id' },
  desk: '/admin-ulasan',
  rights: {
    create: { resource: 'business-review', right: 'create' },
    moderate: { resource: 'business-review', right: 'moderate' },
  },
  takes: { comments: true },
  hasStars: true,
  closed: 'Ulasan ditulis warga yang akunnya sudah dikonfirmasi petugas.',
  find: async (tx, ids, now) =>
    (await findShownBusinesses(tx, dateIn('WIT', now), ids)).map(({ id, name }) => ({
      ...{ id, title: name, url: `/umkm/${id}` },
    })),
};
