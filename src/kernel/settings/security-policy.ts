import { z } from 'zod';
import { defineSetting } from './settings.ts';

/** What an organisation asks of its people beyond the standard. It can ask for more, never for less. */
export const securityPolicy = defineSetting(
  'security.policy',
  z.object({
    /** Roles whose holders need the second factor here although the standard leaves it to them. */
    secondFactorRoles: z.array(z.string().max(60)).max(50).default([]),
  }),
  { secondFactorRoles: [] },
);

export type SecurityPolicy = (typeof securityPolicy)['initial'];
