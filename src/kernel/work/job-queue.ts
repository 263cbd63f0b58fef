import type { Tx } from '#kernel/database';
import type { Tenant } from '#kernel/tenancy';
import type { Principal } from './principal.ts';

/** Whose work it is, and who asked for it: any `WorkContext`. */
export interface Asker {
  readonly tenant: Tenant;
  readonly principal: Principal;
}

export interface NewJob {
  kind: string;
  /** What the jobs page calls it, e.g. "Tagihan Desember 2026". */
  title: string;
  /** Ids and choices only, nothing sensitive. */
  input: Readonly<Record<string, unknown>>;
  total?: number;
}

/** Where work is put that nobody waits for; the room `jobs` keeps it and does it. */
export interface JobQueue {
  /** Writes the run and its queue entry in the caller's transaction: both stand or neither. */
  add(ctx: Asker, tx: Tx, job: NewJob): Promise<string>;
  /** Queues a run that failed or was cancelled once more, in the caller's transaction, which has set its state. */
  again(ctx: Asker, tx: Tx, run: { id: string; kind: string }): Promise<void>;
  /** Queues work too small for a row of its own on the jobs page (one mail); also in the caller's transaction. */
  wake(
    ctx: Asker,
    tx: Tx,
    work: { kind: string; input: Readonly<Record<string, unknown>>; startAfter?: Date },
  ): Promise<void>;
}
