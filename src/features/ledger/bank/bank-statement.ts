import { validate as isUuid } from 'uuid';
import type { Tx } from '#kernel/database';
import type { WorkContext } from '#kernel/work';

export interface BankStatement {
  id: string;
  accountId: string;
  /** "1.1.02 Bank" */
  account: string;
  fileName: string;
  firstOn: string;
  lastOn: string;
  /** What the bank says is there on the last day, rupiah. */
  closingBalance: number;
  lines: number;
  unmatched: number;
  importedByName: string;
  createdAt: Date;
}

export interface BankLine {
  id: string;
  postedOn: string;
  /** Into the account above zero, out of it below. */
  amount: number;
  text: string;
  journalId: string | null;
  position: number | null;
  journalNumber: string | null;
  matchedByName: string;
}

/** Where the bank's text is sealed; its row is the line. */
export const CONTENT = { table: 'ledger_bank_lines', column: 'content' };

const COLUMNS = `s.id, s.account_id as "accountId", a.code || ' ' || a.name as account, s.file_name as "fileName",
  s.first_on as "firstOn", s.last_on as "lastOn", s.closing_balance as "closingBalance", s.new_count as lines,
  (select count(*) from ledger_bank_lines l where l.tenant_id = s.tenant_id and l.statement_id = s.id
    and l.journal_id is null) as unmatched,
  s.imported_by_name as "importedByName", s.created_at as "createdAt"`;
const TABLES = `ledger_bank_statements s
  join ledger_accounts a on a.tenant_id = s.tenant_id and a.id = s.account_id`;

/** The statements taken in, newest days first. */
export function readBankStatements(tx: Tx): Promise<BankStatement[]> {
  return tx.query<BankStatement>(
    `select ${COLUMNS} from ${TABLES} where s.tenant_id = balai.tenant_id() order by s.last_on desc, s.id desc limit 200`,
  );
}

export async function readBankStatement(tx: Tx, id: string): Promise<BankStatement | undefined> {
  if (!isUuid(id)) return undefined;
  return tx.one<BankStatement>(
    `select ${COLUMNS} from ${TABLES} where s.tenant_id = balai.tenant_id() and s.id = $1`,
    [id],
  );
}

/** The lines of a statement in their order, with the book line each was matched with. */
export async function readBankLines(ctx: WorkContext, tx: Tx, statementId: string): Promise<BankLine[]> {
  const keys = await ctx.app.secrets.get(tx, ctx.tenant.id);
  const rows = await tx.query<Omit<BankLine, 'text'> & { content: string }>(
    `select l.id, l.posted_on as "postedOn", l.amount, l.content, l.journal_id as "journalId", l.position,
       j.number as "journalNumber", l.matched_by_name as "matchedByName"
       from ledger_bank_lines l
       left join ledger_journals j on j.tenant_id = l.tenant_id and j.id = l.journal_id
      where l.tenant_id = balai.tenant_id() and l.statement_id = $1 order by l.posted_on, l.id`,
    [statementId],
  );
  return rows.map(({ content, ...row }) => ({
    ...row,
    text: keys.open(content, { ...CONTENT, row: row.id }),
  }));
}
