import type { Tx } from '#kernel/database';

export type AccountClass = 'asset' | 'liability' | 'equity' | 'income' | 'expense';
export type Side = 'debit' | 'credit';
/** Where movements against cash are shown; `cash` is cash itself. */
export type CashFlow = 'cash' | 'operating' | 'investing' | 'financing';

export interface LedgerAccount {
  id: string;
  /** "1.1.01": the first figure is the class. */
  code: string;
  name: string;
  class: AccountClass;
  /** Heading under which statements show it. */
  groupName: string;
  normalSide: Side;
  cashFlow: CashFlow;
  /** The name by which other parts of the program find it. */
  purpose: string | null;
  /** A sub-ledger adds up to it: nobody posts to it by hand. */
  isControl: boolean;
  isActive: boolean;
}

export const CLASS_LABELS: Readonly<Record<AccountClass, string>> = {
  asset: 'Aset',
  liability: 'Kewajiban',
  equity: 'Ekuitas',
  income: 'Pendapatan',
  expense: 'Beban',
};

export const CASH_FLOW_LABELS: Readonly<Record<CashFlow, string>> = {
  cash: 'Kas dan setara kas',
  operating: 'Operasi',
  investing: 'Investasi',
  financing: 'Pendanaan',
};

/** The columns of an account `a`. */
export const ACCOUNT_COLUMNS = `a.id, a.code, a.name, a.class, a.group_name as "groupName",
  a.normal_side as "normalSide", a.cash_flow as "cashFlow", a.purpose, a.is_control as "isControl",
  a.is_active as "isActive"`;

/** The whole chart, by code. */
export function readAccounts(tx: Tx): Promise<LedgerAccount[]> {
  return tx.query<LedgerAccount>(
    `select ${ACCOUNT_COLUMNS} from ledger_accounts a where a.tenant_id = balai.tenant_id() order by a.code`,
  );
}

/** One account by its id; undefined for none. */
export function readAccount(tx: Tx, id: string): Promise<LedgerAccount | undefined> {
  return tx.one<LedgerAccount>(
    `select ${ACCOUNT_COLUMNS} from ledger_accounts a where a.tenant_id = balai.tenant_id() and a.id = $1`,
    [id],
  );
}

/** "1.1.01 Kas" */
export const accountTitle = ({ code, name }: Pick<LedgerAccount, 'code' | 'name'>) => `${code} ${name}`;
