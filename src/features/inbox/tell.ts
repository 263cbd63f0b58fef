import type { Tx } from '#kernel/database';
import { queueMail } from '#kernel/mail';
import { notify, notifyByMail } from '#kernel/notifications';
import type { WorkContext } from '#kernel/work';
import type { AnsweredTicket, InboxPlace } from './inbox-place.ts';
import { visitorReplyMail } from './mails.ts';
import { readContact } from './read-tickets.ts';
import { CONFIDENTIAL_SUBJECT, type Ticket } from './ticket.ts';

interface News extends AnsweredTicket {
  id: string;
  subject: string;
  authorAccountId: string | null;
  title: string;
}

/** Tells those who answer such a ticket, but never its author. A grievance handler also gets a mail that names nothing. */
export async function tellDesk(ctx: WorkContext, tx: Tx, place: InboxPlace, news: News): Promise<void> {
  const answerers = await place.answerersOf(tx, news);
  const accounts = answerers
    .map(({ accountId }) => accountId)
    .filter((accountId) => accountId !== news.authorAccountId);
  const notice = {
    title: news.title,
    body: news.isConfidential ? CONFIDENTIAL_SUBJECT : news.subject,
    url: `${place.addresses.desk}/${news.id}`,
  };
  if (news.isConfidential) await notifyByMail(ctx, tx, accounts, notice);
  else await notify(tx, accounts, notice);
}

/** Tells one officer that a ticket is theirs now. */
export async function tellAssignee(
  ctx: WorkContext,
  tx: Tx,
  place: InboxPlace,
  ticket: Ticket,
  accountId: string,
): Promise<void> {
  if (ctx.principal.kind === 'account' && ctx.principal.accountId === accountId) return;
  await notifyByMail(ctx, tx, [accountId], {
    title: 'Sebuah pesan ditugaskan kepada Anda',
    body: ticket.isConfidential ? CONFIDENTIAL_SUBJECT : ticket.subject,
    url: `${place.addresses.desk}/${ticket.id}`,
  });
}

/** Tells the author of an answer: behind the bell and by mail; a visitor gets the answer itself by mail. */
export async function tellAuthor(
  ctx: WorkContext,
  tx: Tx,
  place: InboxPlace,
  ticket: Ticket,
  answer: { title: string; text: string },
): Promise<void> {
  if (ticket.authorAccountId) {
    await notifyByMail(ctx, tx, [ticket.authorAccountId], {
      title: answer.title,
      body: ticket.isConfidential ? CONFIDENTIAL_SUBJECT : ticket.subject,
      url: `${place.addresses.own}/${ticket.id}`,
    });
    return;
  }
  const contact = await readContact(ctx, tx, ticket.id);
  if (!contact?.address || answer.text === '') return;
  await queueMail(ctx, tx, visitorReplyMail, {
    to: { name: ticket.authorName, address: contact.address },
    values: {
      name: ticket.authorName,
      subject: ticket.subject,
      answer: answer.text,
      organisation: ctx.tenant.name,
    },
  });
}
