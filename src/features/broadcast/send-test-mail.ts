import type { Tx } from '#kernel/database';
import { accountOf, type RequestContext } from '#kernel/http';
import { queueMail } from '#kernel/mail';
import { conflict, notFound } from '#kernel/work';
import { readBroadcast } from './broadcast.ts';
import { letterMail, valuesFor } from './letter.ts';

/**
 * Sends the letter to the officer alone, marked as a test; nobody else and no book knows of it.
 * @returns the address
 * @throws AppError 404 outside the walls, 409 when the officer has no address
 */
export async function sendTestMail(ctx: RequestContext, tx: Tx, id: string): Promise<string> {
  const letter = await readBroadcast(tx, id);
  if (!letter) throw notFound();
  const { accountId, email, name } = accountOf(ctx);
  if (!email) throw conflict('no_address', 'Akun Anda belum punya alamat surel. Isi dahulu di profil Anda.');
  const test = { ...letter, subject: `[Uji] ${letter.subject}` };
  await queueMail(ctx, tx, letterMail(test), {
    to: { name, address: email },
    accountId,
    values: valuesFor(ctx, test, { name, number: '' }),
  });
  return email;
}
