export { houseJobs } from './house-jobs.ts';
export { startMetricsServer } from './metrics-server.ts';
export { type Connection, createServer } from './server.ts';
