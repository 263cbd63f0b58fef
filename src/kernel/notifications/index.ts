export { noticeMail } from './mails.ts';
export { accountsWithRole, type Notice, notify } from './notify.ts';
export { notifyByMail } from './notify-by-mail.ts';
export { markRead, type Notification, readNotifications } from './read-notifications.ts';
export { readOldNotices } from './read-old-notices.ts';
