import { setTimeout as wait } from 'node:timers/promises';
import { Secret, TOTP } from 'otpauth';
import type { Books } from './books.ts';
import { insist, type TortureClient, type Traffic } from './traffic.ts';

export interface Officer {
  identifier: string;
  password: string;
  totpSecret?: string;
}

interface Payment {
  id: string;
  status: string;
  receivedAmount: number | null;
}

const MONTHS_BACK = 30;

/** Signs an officer in over the API; the session outlives every kill. */
export async function signInOfficer(client: TortureClient, officer: Officer): Promise<void> {
  const otp = officer.totpSecret && new TOTP({ secret: Secret.fromBase32(officer.totpSecret) }).generate();
  const { identifier, password } = officer;
  const answer = await client.postJson('/api/v1/session', { identifier, password, ...(otp ? { otp } : {}) });
  if (answer.status !== 201)
    throw new Error(`Signing in as ${identifier} answered ${answer.status}: ${answer.text}`);
  client.bearer = (answer.json as { accessToken: string }).accessToken;
}

/** Looks for payments that wait and posts one of them, often the same as a colleague in the same moment. */
export async function verifyForever(traffic: Traffic, books: Books, client: TortureClient): Promise<void> {
  while (!traffic.isOver) {
    const waiting = await insist(traffic, () => readWaiting(client));
    const payment = waiting?.[Math.floor(Math.random() * Math.min(4, waiting.length))];
    if (!payment) {
      await wait(50);
      continue;
    }
    await insist(traffic, () => verify(client, books, payment.id));
  }
}

async function readWaiting(client: TortureClient): Promise<Payment[]> {
  const answer = await client.get('/api/v1/dues/payments?filter[status]=submitted&size=10&sort=sent');
  if (answer.status !== 200)
    throw new Error(`The list of payments answered ${answer.status}: ${answer.text}`);
  return (answer.json as { items: Payment[] }).items;
}

async function verify(client: TortureClient, books: Books, id: string): Promise<void> {
  const answer = await client.postJson(`/api/v1/dues/payments/${id}/verify`, {});
  if (answer.status === 200) {
    const payment = answer.json as Payment;
    books.verified.set(payment.id, payment.receivedAmount ?? 0);
  } else if (answer.status !== 409) {
    throw new Error(`Verifying answered ${answer.status}: ${answer.text}`);
  }
}

/** Bills one month after the other, the first long ago; each run has to be finished before the next is asked for. */
export async function billForever(traffic: Traffic, books: Books, client: TortureClient): Promise<void> {
  for (let back = MONTHS_BACK; back > 0 && !traffic.isOver; back -= 1) {
    const month = monthsAgo(back);
    const runId = await insist(traffic, () => generate(client, month));
    if (!runId) continue;
    books.runs.set(month, runId);
    await insist(traffic, () => untilDone(traffic, client, runId));
  }
}

async function generate(client: TortureClient, month: string): Promise<string | null> {
  const answer = await client.postJson('/api/v1/dues/bills/generate', { month });
  if (answer.status !== 202 && answer.status !== 200)
    throw new Error(`Billing answered ${answer.status}: ${answer.text}`);
  return (answer.json as { runId: string | null }).runId;
}

async function untilDone(traffic: Traffic, client: TortureClient, runId: string): Promise<void> {
  while (!traffic.isOver) {
    const answer = await client.get(`/api/v1/dues/bills/runs/${runId}`);
    if (answer.status !== 200) throw new Error(`A billing run answered ${answer.status}: ${answer.text}`);
    const { state } = answer.json as { state: string };
    if (state === 'done') return;
    if (state === 'failed' || state === 'cancelled')
      throw new Error(`A billing run is ${state}: ${answer.text}`);
    await wait(150);
  }
}

function monthsAgo(back: number): string {
  const today = new Date();
  return new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() - back, 1)).toISOString().slice(0, 7);
}
