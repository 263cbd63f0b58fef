import { contactDesk } from '#features/inbox';

/** What visitors write on the contact page, and who answers it. */
export const villageInbox = contactDesk({
  ...{ resource: 'contact-message', desk: '/admin-pesan', page: '/kontak' },
  answerers: ['admin', 'super_admin'],
});
