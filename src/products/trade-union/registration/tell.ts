import type { Tx } from '#kernel/database';
import { issueToken } from '#kernel/identity';
import { type MailTemplate, queueMail } from '#kernel/mail';
import { notify } from '#kernel/notifications';
import type { WorkContext } from '#kernel/work';
import { confirmMail } from './mails.ts';
import type { Membership } from './membership.ts';

type Values<Name extends string> = Omit<Record<Name, string>, 'name' | 'organisation'>;

/** Writes to the person, and puts the same behind their bell. Who has no account or address is not written to. */
export async function tellPerson<Name extends string>(
  ctx: WorkContext,
  tx: Tx,
  person: Pick<Membership, 'fullName' | 'email' | 'accountId'>,
  template: MailTemplate<Name>,
  values: Values<Name>,
  notice?: { title: string; body?: string; url: string },
): Promise<void> {
  if (!person.accountId) return;
  if (notice) await notify(tx, [person.accountId], notice);
  if (!person.email) return;
  await queueMail(ctx, tx, template, {
    to: { name: person.fullName, address: person.email },
    // Together the two parts name every value of the template; the compiler does not add up types with a parameter.
    values: { name: person.fullName, organisation: ctx.tenant.name, ...values } as unknown as Record<
      Name,
      string
    >,
    accountId: person.accountId,
  });
}

/** The address of a page of this union, for mails. */
export function linkTo(ctx: WorkContext, path: string): string {
  return ctx.app.urlOf(ctx.tenant, path);
}

/** A link that confirms the address it is sent to and leads on; earlier ones to the same address work too. */
export async function resumeLink(
  ctx: WorkContext,
  tx: Tx,
  accountId: string,
  address: string,
): Promise<string> {
  const { token } = await issueToken(tx, {
    purpose: 'resume',
    accountId,
    data: { address: address.toLowerCase() },
    keepsEarlier: true,
  });
  return linkTo(ctx, `/register/resume/${token}`);
}

/** Sends the confirmation again, as long as the address is open. */
export async function sendConfirmation(ctx: WorkContext, tx: Tx, person: Membership): Promise<void> {
  if (!person.accountId || !person.email || person.facts.isEmailVerified) return;
  await tellPerson(ctx, tx, person, confirmMail, {
    link: await resumeLink(ctx, tx, person.accountId, person.email),
  });
}
