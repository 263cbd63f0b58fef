// Made-up pasts of demo organisations, told by jobs that hold nobody up.
export { inBatches } from './in-batches.ts';
export { quietPast } from './quiet-past.ts';
