// What an organisation offers and shows: goods and services with an order by WhatsApp, and a gallery of photos.
export { defineCatalogue } from './catalogue-register.ts';
export { defineGallery } from './gallery-register.ts';
export { latestItemsStatement, type ShownItem } from './latest-items.ts';
export { latestPhotosStatement, type ShownPhoto } from './latest-photos.ts';
export { orderUrl } from './order-url.ts';
export { cataloguePersonalData } from './personal-data.ts';
