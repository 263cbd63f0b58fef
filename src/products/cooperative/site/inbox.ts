import { contactDesk } from '#features/inbox';

/** What visitors write on the contact page, and who answers it. */
export const cooperativeInbox = contactDesk({
  ...{ resource: 'contact-message', desk: '/pesan', page: '/kontak' },
  answerers: ['ketua', 'sekretaris', 'bendahara'],
});
