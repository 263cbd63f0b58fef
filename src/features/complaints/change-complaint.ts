import type { Tx } from '#kernel/database';
import type { WorkContext } from '#kernel/work';
import type { Complaint } from './complaint.ts';
import { readComplaint } from './read-complaints.ts';

/** Columns a step sets; the names are ours, never the visitor's. */
type Change = Partial<
  Record<
    | 'state'
    | 'handling'
    | 'answered_at'
    | 'solve_due'
    | 'solved_at'
    | 'closed_at'
    | 'assignee_id'
    | 'assignee_name'
    | 'duplicate_of'
    | 'escalation'
    | 'escalated_on'
    | 'rating'
    | 'rating_note',
    unknown
  >
>;

/** Sets what a step changes, and answers the complaint as it is then. */
export async function change(ctx: WorkContext, tx: Tx, row: Complaint, to: Change): Promise<Complaint> {
  const columns = Object.keys(to);
  const sets = columns.map((column, index) => `${column} = $${index + 2}`).join(', ');
  await tx.execute(
    `update complaints set ${sets}, version = version + 1 where tenant_id = balai.tenant_id() and id = $1`,
    [row.id, ...Object.values(to)],
  );
  return readComplaint(ctx, tx, row.id);
}
