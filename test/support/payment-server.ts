import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface PaymentServer {
  address: string;
  serverKey: string;
  /** What was opened: by order, whole rupiah. */
  orders: ReadonlyMap<string, number>;
  /** What it says of an order from now on; `broken` is no answer. */
  set(orderId: string, status: string): void;
  /** Knows the order no more. */
  forget(orderId: string): void;
  /** A notification as it sends them, signed; `more` overwrites what it says before it signs. */
  wordOf(orderId: string, status: string, more?: Readonly<Record<string, string>>): Record<string, string>;
  close(): Promise<void>;
}

/** A server on loopback that speaks like Midtrans: Snap, the Status API, and signed notifications. */
export async function startPaymentServer(serverKey = 'SB-Mid-server-kunci-uji'): Promise<PaymentServer> {
  const orders = new Map<string, number>();
  const states = new Map<string, string>();
  const wordOf: PaymentServer['wordOf'] = (orderId, status, more = {}) => {
    const body = {
      order_id: orderId,
      status_code: status === 'pending' ? '201' : '200',
      gross_amount: `${orders.get(orderId) ?? 0}.00`,
      transaction_id: `trx-${orderId}`,
      transaction_status: status,
      ...(status === 'capture' ? { fraud_status: 'accept' } : {}),
      ...more,
    };
    const signed = `${body.order_id}${body.status_code}${body.gross_amount}${serverKey}`;
    return { ...body, signature_key: createHash('sha512').update(signed).digest('hex') };
  };
  const right = `Basic ${Buffer.from(`${serverKey}:`).toString('base64')}`;
  const server = createServer(async (request, answer) => {
    const send = (status: number, body: object) =>
      answer.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    if (request.headers.authorization !== right) return send(401, { error_messages: ['Access denied'] });
    if (request.method === 'POST' && request.url === '/snap/v1/transactions') {
      const { transaction_details: given } = JSON.parse(await textOf(request));
      if (orders.has(given.order_id)) return send(400, { error_messages: ['order_id has been used'] });
      orders.set(given.order_id, given.gross_amount);
      states.set(given.order_id, 'pending');
      return send(201, { token: 'token', redirect_url: `http://127.0.0.1/bayar/${given.order_id}` });
    }
    const asked = /^\/v2\/([^/]+)\/status$/.exec(request.url ?? '')?.[1];
    const state = asked && states.get(asked);
    if (!asked || !state) return send(200, { status_code: '404', status_message: 'not found' });
    if (state === 'broken') return send(503, {});
    return send(200, wordOf(asked, state));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    ...{ orders, serverKey, wordOf },
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    set: (orderId, status) => states.set(orderId, status),
    forget: (orderId) => states.delete(orderId),
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += chunk;
  return text;
}
