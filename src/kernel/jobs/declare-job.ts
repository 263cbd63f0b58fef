import type { WorkContext } from '#kernel/work';

/**
 * `quick` work answers a person within seconds; `long` work runs for minutes and must not hold up the quick; `idle` work
 * has nobody waiting for it and must hold up neither.
 */
export type Lane = 'quick' | 'long' | 'idle';

export interface JobDeclaration {
  kind: string;
  lane: Lane;
  /** How often a failed run is tried again before it is laid aside as failed. */
  retries?: number;
  /** Runs by itself once a night in every organisation, under this title; a run by hand is another run. */
  nightly?: { title: string };
  /**
   * Does the work. It may be killed at any point and started again with the same run: it must find out itself what is
   * done already. Reports progress, which also keeps the run alive.
   */
  run: (ctx: WorkContext, run: JobRun) => Promise<JobResult>;
}

export interface JobRun {
  id: string;
  /** The entry of the queue; `isWorkedOn` tells whether the process that took it still lives. */
  entry: string;
  input: Readonly<Record<string, unknown>>;
  requestedBy: string | null;
  attempt: number;
  /** How far an attempt before this one came, by its own count. */
  done: number;
  /** Stores how far the work is; shown on the page. Also ends the run when it was cancelled. */
  progress(done: number, total?: number, note?: string): Promise<void>;
}

export interface JobResult {
  result?: Readonly<Record<string, unknown>>;
  /** A file kept for download. */
  fileId?: string;
  note?: string;
}

/** Declares a kind of background work. Names are verbs: `generateBills`, `sendDuesReminder`. */
export function defineJob(declaration: JobDeclaration): JobDeclaration {
  return declaration;
}
