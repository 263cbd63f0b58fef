import type { PlainDate } from '#kernel/calendar';
import type { Tx } from '#kernel/database';

/** A line of the general ledger of an account, with the balance after it. */
export interface AccountEntry {
  journalId: string;
  number: string;
  postedOn: PlainDate;
  description: string;
  code: string;
  /** Rupiah, debit above zero. */
  amount: number;
  /** After this line, of all the accounts asked for together. */
  balance: number;
}

export interface AccountLedger {
  opening: number;
  entries: AccountEntry[];
  debit: number;
  credit: number;
  closing: number;
  /** Lines of the period; `entries` may be one page of them. */
  count: number;
}

/**
 * The general ledger of one account or of several together (cash and banks make the cash book), in the order of days and
 * numbers. The balance before the first line of a page is the one after the last line of the page before.
 */
export async function readAccountLedger(
  tx: Tx,
  given: {
    accountIds: readonly string[];
    from: PlainDate;
    to: PlainDate;
    page?: { offset: number; size: number };
  },
): Promise<AccountLedger> {
  const { accountIds, from, to, page } = given;
  const sums = await tx.one<Omit<AccountLedger, 'entries' | 'closing'>>(
    `select coalesce(sum(l.amount) filter (where l.posted_on < $2), 0)::bigint as opening,
       coalesce(sum(l.amount) filter (where l.posted_on >= $2 and l.amount > 0), 0)::bigint as debit,
       coalesce(-sum(l.amount) filter (where l.posted_on >= $2 and l.amount < 0), 0)::bigint as credit,
       count(*) filter (where l.posted_on >= $2) as count
       from ledger_lines l
      where l.tenant_id = balai.tenant_id() and l.account_id = any($1::uuid[]) and l.posted_on <= $3`,
    [accountIds, from, to],
  );
  const { opening, debit, credit, count } = sums!;
  const entries = await tx.query<AccountEntry>(
    `select j.id as "journalId", j.number, l.posted_on as "postedOn",
       case when l.note = '' then j.description else j.description || ', ' || l.note end as description, a.code, l.amount,
       ($4 + sum(l.amount) over (order by l.posted_on, j.number, l.position))::bigint as balance
       from ledger_lines l
       join ledger_journals j on j.tenant_id = l.tenant_id and j.id = l.journal_id
       join ledger_accounts a on a.tenant_id = l.tenant_id and a.id = l.account_id
      where l.tenant_id = balai.tenant_id() and l.account_id = any($1::uuid[]) and l.posted_on between $2 and $3
      order by l.posted_on, j.number, l.position
      offset $5 limit $6`,
    [accountIds, from, to, opening, page?.offset ?? 0, page?.size ?? null],
  );
  return { opening, entries, debit, credit, closing: opening + debit - credit, count };
}
