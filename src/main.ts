import path from 'node:path';
import { serve } from '@hono/node-server';
import { createServer, startMetricsServer } from '#web';
import { provisionDemo, provisionPlatform } from './demo.ts';
import { openApp } from './open-app.ts';
import { readConfig } from './read-config.ts';

const projectRoot = path.resolve(import.meta.dirname, '../..');
const environment = readConfig(process.env, projectRoot);
const DRAIN_LIMIT_MS = 15_000;

const open = await openApp(environment);
await provisionPlatform(open);
if (environment.hasDemo) await provisionDemo(open);

const handle = createServer(open.app);
const server = serve(
  {
    fetch: (request, env) => {
      const incoming = (env as { incoming: { socket: { remoteAddress?: string } } }).incoming;
      return handle(request, { ip: incoming.socket.remoteAddress ?? '' });
    },
    port: environment.port,
    hostname: environment.host,
  },
  () => {
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : environment.port;
    console.log(`balai ready http://${environment.baseDomain}:${port}`);
  },
);
const metrics = environment.metricsPort === undefined ? undefined : startMetricsServer(environment.metricsPort);
await open.app.jobs.start(open.app);

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
  const force = setTimeout(() => process.exit(1), DRAIN_LIMIT_MS + 20_000);
  force.unref();
  await new Promise<void>((resolve) => {
    const limit = setTimeout(resolve, DRAIN_LIMIT_MS);
    server.close(() => {
      clearTimeout(limit);
      resolve();
    });
    if ('closeIdleConnections' in server) server.closeIdleConnections();
  });
  metrics?.close();
  await open.close();
  process.exit(0);
}
