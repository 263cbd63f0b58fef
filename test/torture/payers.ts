import { formValues } from '../support/form-values.ts';
import type { HttpClient } from '../support/http-client.ts';
import type { PaymentServer } from '../support/payment-server.ts';
import type { Books } from './books.ts';
import { insist, type TortureClient, type Traffic } from './traffic.ts';

const URL = '/saya/bayar';
const NOTIFY = '/api/v1/pembayaran/midtrans';
/** In the order in which they were meant; they are sent all at once. */
const WORDS = ['pending', 'settlement', 'settlement', 'expire', 'settlement'] as const;

/** The chair stores the keys of a gateway that runs beside the torture. */
export async function openGatewayAccount(chair: HttpClient, gateway: PaymentServer): Promise<void> {
  const answer = await chair.post('/pengaturan/gerbang-pembayaran', {
    ...{ isActive: '1', mode: 'sandbox', merchantId: '', serverKey: gateway.serverKey },
  });
  if (answer.status !== 303) throw new Error(`The gateway was not set up: ${answer.status}`);
}

/** A member pays online again and again; of each payment the gateway tells five times at once, until it is heard. */
export async function payOnlineForever(
  traffic: Traffic,
  books: Books,
  { member, gateway, outside }: { member: TortureClient; gateway: PaymentServer; outside: TortureClient },
): Promise<void> {
  while (!traffic.isOver) {
    const page = await insist(traffic, () => member.get(URL));
    if (!page) return;
    const form = formValues(page.text, URL);
    const voluntary = Object.keys(form)
      .filter((name) => name.startsWith('amount-'))
      .at(-1)!;
    const amount = 1_000 + Math.floor(Math.random() * 90_000);
    const typed = { ...form, purpose: 'savings', [voluntary]: String(amount) };
    const begun = await insist(traffic, () => member.post(URL, typed));
    // Killed while the gateway was asked: this payment has no page to be paid on, and the member begins another.
    if (begun?.status !== 303) continue;
    const opened = await insist(traffic, () => member.get(String(begun.headers.location)));
    const order = /\/bayar\/([a-z0-9]+-[0-9a-f]{24})"/.exec(opened?.text ?? '')?.[1];
    if (!order) continue;
    const told = await Promise.all(
      WORDS.map((status) => insist(traffic, () => outside.postJson(NOTIFY, gateway.wordOf(order, status)))),
    );
    if (told.some((answer) => answer === undefined)) return;
    for (const answer of told)
      if (answer!.status !== 200)
        throw new Error(`A notification answered ${answer!.status}: ${answer!.text.slice(0, 300)}`);
    books.settled.set(order, amount);
  }
}
