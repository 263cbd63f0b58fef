import type { ProductFace } from '#kernel/product';
import { guests, memberMeetings, suggestions } from './registers/index.ts';

const guestForm = guests.intake!.page;
const suggestionForm = suggestions.intake!.page;

export const face: ProductFace = {
  publicMenu: [
    { label: 'Beranda', url: '/' },
    { label: 'Notulen rapat', url: memberMeetings.publish!.page },
    { label: 'Kabar', url: '/kabar' },
    { label: 'Buku tamu', url: guestForm },
    { label: 'Saran', url: suggestionForm },
  ],
  publicFooter: [
    {
      title: 'Baca',
      links: [
        { label: 'Notulen rapat anggota', url: memberMeetings.publish!.page },
        { label: 'Kabar', url: '/kabar' },
      ],
    },
    {
      title: 'Sampaikan',
      links: [
        { label: 'Isi buku tamu', url: guestForm },
        { label: 'Kirim saran', url: suggestionForm },
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
