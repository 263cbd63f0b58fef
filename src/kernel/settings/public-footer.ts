import { z } from 'zod';
import { defineSetting } from './settings.ts';

const line = z.string().trim().max(200).default('');

/** What stands at the foot of every public page. An empty field takes what the profile says. */
export const publicFooter = defineSetting(
  'public.footer',
  z.object({
    /** Switched off, the foot shows the name and the links alone. */
    isShown: z.boolean().default(true),
    address: z.string().trim().max(400).default(''),
    hours: line,
    phone: line,
    email: line,
    /** Where it stands on a map: "-3.31860,114.59440", degrees north and east. */
    map: z.string().max(40).default(''),
    /** One sentence under the name. */
    note: line,
    social: z
      .array(
        z.object({
          label: z.string().trim().min(2).max(40),
          url: z
            .string()
            .trim()
            .max(300)
            .regex(/^https:\/\/[^\s"'<>]+$/),
        }),
      )
      .max(6)
      .default([]),
  }),
  { isShown: true, address: '', hours: '', phone: '', email: '', map: '', note: '', social: [] },
);

export type PublicFooterSetting = (typeof publicFooter)['initial'];
