// What an organisation offers and shows: goods and services with an order by WhatsApp, and a gallery of photos.
export { defineBusinesses } from './businesses-register.ts';
export { defineCatalogue } from './catalogue-register.ts';
export { defineGallery } from './gallery-register.ts';
export { latestItemsStatement, type ShownItem } from './latest-items.ts';
export { latestPhotosStatement, type ShownPhoto } from './latest-photos.ts';
export { orderUrl } from './order-url.ts';
export { cataloguePersonalData } from './personal-data.ts';
export {
  businessCategories,
  findShownBusinesses,
  listProductsOf,
  listShownBusinesses,
  type ShownBusiness,
  type ShownProduct,
} from './shown-businesses.ts';
export {
  countMediumView,
  findShownMedia,
  listAlbums,
  listShownMedia,
  type ShownMedium,
} from './shown-media.ts';
