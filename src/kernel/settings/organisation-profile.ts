import { z } from 'zod';
import { defineSetting } from './settings.ts';

const line = z.string().trim().max(200).default('');

/** How an organisation presents itself on every page, letter and card. */
export const organisationProfile = defineSetting(
  'organisation.profile',
  z.object({
    shortName: line,
    tagline: line,
    /** Registration of the legal body, printed in headers. */
    registration: line,
    address: line,
    hours: line,
    phone: line,
    email: line,
    /** One sentence on the cloth of the landing page. */
    heroTitle: line,
    heroText: z.string().trim().max(400).default(''),
    logoFileId: z.string().default(''),
    /** A colour of one's own, `#rrggbb`; empty for that of the house. */
    brand: z.string().default(''),
    /** A motif of one's own; empty for that of the house. */
    motif: z.enum(['', 'kawung', 'tumpal', 'anyaman', 'truntum', 'none']).default(''),
  }),
  {
    ...{ shortName: '', tagline: '', registration: '', address: '', hours: '', phone: '', email: '' },
    ...{ heroTitle: '', heroText: '', logoFileId: '', brand: '', motif: '' as const },
  },
);

export type OrganisationProfile = (typeof organisationProfile)['initial'];
