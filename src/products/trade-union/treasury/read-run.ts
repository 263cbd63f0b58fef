import { validate as isUuid } from 'uuid';
import { GENERATE_BILLS } from '#features/dues';
import type { Tx } from '#kernel/database';

/** A billing run as its page shows it. */
export interface BillingRun {
  id: string;
  title: string;
  state: 'queued' | 'running' | 'done' | 'failed' | 'cancelled';
  done: number;
  total: number | null;
  failure: string | null;
  month: string;
  result: {
    count: number;
    amount: number;
    byRate: { code: string; label: string; count: number; total: number }[];
  } | null;
}

export async function readRun(tx: Tx, id: string): Promise<BillingRun | undefined> {
  if (!isUuid(id)) return undefined;
  return tx.one<BillingRun>(
    `select id, title, state, done_count as done, total_count as total, failure, input ->> 'month' as month, result
       from job_runs where tenant_id = balai.tenant_id() and id = $1 and kind = $2`,
    [id, GENERATE_BILLS],
  );
}
