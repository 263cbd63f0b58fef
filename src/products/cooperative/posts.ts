import { definePosts } from '#features/cms';

/** News and notices of the cooperative: "Landing Page Management", posting berita/artikel. */
export const posts = definePosts({ resource: 'landing-page', page: '/kelola/berita', publicPage: '/kabar' });
