import type { App } from '#kernel/work';

const READY_LIMIT_MS = 2_000;

/**
 * `/health/live`: this process answers. `/health/ready`: it reaches its database as well. For whoever watches the
 * server, under any host name; nothing about an organisation is read or told.
 */
export async function answerHealth(app: App, pathname: string): Promise<Response | undefined> {
  if (pathname === '/health/live') return tell(200, 'live');
  if (pathname !== '/health/ready') return undefined;
  const late = new Promise<boolean>((resolve) => setTimeout(resolve, READY_LIMIT_MS, false).unref());
  return (await Promise.race([app.database.isReachable(), late]))
    ? tell(200, 'ready', { database: 'reachable' })
    : tell(503, 'database_unreachable', { database: 'unreachable' });
}

function tell(status: number, state: string, more: Record<string, string> = {}): Response {
  return new Response(JSON.stringify({ status: state, ...more }), {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
  });
}
