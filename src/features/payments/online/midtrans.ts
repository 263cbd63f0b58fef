import { createHash, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { GatewayError, type GatewayState, type GatewayWord, type OnlinePayments } from './gateway-port.ts';

export interface MidtransKeys {
  serverKey: string;
  isProduction: boolean;
  /** Where both of its services answer instead, in tests and rehearsals. */
  address?: string | undefined;
}

/** Midtrans closes a call after fifteen seconds itself. */
const PATIENCE_MS = 12_000;

/** Midtrans with its payment page (Snap) and its Status API (docs.midtrans.com, HTTP notification and Get Status). */
export function midtrans(keys: MidtransKeys): OnlinePayments {
  const host = keys.isProduction ? 'midtrans.com' : 'sandbox.midtrans.com';
  const snap = keys.address ?? `https://app.${host}`;
  const core = keys.address ?? `https://api.${host}`;
  const authorization = `Basic ${Buffer.from(`${keys.serverKey}:`).toString('base64')}`;

  async function call(url: string, body?: object): Promise<unknown> {
    try {
      const answer = await fetch(url, {
        method: body ? 'POST' : 'GET',
        headers: { accept: 'application/json', 'content-type': 'application/json', authorization },
        ...(body ? { body: JSON.stringify(body) } : {}),
        redirect: 'error',
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      if (answer.status === 404) return undefined;
      if (!answer.ok) throw new GatewayError(`Midtrans answered ${answer.status}`);
      return await answer.json();
    } catch (error) {
      if (error instanceof GatewayError) throw error;
      throw new GatewayError(`Midtrans could not be asked: ${(error as Error).message}`);
    }
  }

  return {
    createCharge: async ({ orderId, amount, description, returnUrl }) => {
      const answer = made.safeParse(
        await call(`${snap}/snap/v1/transactions`, {
          transaction_details: { order_id: orderId, gross_amount: amount },
          item_details: [{ id: 'pembayaran', price: amount, quantity: 1, name: description.slice(0, 50) }],
          callbacks: { finish: returnUrl },
        }),
      );
      if (!answer.success) throw new GatewayError('Midtrans opened no payment page');
      return { payUrl: answer.data.redirect_url };
    },
    parseNotification: (body) => {
      const read = notification.safeParse(body);
      if (!read.success || !isSigned(read.data, keys.serverKey)) return undefined;
      return wordOf(read.data);
    },
    fetchStatus: async (orderId) => {
      const answer = await call(`${core}/v2/${encodeURIComponent(orderId)}/status`);
      // It says that it knows no order with a code inside a 200.
      const read = said.safeParse(answer);
      if (!read.success || read.data.status_code === '404') return undefined;
      if (read.data.order_id !== orderId) throw new GatewayError('Midtrans answered about another order');
      return wordOf(read.data);
    },
  };
}

/** What of it is signed: SHA-512 of order, code, amount as sent, and the server key. */
export function midtransSignature(
  { order_id, status_code, gross_amount }: Record<'order_id' | 'status_code' | 'gross_amount', string>,
  serverKey: string,
): string {
  return createHash('sha512').update(`${order_id}${status_code}${gross_amount}${serverKey}`).digest('hex');
}

const word = z.string().min(1).max(100);
const said = z.object({
  order_id: word,
  status_code: word,
  gross_amount: z.string().max(30).default(''),
  transaction_id: z.string().max(100).default(''),
  transaction_status: word,
  fraud_status: z.string().max(30).optional(),
});
const notification = said.extend({ signature_key: z.string().regex(/^[0-9a-f]{128}$/) });
const made = z.object({ redirect_url: z.url({ protocol: /^https?$/ }).max(500) });

function isSigned(given: z.infer<typeof notification>, serverKey: string): boolean {
  const right = Buffer.from(midtransSignature(given, serverKey), 'hex');
  return timingSafeEqual(right, Buffer.from(given.signature_key, 'hex'));
}

function wordOf(given: z.infer<typeof said>): GatewayWord {
  return {
    ...{ orderId: given.order_id, reference: given.transaction_id, status: given.transaction_status },
    ...{ state: stateOf(given), amount: wholeRupiah(given.gross_amount) },
  };
}

/** A card is paid when it was captured and no fraud is suspected; all else when it has settled. */
function stateOf({ transaction_status: status, fraud_status: fraud }: z.infer<typeof said>): GatewayState {
  if (status === 'settlement' || status === 'capture') {
    if (fraud === 'challenge') return 'pending';
    return fraud === undefined || fraud === 'accept' ? 'paid' : 'failed';
  }
  if (status === 'pending' || status === 'authorize') return 'pending';
  if (['deny', 'cancel', 'expire', 'failure'].includes(status)) return 'failed';
  if (status === 'refund' || status === 'chargeback') return 'returned';
  if (status === 'partial_refund' || status === 'partial_chargeback') return 'part-returned';
  return 'other';
}

/** "100000.00" is 100000; anything with cents is none. */
function wholeRupiah(text: string): number | null {
  const match = /^(\d{1,15})(?:\.0{1,2})?$/.exec(text);
  return match ? Number(match[1]) : null;
}
