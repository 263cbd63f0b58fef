import type { Things } from '#kernel/audit';

/** What the log of actions calls the things of the platform. */
export const platformThings: Things = { sign_up: 'Pendaftaran organisasi' };
