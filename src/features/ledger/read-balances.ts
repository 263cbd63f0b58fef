import type { PlainDate } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { ACCOUNT_COLUMNS, type LedgerAccount } from './account.ts';

/** What an account held and what moved it; all figures are rupiah with debit above zero and credit below. */
export interface AccountBalance extends LedgerAccount {
  /** On the evening before the first day. */
  opening: number;
  /** Sum of debits, and of credits (above zero as well), from the first day to the last. */
  debit: number;
  credit: number;
  closing: number;
}

/**
 * Balances of every account, added up from the lines: nothing is stored that could disagree.
 *
 * @param given.withoutClosing leaves out the journals that empty the accounts of a year, for reports of its result
 */
export function readBalances(
  tx: Tx,
  given: { from: PlainDate; to: PlainDate; withoutClosing?: boolean },
): Promise<AccountBalance[]> {
  // Materialised: with few statistics the planner would add all lines up again for every account.
  return tx.query<AccountBalance>(
    `with sums as materialized (
       select l.account_id, sum(l.amount) as closing,
         sum(l.amount) filter (where l.posted_on < $1) as opening,
         sum(l.amount) filter (where l.posted_on >= $1 and l.amount > 0) as debit,
         -sum(l.amount) filter (where l.posted_on >= $1 and l.amount < 0) as credit
         from ledger_lines l
        where l.tenant_id = balai.tenant_id() and l.posted_on <= $2 and not (l.is_closing and $3)
        group by l.account_id
     )
     select ${ACCOUNT_COLUMNS}, coalesce(s.opening, 0)::bigint as opening, coalesce(s.debit, 0)::bigint as debit,
       coalesce(s.credit, 0)::bigint as credit, coalesce(s.closing, 0)::bigint as closing
       from ledger_accounts a left join sums s on s.account_id = a.id
      where a.tenant_id = balai.tenant_id() order by a.code`,
    [given.from, given.to, given.withoutClosing ?? false],
  );
}
