import { defineBusinesses, defineCatalogue, defineGallery } from '#features/catalogue';
import { defineEvents, type EventPlace } from '#features/events';
import { albumPhotos } from './album-photos.tsx';

const registration = (right: string) => ({ resource: 'event-registration', right });

/** "Kalender Kegiatan" and who may come. */
export const villageEvents: EventPlace = {
  resource: 'calendar',
  page: '/admin-kalender',
  publicPage: '/kalender-kegiatan',
  registration: {
    create: registration('create'),
    cancel: registration('cancel'),
    read: registration('read'),
  },
  closed: 'Mendaftar kegiatan memerlukan akun warga.',
  photosOf: albumPhotos,
};
export const events = defineEvents(villageEvents);

const business = {
  resource: 'business',
  reader: { resource: 'business', right: 'read' },
};

/** "UMKM" and what they sell. */
export const businesses = defineBusinesses({ ...business, page: '/admin-umkm', publicPage: '/umkm' });
export const products = defineCatalogue({
  ...{ ...business, page: '/admin-umkm/produk', publicPage: '/umkm/produk', ofBusinesses: true },
});

/** "Galeri": photos and films in albums. */
export const gallery = defineGallery({
  ...{ resource: 'gallery', page: '/admin-galeri', publicPage: '/galeri', hasAlbums: true },
  reader: { resource: 'gallery', right: 'read' },
});
