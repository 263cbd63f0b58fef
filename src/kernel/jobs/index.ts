export { isWorkedOn } from './abandoned.ts';
export { defineJob, type JobDeclaration, type JobResult, type JobRun, type Lane } from './declare-job.ts';
export { queueNightlyJobs, startNightlyJobs } from './nightly.ts';
export { createJobQueue, installJobQueue, type WorkedQueue } from './queue.ts';
