import { inviteKeeper as invite } from '#kernel/identity';
import { isMailAddress } from '#kernel/mail';
import type { Tenant } from '#kernel/tenancy';
import { createSystemContext } from '#kernel/work';
import type { OpenApp } from '../open-app.ts';

export interface Invited {
  email: string;
  role: string;
  /** Opens once, within a week; it is in the mail too. */
  link: string;
}

/**
 * Invites somebody to the role that hands out all others: the first person of a new organisation, or the next one when
 * nobody there can sign in any more.
 *
 * @throws Error for an address that is none; AppError 409 `invited_already`
 */
export async function inviteKeeper(
  open: Pick<OpenApp, 'app'>,
  tenant: Tenant,
  person: { email: string; name?: string | undefined },
): Promise<Invited> {
  const { email, name = email.split('@')[0]! } = person;
  checkMailAddress(email);
  const ctx = createSystemContext(open.app, tenant, 'undangan pengurus pertama');
  return { email, ...(await ctx.transaction((tx) => invite(ctx, tx, { email, name }))) };
}

/** @throws Error that names what was typed */
export function checkMailAddress(email: string): void {
  if (!isMailAddress(email))
    throw new Error(`"${email}" bukan alamat surel. Tulis lengkap, misalnya nama@contoh.id.`);
}
