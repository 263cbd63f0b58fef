import type { Things } from '#kernel/audit';

/** What the log of actions calls what is kept here. */
export const inboxThings: Things = {
  ticket: 'Pesan atau pengaduan',
};
