import { validate as isUuid } from 'uuid';
import type { StatementLayout } from '#features/bank-statements';
import type { Tx } from '#kernel/database';

/** An imported statement with how much of it is done. */
export interface BankBatch {
  id: string;
  fileName: string;
  accountTail: string;
  format: string;
  firstOn: string | null;
  lastOn: string | null;
  lineCount: number;
  newCount: number;
  skipped: Readonly<Record<string, number>>;
  /** Rows of the file whose balance does not follow from the one before. */
  balanceBreaks: readonly number[];
  importedByName: string;
  createdAt: Date;
  open: number;
}

const SELECT = `select b.id, b.file_name as "fileName", b.account_tail as "accountTail", b.format,
    b.first_on as "firstOn", b.last_on as "lastOn", b.line_count as "lineCount", b.new_count as "newCount", b.skipped,
    b.balance_breaks as "balanceBreaks", b.imported_by_name as "importedByName", b.created_at as "createdAt",
    (select count(*) from dues_bank_lines l where l.tenant_id = b.tenant_id and l.batch_id = b.id and l.state = 'open')
      as open
    from dues_bank_batches b where b.tenant_id = balai.tenant_id()`;

const MOST_SHOWN = 50;

export function readBatches(tx: Tx): Promise<BankBatch[]> {
  return tx.query<BankBatch>(`${SELECT} order by b.created_at desc limit ${MOST_SHOWN}`);
}

export async function readBatch(tx: Tx, id: string): Promise<BankBatch | undefined> {
  return isUuid(id) ? tx.one<BankBatch>(`${SELECT} and b.id = $1`, [id]) : undefined;
}

export interface BankProfile {
  id: string;
  name: string;
  layout: StatementLayout;
}

/** The ways of reading a statement that treasurers have described. */
export function readProfiles(tx: Tx): Promise<BankProfile[]> {
  return tx.query<BankProfile>(
    'select id, name, layout from dues_bank_profiles where tenant_id = balai.tenant_id() order by name',
  );
}

/** Keeps a description under a name; the same name again replaces it. */
export async function saveProfile(tx: Tx, profile: BankProfile): Promise<void> {
  await tx.execute(
    `insert into dues_bank_profiles (id, name, layout) values ($1, $2, $3)
     on conflict (tenant_id, name) do update set layout = excluded.layout`,
    [profile.id, profile.name, JSON.stringify(profile.layout)],
  );
}
