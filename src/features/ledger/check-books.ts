import type { Tx } from '#kernel/database';

export interface BookFault {
  journalId: string;
  number: string;
  /** What its lines come to where they should come to nothing, rupiah. */
  balance: number;
}

/** Every journal whose lines are not what it says; none, unless somebody went past the program and the database. */
export function checkBooks(tx: Tx): Promise<BookFault[]> {
  return tx.query<BookFault>(
    `select j.id as "journalId", j.number, coalesce(sum(l.amount), 0)::bigint as balance
       from ledger_journals j
       left join ledger_lines l on l.tenant_id = j.tenant_id and l.journal_id = j.id
      where j.tenant_id = balai.tenant_id()
      group by j.id, j.number, j.total, j.line_count
     having coalesce(sum(l.amount), 0) <> 0 or count(l.position) <> j.line_count
         or coalesce(sum(l.amount) filter (where l.amount > 0), 0) <> j.total`,
  );
}
