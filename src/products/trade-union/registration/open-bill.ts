import { type DuesAmount, type DuesBill, duesOf, openRegistrationBill, readDuesRates } from '#features/dues';
import { todayOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { invalid, type WorkContext } from '#kernel/work';
import type { Membership } from './membership.ts';

/** What this person owes a month by the rates in force today. */
export async function duesOfMember(
  ctx: WorkContext,
  tx: Tx,
  person: Membership,
): Promise<DuesAmount | undefined> {
  const rates = await readDuesRates(tx, todayOf(ctx));
  return duesOf(rates, {
    employmentStatus: person.employmentStatus,
    golongan: person.golongan,
    takeHomeBracketCode: person.duesRateCode,
  });
}

/**
 * Opens the registration bill of the current attempt.
 *
 * @throws AppError 422 when the facts that decide the dues are missing
 */
export async function openBillFor(ctx: WorkContext, tx: Tx, person: Membership): Promise<DuesBill> {
  const rate = await duesOfMember(ctx, tx, person);
  if (!rate) {
    throw invalid({ golongan: 'Lengkapi golongan atau rentang gaji dahulu; iuran dihitung dari sana.' });
  }
  return openRegistrationBill(ctx, tx, {
    payerId: person.id,
    regionCode: person.regionCode,
    attempt: person.attempt,
    rate,
  });
}
