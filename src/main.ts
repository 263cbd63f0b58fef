import path from 'node:path';
import { startAuditSealer } from '#kernel/audit';
import { startNightlyJobs } from '#kernel/jobs';
import { readMailSettings, startBounceReader } from '#kernel/mail';
import { startMetricsServer } from '#web';
import { provisionDemo, provisionPlatform } from './demo.ts';
import { listen } from './listen.ts';
import { type OpenApp, openApp } from './open-app.ts';
import { readConfig } from './read-config.ts';

const DRAIN_LIMIT_MS = 15_000;
const environment = readConfig(process.env, path.resolve(import.meta.dirname, '../..'));
let open: OpenApp | undefined;
const stop = await start().catch(refuseToStart);

let isStopping = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (isStopping) return;
    isStopping = true;
    void stop();
  });
}

/** @returns how to stop gracefully: no new requests, running ones finish, then the queue, the pool and PostgreSQL */
async function start(): Promise<() => Promise<void>> {
  // Half a mail server would let every letter fail in silence: it is told before anything starts.
  readMailSettings(process.env);
  const opened = await openApp(environment);
  open = opened;
  if (environment.demo !== 'none') await provisionDemo(opened, { isFull: environment.demo === 'full' });
  await provisionPlatform(opened);

  const { server, port } = await listen(opened.app);
  const metrics =
    environment.metricsPort === undefined ? undefined : startMetricsServer(environment.metricsPort);
  await opened.startJobs();
  const sealer = startAuditSealer(opened.app);
  const bounces = environment.bounces ? startBounceReader(opened.app, environment.bounces) : undefined;
  const nights = startNightlyJobs(opened.app, ({ kind }) => [
    ...opened.commonJobs,
    ...(opened.app.products.get(kind)?.jobs ?? []),
  ]);
  console.log(`balai ready http://${environment.baseDomain}:${port}`);

  return async () => {
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
    await opened.close();
    process.exit(0);
  };
}

/** Whoever starts Balai reads one line that says why it does not; what was started on the way is ended. */
async function refuseToStart(error: unknown): Promise<never> {
  console.error(`balai cannot start: ${error instanceof Error ? error.message : String(error)}`);
  await open?.close().catch(() => {});
  process.exit(1);
}
