import type { Route } from '#kernel/http';
import type { MailTemplate } from '#kernel/mail';
import { claimDecidedMail } from './mails.ts';
import { myClaimsRoutes } from './my-claims-routes.tsx';
import { claimTreasuryRoutes } from './treasury-routes.tsx';

/** Claims about dues: the member's own pages, and the treasurer's. */
export const claimRoutes: readonly Route[] = [...myClaimsRoutes, ...claimTreasuryRoutes];

export const claimMails: readonly MailTemplate[] = [claimDecidedMail];
