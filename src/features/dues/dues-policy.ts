import { z } from 'zod';
import type { Tx } from '#kernel/database';
import { defineSetting, readSetting } from '#kernel/settings';

const wholeNumber = (least: number, most: number, message: string) =>
  z.coerce.number({ error: message }).int(message).min(least, message).max(most, message);

export const duesPolicyShape = z.object({
  /** Day of the month on which a monthly bill falls due; every month has the 28th. */
  dueDay: wholeNumber(1, 28, 'Tanggal jatuh tempo antara 1 dan 28.'),
  /** Whether the bills of a month are made in its first nights; otherwise the treasurer makes them. */
  billsAutomatically: z.preprocess((value) => value === true || value === '1', z.boolean()).default(true),
  /** Rupiah on top of the first month's dues. */
  registrationFee: wholeNumber(0, 10_000_000, 'Biaya pendaftaran antara Rp0 dan Rp10.000.000.'),
  /** Days that a new registration has to pay. */
  registrationDays: wholeNumber(1, 90, 'Batas bayar pendaftaran antara 1 dan 90 hari.'),
  /** Days between the final notice and the hold of services (research/serikat §1a 14). */
  holdAfterDays: wholeNumber(0, 60, 'Tenggang sebelum layanan ditahan antara 0 dan 60 hari.').default(7),
  /** Whether the nightly run holds services by itself; otherwise the treasurer does. */
  holdsAutomatically: z.preprocess((value) => value === true || value === '1', z.boolean()),
  /** Whether a hold closes signing in too, and not only some services (serikat-rbac §9.4). */
  holdClosesSignIn: z.preprocess((value) => value === true || value === '1', z.boolean()).default(false),
});

export type DuesPolicy = z.infer<typeof duesPolicyShape>;

export const duesPolicy = defineSetting<DuesPolicy>('dues.policy', duesPolicyShape, {
  dueDay: 10,
  billsAutomatically: true,
  registrationFee: 0,
  registrationDays: 14,
  holdAfterDays: 7,
  holdsAutomatically: true,
  holdClosesSignIn: false,
});

export function readDuesPolicy(tx: Tx): Promise<DuesPolicy> {
  return readSetting(tx, duesPolicy);
}
