import { createSystemContext } from '#kernel/work';
import { demoAccounts } from '../../src/demo.ts';
import { saveGatewayAccount } from '../../src/features/payments/online/gateway-account.ts';
import { listen } from '../../src/listen.ts';
import { formValues } from '../../test/support/form-values.ts';
import { HttpClient } from '../../test/support/http-client.ts';
import { type PaymentServer, startPaymentServer } from '../../test/support/payment-server.ts';
import { type Figure, quantile, rounded } from '../figure.ts';
import { freshName, type Workbench } from '../workbench.ts';

const AMOUNT = 73_000;
const WORDS = ['settlement', 'pending', 'settlement', 'expire', 'settlement'] as const;

/** One payment that the gateway tells of fifty times at once, in any order: one journal, whatever came last. */
export async function notifications(bench: Workbench): Promise<Figure> {
  const count = 50;
  const database = freshName();
  const open = await bench.open(database, { hasDemo: true });
  const gateway = await startPaymentServer();
  Object.assign(open.app.config, { paymentAddress: gateway.address, port: 0 });
  const { server, port } = await listen(open.app);
  Object.assign(open.app.config, { port });
  const ctx = createSystemContext(open.app, (await open.app.directory.findBySlug('koperasi'))!, 'bench');
  const { serverKey } = gateway;
  await ctx.transaction((tx) =>
    saveGatewayAccount(ctx, tx, { merchantId: '', isActive: true, isProduction: false, serverKey }),
  );
  const order = await beginPayment(new HttpClient(port, `koperasi.localhost:${port}`), gateway, open);
  const words = Array.from({ length: count }, (_, at) => gateway.wordOf(order, WORDS[at % WORDS.length]!))
    .map((word) => ({ word, at: Math.random() }))
    .sort((a, b) => a.at - b.at);
  const start = performance.now();
  const answers = await Promise.all(
    words.map(async ({ word }) => {
      const asked = performance.now();
      const { status } = await new HttpClient(port, `koperasi.localhost:${port}`).postJson(
        '/api/v1/pembayaran/midtrans',
        word,
      );
      return { status, ms: performance.now() - asked };
    }),
  );
  const seconds = (performance.now() - start) / 1000;
  const [found] = await ctx.transaction((tx) =>
    tx.query<{ journals: number }>(
      `select count(*)::int as journals from ledger_journals
        where tenant_id = balai.tenant_id() and source_kind = 'savings-deposit' and total = $1`,
      [AMOUNT],
    ),
  );
  server.close();
  await gateway.close();
  await bench.drop(database);
  const slow = quantile(
    answers.map(({ ms }) => ms),
    0.95,
  );
  const areTaken = answers.every(({ status }) => status === 200);
  return {
    ...{ name: 'notifications', value: rounded(seconds, 3), unit: 's', baseline: null, target: '1 journal' },
    ok: areTaken && found!.journals === 1,
    detail: `${count} at once and shuffled, ${found!.journals} journal; 95 of 100 answered within ${Math.round(slow)} ms`,
  };
}

/** A member of the demo pays in online. @returns the order at the gateway */
async function beginPayment(
  member: HttpClient,
  gateway: PaymentServer,
  open: Parameters<typeof demoAccounts>[0],
): Promise<string> {
  const accounts = demoAccounts(open) as {
    tenant: string;
    role: string;
    identifier: string;
    password: string;
  }[];
  const { identifier, password } = accounts.find(
    ({ tenant, role }) => tenant === 'koperasi' && role === 'anggota',
  )!;
  await member.get('/login');
  await member.post('/login', { identifier, password });
  const url = '/saya/bayar';
  const form = formValues((await member.get(url)).text, url);
  const voluntary = Object.keys(form)
    .filter((name) => name.startsWith('amount-'))
    .at(-1)!;
  await member.post(url, { ...form, purpose: 'savings', [voluntary]: String(AMOUNT) });
  const [order] = [...gateway.orders.keys()];
  if (!order) throw new Error('The member could not begin to pay');
  return order;
}
