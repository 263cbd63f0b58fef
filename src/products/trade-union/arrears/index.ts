import type { MailTemplate } from '#kernel/mail';
import {
  duesFinalNoticeMail,
  duesHeldMail,
  duesOpenedMail,
  duesReminderMail,
  duesWarningMail,
} from './mails.ts';

export { arrearsRoutes } from './arrears-routes.tsx';
export { assessArrears } from './assess-arrears.ts';
export { enforceArrears, enforceArrearsJob } from './enforce-arrears.ts';

export const arrearsMails: readonly MailTemplate[] = [
  duesReminderMail,
  duesWarningMail,
  duesFinalNoticeMail,
  duesHeldMail,
  duesOpenedMail,
];
