import type { IncomingMessage } from 'node:http';
import { type ServerType, serve } from '@hono/node-server';
import type { BalaiApp } from '#kernel/product';
import { createServer, letSenderFinish } from '#web';

/** Serves the app over HTTP; resolves when it listens. @throws when the port is taken */
export function listen(app: BalaiApp): Promise<{ server: ServerType; port: number }> {
  const handle = createServer(app);
  return new Promise((resolve, reject) => {
    const server = serve(
      {
        fetch: async (request, env) => {
          const { incoming } = env as { incoming: IncomingMessage };
          const response = await handle(request, { ip: incoming.socket.remoteAddress ?? '' });
          return letSenderFinish(incoming, response);
        },
        port: app.config.port,
        hostname: app.config.host,
      },
      (address) => {
        server.off('error', reject);
        resolve({ server, port: address.port });
      },
    );
    server.once('error', reject);
  });
}
