import { isEmail } from '#features/people';
import { recordAudit } from '#kernel/audit';
import type { RequestContext } from '#kernel/http';
import {
  checkNewPassword,
  createAccount,
  grantRole,
  hashPassword,
  isWithinRate,
  networkOf,
  noteSignIn,
  openSession,
  sendEmailVerification,
} from '#kernel/identity';
import { asAppError, invalid, tooMany } from '#kernel/work';

export interface TypedAccount {
  name: string;
  email: string;
  password: string;
}

/** A villager's session lives a day (DESIGN §9). */
const SESSION_HOURS = 24;
const PER_HOUR = 30;

/**
 * Opens an account for whoever asks: trust level L0, an e-mail address and nothing more. The link that proves the address is
 * mailed, and the person is signed in.
 *
 * @returns the session @throws AppError 422 with a sentence for each field; 429 from a network that asks too often
 */
export async function openAccount(ctx: RequestContext, typed: TypedAccount) {
  const faults: Record<string, string> = {};
  if (typed.name.length < 2 || typed.name.length > 150) faults.name = 'Isi nama lengkap Anda.';
  if (!isEmail(typed.email)) faults.email = 'Isi alamat surel lengkap, misalnya nama@contoh.id.';
  if (Object.keys(faults).length > 0) throw invalid(faults);
  checkNewPassword({ display_name: typed.name, email: typed.email }, typed.password);
  const network = networkOf(ctx.request.ip);
  const isFine = await ctx.transaction((tx) =>
    isWithinRate(tx, { act: 'open-account', network, limit: PER_HOUR, minutes: 60 }),
  );
  if (!isFine) throw tooMany('Terlalu banyak pendaftaran dari jaringan ini. Coba lagi satu jam lagi.');
  const passwordHash = await hashPassword(typed.password);
  return ctx
    .transaction(async (tx) => {
      const { name, email } = typed;
      const accountId = await createAccount(ctx, tx, { displayName: name, email, passwordHash });
      await grantRole(tx, { accountId, role: 'user' });
      await sendEmailVerification(ctx, tx, { id: accountId, name, email });
      await recordAudit(ctx, tx, {
        ...{ action: 'account.opened', resource: 'account', objectId: accountId, objectLabel: name },
      });
      await noteSignIn(ctx, tx, accountId, 'signed_in');
      const { ip, device } = ctx.request;
      return openSession(tx, {
        ...{ accountId, kind: 'web', hours: SESSION_HOURS, ip, device, hasSecondFactor: false },
      });
    })
    .catch((error: unknown) => {
      if (asAppError(error)?.code !== 'identifier_taken') throw error;
      throw invalid({ email: 'Surel ini sudah punya akun. Masuk, atau pakai “Lupa kata sandi”.' });
    });
}
