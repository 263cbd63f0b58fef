export { startMetricsServer } from './metrics-server.ts';
export { type Connection, createServer } from './server.ts';
