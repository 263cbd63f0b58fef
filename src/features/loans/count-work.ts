import type { Tx } from '#kernel/database';

/** Applications and proposals by what they wait for. */
export interface LoanWork {
  submitted: number;
  assessed: number;
  approved: number;
  reliefs: number;
}

/** What waits to be assessed, decided and paid out, and proposals for loans that run. */
export async function countLoanWork(tx: Tx): Promise<LoanWork> {
  const row = await tx.one<LoanWork>(
    `select count(*) filter (where l.state = 'submitted')::int as submitted,
       count(*) filter (where l.state = 'assessed')::int as assessed,
       count(*) filter (where l.state = 'approved')::int as approved,
       (select count(*)::int from loan_reliefs r
         where r.tenant_id = balai.tenant_id() and r.state = 'proposed') as reliefs
       from loans l where l.tenant_id = balai.tenant_id() and l.state in ('submitted', 'assessed', 'approved')`,
  );
  return row!;
}
