import type { Things } from '#kernel/audit';

/** What the log of actions calls what is kept here. */
export const complaintThings: Things = { complaint: 'Pengaduan' };
