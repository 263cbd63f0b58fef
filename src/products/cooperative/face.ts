import type { ProductFace } from '#kernel/product';
import { catalogue, gallery } from './catalogue.ts';
import { APPLICATION_PAGE } from './membership/index.ts';
import { guests, memberMeetings, suggestions } from './registers/index.ts';

const guestForm = guests.intake!.page;
const suggestionForm = suggestions.intake!.page;

export const face: ProductFace = {
  publicMenu: [
    { label: 'Beranda', url: '/' },
    { label: 'Katalog', url: catalogue.publish!.page },
    { label: 'Kabar', url: '/kabar' },
    { label: 'Notulen rapat', url: memberMeetings.publish!.page },
    { label: 'Galeri', url: gallery.publish!.page },
    { label: 'Kontak', url: '/kontak' },
  ],
  publicAct: { label: 'Menjadi anggota', url: APPLICATION_PAGE },
  publicFooter: [
    {
      title: 'Baca',
      links: [
        { label: 'Notulen rapat anggota', url: memberMeetings.publish!.page },
        { label: 'Kabar', url: '/kabar' },
        { label: 'Katalog', url: catalogue.publish!.page },
        { label: 'Galeri foto', url: gallery.publish!.page },
      ],
    },
    {
      title: 'Sampaikan',
      links: [
        { label: 'Isi buku tamu', url: guestForm },
        { label: 'Kirim saran', url: suggestionForm },
        { label: 'Kirim pesan', url: '/kontak' },
        { label: 'Menjadi anggota', url: APPLICATION_PAGE },
      ],
    },
    { title: 'Masuk', links: [{ label: 'Masuk untuk anggota dan pengurus', url: '/login' }] },
  ],
  memberMenu: [
    { label: 'Beranda', icon: 'house', url: '/dashboard', needs: { resource: 'dashboard', right: 'read' } },
    { label: 'Buku', icon: 'library', url: '/buku', needs: { resource: 'dashboard', right: 'read' } },
    {
      label: 'Saran',
      icon: 'message-square',
      url: suggestions.page,
      needs: { resource: 'member-suggestion', right: 'read' },
    },
    { label: 'Profil', icon: 'user', url: '/me/profile' },
  ],
  signInMessage: 'Menabung bersama, maju bersama.',
};
