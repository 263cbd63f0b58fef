import { v7 as uuidv7 } from 'uuid';
import type { JobRun } from '#kernel/jobs';

/** A run as the queue gives it to a job, for tests that do its work themselves. */
export function jobRun(input: JobRun['input'], given: Partial<JobRun> = {}): JobRun {
  return {
    ...{ id: uuidv7(), entry: uuidv7(), input, requestedBy: null, attempt: 1, done: 0 },
    progress: async () => {},
    ...given,
  };
}
