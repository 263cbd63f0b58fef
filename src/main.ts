import path from 'node:path';
import { startAuditSealer } from '#kernel/audit';
import { startNightlyJobs } from '#kernel/jobs';
import { readMailSettings, startBounceReader } from '#kernel/mail';
import { startMetricsServer } from '#web';
import { provisionDemo, provisionPlatform } from './demo.ts';
import { listen } from './listen.ts';
import { openApp } from './open-app.ts';
import { readConfig } from './read-config.ts';

const DRAIN_LIMIT_MS = 15_000;
const environment = readConfig(process.env, path.resolve(import.meta.dirname, '../..'));
// Half a mail server would let every letter fail in silence: it is told before anything starts.
readMailSettings(process.env);
const open = await openApp(environment);
if (environment.demo !== 'none') await provisionDemo(open, { isFull: environment.demo === 'full' });
await provisionPlatform(open);

const { server, port } = await listen(open.app);
const metrics =
  environment.metricsPort === undefined ? undefined : startMetricsServer(environment.metricsPort);
await open.startJobs();
const sealer = startAuditSealer(open.app);
const bounces = environment.bounces ? startBounceReader(open.app, environment.bounces) : undefined;
const nights = startNightlyJobs(open.app, ({ kind }) => [
  ...open.commonJobs,
  ...(open.app.products.get(kind)?.jobs ?? []),
]);
console.log(`balai ready http://${environment.baseDomain}:${port}`);

let isStopping = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (isStopping) return;
    isStopping = true;
    void stop();
  });
}

/** Graceful stop: no new requests, running ones finish, then the queue, the pool and PostgreSQL. */
async function stop(): Promise<void> {
  setTimeout(() => process.exit(1), DRAIN_LIMIT_MS + 20_000).unref();
  await new Promise<void>((resolve) => {
    const limit = setTimeout(resolve, DRAIN_LIMIT_MS);
    server.close(() => {
      clearTimeout(limit);
      resolve();
    });
    if ('closeIdleConnections' in server) server.closeIdleConnections();
  });
  await nights.stop();
  await bounces?.stop();
  await sealer.stop();
  metrics?.close();
  await open.close();
  process.exit(0);
}
