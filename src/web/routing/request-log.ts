import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import type { Tenant } from '#kernel/tenancy';
import type { RequestFacts } from '#kernel/work';

export const metrics = new Registry();
collectDefaultMetrics({ register: metrics });

const requests = new Counter({
  name: 'balai_requests_total',
  help: 'Requests by status class and kind of organisation',
  labelNames: ['kind', 'status'],
  registers: [metrics],
});
const duration = new Histogram({
  name: 'balai_request_seconds',
  help: 'Time from arrival to answer',
  labelNames: ['kind'],
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
  registers: [metrics],
});

/** One line a request, without query strings, names or addresses: a log is read by people who may not see data. */
export function recordRequest(
  facts: RequestFacts,
  tenant: Tenant | undefined,
  status: number,
  ms: number,
): void {
  const kind = tenant?.kind ?? 'unknown';
  requests.inc({ kind, status: `${Math.floor(status / 100)}xx` });
  duration.observe({ kind }, ms / 1000);
  if (process.env.BALAI_LOG === 'requests') {
    console.log(
      JSON.stringify({
        at: new Date().toISOString(),
        level: status >= 500 ? 'error' : 'info',
        request: facts.id,
        tenant: tenant?.slug ?? '',
        method: facts.method,
        path: facts.url.pathname.replace(/[0-9a-f]{8}-[0-9a-f-]{27}|\d{6,}|[\w-]{32,}/gi, ':id'),
        status,
        ms: Math.round(ms),
      }),
    );
  }
}
