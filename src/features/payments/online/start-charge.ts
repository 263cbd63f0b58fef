import { randomBytes, randomUUID } from 'node:crypto';
import { type Holder, refuseFormer } from '#features/subledger';
import { recordAudit } from '#kernel/audit';
import { AppError, conflict, invalid, type WorkContext } from '#kernel/work';
import {
  type Charge,
  type ChargePart,
  insertCharge,
  lockCharge,
  readOwnCharge,
  storeCharge,
} from './charge.ts';
import { openGateway } from './gateway-account.ts';
import { GatewayError } from './gateway-port.ts';
import type { OnlinePlace } from './online-place.ts';

/** What Midtrans takes in one order; below it no channel works. */
const LEAST = 1_000;
const MOST = 999_999_999;

/**
 * Opens a payment at the gateway: the charge is stored first, so that a notification always finds it.
 *
 * @param given.id made with the form: sent twice, it is one payment
 * @returns the charge, with the address where it is paid
 * @throws AppError 422 for amounts or what the book refuses, 409 without keys or when the form was
 *   sent before with other figures, 502 when the gateway does not answer
 */
export async function startCharge(
  ctx: WorkContext,
  place: OnlinePlace,
  given: { id: string; holder: Holder; purpose: string; parts: readonly ChargePart[] },
): Promise<Charge> {
  const { id, holder, parts } = given;
  const amount = parts.reduce((sum, part) => sum + part.amount, 0);
  if (parts.length === 0) throw invalid({ amount: 'Isi jumlah yang Anda bayar.' });
  if (amount < LEAST || amount > MOST)
    throw invalid({ amount: 'Jumlahnya paling sedikit Rp1.000 dan paling banyak Rp999.999.999.' });
  refuseFormer(holder);
  const purpose = place.purposes.find(({ kind }) => kind === given.purpose);
  if (!purpose) throw invalid({ amount: 'Pilih yang dibayar.' });
  const charge: Charge = {
    id,
    orderId: `${ctx.tenant.slug.slice(0, 16).replace(/[^a-z0-9]/g, '')}-${randomBytes(12).toString('hex')}`,
    ...{ state: 'new', holderId: holder.id, purpose: purpose.kind, parts, amount },
    ...{ postingKey: randomUUID(), payUrl: '', createdAt: ctx.now.getTime(), paidAt: null, isHeld: false },
  };
  const { gateway, known } = await ctx.transaction(async (tx) => {
    await purpose.check(ctx, tx, holder, parts);
    const opened = await openGateway(ctx, tx);
    if (!opened) throw new AppError('no_gateway', 409, 'Pembayaran daring belum dibuka koperasi ini.');
    const keys = await ctx.app.secrets.get(tx, ctx.tenant.id);
    if (!(await insertCharge(tx, keys, charge)))
      return { gateway: opened, known: sameOrRefuse(await readOwnCharge(tx, keys, holder.id, id), charge) };
    await recordAudit(ctx, tx, {
      ...{ action: 'payment.started', resource: 'payment', objectId: id, objectLabel: charge.orderId },
      after: { purpose: purpose.kind },
    });
    return { gateway: opened, known: undefined };
  });
  if (known) return known;
  try {
    const returnUrl = ctx.app.urlOf(ctx.tenant, `${place.urls.mine}/${id}`);
    const description = `${purpose.title} ${ctx.tenant.name}`;
    const { payUrl } = await gateway.createCharge({ ...charge, description, returnUrl });
    return await ctx.transaction(async (tx) => {
      const keys = await ctx.app.secrets.get(tx, ctx.tenant.id);
      // A notification may have come before the answer: only the address is added.
      const now = (await lockCharge(tx, keys, charge.orderId)) ?? charge;
      const next = { ...now, payUrl, state: now.state === 'new' ? ('pending' as const) : now.state };
      await storeCharge(tx, keys, next);
      return next;
    });
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error;
    throw new AppError(
      'gateway_silent',
      502,
      'Layanan pembayaran tidak menjawab. Belum ada uang yang berpindah; coba lagi sebentar lagi.',
    );
  }
}

/** What this form opened before. @throws AppError 409 `charge_known` when it asked for something else */
function sameOrRefuse(known: Charge | undefined, given: Charge): Charge {
  const told = ({ purpose, parts }: Charge) =>
    JSON.stringify([purpose, parts.map(({ key, amount }) => [key, amount])]);
  if (known && told(known) === told(given)) return known;
  throw conflict(
    'charge_known',
    'Formulir ini sudah dikirim dengan isi lain. Periksa daftarnya, lalu isi lagi.',
  );
}
