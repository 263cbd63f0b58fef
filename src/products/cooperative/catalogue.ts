import { defineCatalogue, defineGallery } from '#features/catalogue';

/** "Landing Page Management": katalog produk/jasa. */
export const catalogue = defineCatalogue({
  resource: 'landing-page',
  page: '/kelola/katalog',
  publicPage: '/katalog',
});

/** "Landing Page Management": galeri foto. */
export const gallery = defineGallery({
  resource: 'landing-page',
  page: '/kelola/galeri',
  publicPage: '/galeri',
});
