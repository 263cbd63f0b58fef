import { inboxMails, inboxRoutes } from '#features/inbox';
import type { Route } from '#kernel/http';
import type { MailTemplate } from '#kernel/mail';
import { unionInbox } from './inbox.ts';

export { talkHelp } from './help.ts';
export { unionInbox } from './inbox.ts';

/** What members and officers say to each other. */
export const talkRoutes: readonly Route[] = [...inboxRoutes(unionInbox)];

export const talkMails: readonly MailTemplate[] = [...inboxMails];
