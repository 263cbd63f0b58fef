import { createServer, type Server } from 'node:http';
import { metrics } from './routing/request-log.ts';

/** `GET /metrics` for Prometheus on a port of its own, loopback only: figures are for the operator, not the public. */
export function startMetricsServer(port: number): Server {
  const server = createServer(async (request, response) => {
    if (request.url !== '/metrics') return void response.writeHead(404).end();
    response.writeHead(200, { 'content-type': metrics.contentType }).end(await metrics.metrics());
  });
  server.listen(port, '127.0.0.1');
  return server;
}
