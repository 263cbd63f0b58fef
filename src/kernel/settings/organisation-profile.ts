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
  }),
  {
    ...{ shortName: '', tagline: '', registration: '', address: '', hours: '', phone: '', email: '' },
    ...{ heroTitle: '', heroText: '', logoFileId: '' },
  },
);

export type OrganisationProfile = (typeof organisationProfile)['initial'];
