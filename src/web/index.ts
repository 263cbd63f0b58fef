export { houseJobs } from './house-jobs.ts';
export { startMetricsServer } from './metrics-server.ts';
export { letSenderFinish } from './routing/let-sender-finish.ts';
export { type Connection, createServer } from './server.ts';
