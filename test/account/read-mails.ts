import { type OutboxMail, readOutbox } from '#kernel/mail';
import type { TestApp } from '../support/test-app.ts';

/** The mails an organisation wrote, the newest first. */
export async function readMails(test: TestApp, slug: string, template?: string): Promise<OutboxMail[]> {
  const ctx = await test.system(slug);
  const { items } = await ctx.transaction((tx) => readOutbox(ctx, tx, { offset: 0, limit: 100 }));
  return template ? items.filter((mail) => mail.template === template) : items;
}

/** The path of the first link of a mail on our own pages. */
export function linkOf(mail: OutboxMail | undefined): string {
  const link = /https?:\/\/[^\s/]+(\/[^\s]*)/.exec(mail?.text ?? '')?.[1];
  if (!link) throw new Error(`The mail has no link: ${mail?.text}`);
  return link;
}
