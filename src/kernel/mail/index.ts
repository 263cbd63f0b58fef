export { classifyFailure, type MailFailure } from './classify-failure.ts';
export { collectMails, defineMail, type MailTemplate } from './define-mail.ts';
export { createMailer, type Delivery, deliver, type Mailer } from './deliver.ts';
export { MailError, type MailErrorCode } from './mail-error.ts';
export { type MailSettings, readMailSettings, type SmtpSettings } from './mail-settings.ts';
export { isMailAddress, type MailAddress, type MailMessage } from './message.ts';
export { type MailHouse, type RenderedMail, renderMail } from './render-mail.ts';
export { nextMailAttempt } from './retry.ts';
export { createTokenBucket, type TokenBucket } from './token-bucket.ts';
