import { validate as isUuid } from 'uuid';
import { isPlainMonth } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { type ListQuery, orderBy } from '#kernel/http';
import { JOURNAL_COLUMNS, JOURNAL_TABLES, type Journal } from './journal.ts';

const SORTS = {
  date: ['j.posted_on', 'j.number'],
  number: 'j.number',
  amount: ['j.total', '-j.posted_on'],
} as const;

export const JOURNAL_LIST = {
  sorts: Object.keys(SORTS),
  defaultSort: '-date',
  filters: ['month', 'kind', 'account', 'source'],
};

/** One page of journals with how many there are and what their debits come to. */
export async function readJournals(
  tx: Tx,
  list: ListQuery,
): Promise<{ items: Journal[]; count: number; amount: number }> {
  const { where, values } = conditionsOf(list);
  const sums = await tx.one<{ count: number; amount: number }>(
    `select count(*) as count, coalesce(sum(j.total), 0)::bigint as amount from ledger_journals j where ${where}`,
    values,
  );
  const items = await tx.query<Journal>(
    `select ${JOURNAL_COLUMNS} from ${JOURNAL_TABLES} where ${where}
      ${orderBy(list, SORTS, 'j.id')} limit ${list.size} offset ${list.offset}`,
    values,
  );
  return { items, ...sums! };
}

function conditionsOf(list: Pick<ListQuery, 'filters' | 'q'>): { where: string; values: unknown[] } {
  const values: unknown[] = [];
  const bind = (value: unknown) => `$${values.push(value)}`;
  const clauses = ['j.tenant_id = balai.tenant_id()'];
  const { month, kind, account, source } = list.filters;
  if (kind) clauses.push(`j.kind = any(${bind(kind)}::text[])`);
  if (source) clauses.push(`j.source_kind = any(${bind(source)}::text[])`);
  if (month) {
    const months = month.filter(isPlainMonth).map((one) => {
      const first = bind(`${one}-01`);
      return `(j.posted_on >= ${first}::date and j.posted_on < (${first}::date + interval '1 month'))`;
    });
    clauses.push(months.length > 0 ? `(${months.join(' or ')})` : 'false');
  }
  if (account)
    clauses.push(
      `exists (select 1 from ledger_lines l where l.tenant_id = j.tenant_id and l.journal_id = j.id
        and l.account_id = any(${bind(account.filter((id) => isUuid(id)))}::uuid[]))`,
    );
  if (list.q !== '') clauses.push(`strpos(j.search_text, ${bind(list.q.toLowerCase())}) > 0`);
  return { where: clauses.join(' and '), values };
}

/** A line with the journal it belongs to. */
export interface JournalLineRow {
  number: string;
  postedOn: string;
  description: string;
  code: string;
  name: string;
  amount: number;
}

/** The lines of all journals of a list, in the order of days and numbers, up to a limit. */
export function readAllJournalLines(
  tx: Tx,
  list: Pick<ListQuery, 'filters' | 'q'>,
  limit: number,
): Promise<JournalLineRow[]> {
  const { where, values } = conditionsOf(list);
  return tx.query<JournalLineRow>(
    `select j.number, j.posted_on as "postedOn", j.description, a.code, a.name, l.amount
       from ledger_journals j
       join ledger_lines l on l.tenant_id = j.tenant_id and l.journal_id = j.id
       join ledger_accounts a on a.tenant_id = l.tenant_id and a.id = l.account_id
      where ${where} order by j.posted_on, j.number, l.position limit ${limit}`,
    values,
  );
}
