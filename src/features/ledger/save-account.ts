import { recordAudit } from '#kernel/audit';
import type { Tx } from '#kernel/database';
import { conflict, invalid, notFound, type WorkContext } from '#kernel/work';
import {
  type AccountClass,
  type CashFlow,
  CLASS_LABELS,
  type LedgerAccount,
  readAccount,
} from './account.ts';
import { completeAccount } from './seed-chart.ts';

export interface NewAccount {
  code: string;
  name: string;
  class: AccountClass;
  groupName: string;
  cashFlow: CashFlow;
  /** Stands on the other side of its class, such as depreciation. */
  isContra: boolean;
}

const CODE = /^[1-9][0-9]{0,3}(\.[0-9]{1,4}){0,3}$/;
const FIRST_FIGURES: Readonly<Record<AccountClass, string>> = {
  ...{ asset: '1', liability: '2', equity: '3', income: '4', expense: '5' },
};

/** Adds an account to the chart. @throws AppError 422 with a sentence for each wrong field */
export async function addAccount(ctx: WorkContext, tx: Tx, given: NewAccount): Promise<string> {
  const errors: Record<string, string> = {};
  const code = given.code.trim();
  const name = given.name.trim().replace(/\s+/g, ' ');
  const groupName = given.groupName.trim().replace(/\s+/g, ' ');
  if (!(given.class in CLASS_LABELS)) errors.class = 'Pilih golongan akun.';
  if (!CODE.test(code)) errors.code = 'Tulis kode berupa angka dan titik, misalnya 1.1.09.';
  else if (given.class in FIRST_FIGURES && !code.startsWith(FIRST_FIGURES[given.class]))
    errors.code = `Kode ${CLASS_LABELS[given.class].toLowerCase()} diawali angka ${FIRST_FIGURES[given.class]}.`;
  if (name.length < 2 || name.length > 100) errors.name = 'Isi nama akun, 2 sampai 100 huruf.';
  if (groupName.length < 2 || groupName.length > 60)
    errors.groupName = 'Isi kelompoknya, misalnya “Aset tetap”.';
  if (!['cash', 'operating', 'investing', 'financing'].includes(given.cashFlow))
    errors.cashFlow = 'Pilih bagian arus kasnya.';
  else if (given.cashFlow === 'cash' && given.class !== 'asset')
    errors.cashFlow = 'Hanya aset dapat menjadi kas.';
  if (Object.keys(errors).length > 0) throw invalid(errors);
  const { isContra, ...asked } = given;
  const plain = completeAccount({ ...asked, code, name, groupName });
  const usual = plain.normalSide;
  const account: LedgerAccount = {
    ...plain,
    normalSide: isContra ? (usual === 'debit' ? 'credit' : 'debit') : usual,
  };
  const added = await tx.execute(
    `insert into ledger_accounts (id, code, name, class, group_name, normal_side, cash_flow)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict (tenant_id, code) do nothing`,
    [...[account.id, code, name, account.class, groupName, account.normalSide, account.cashFlow]],
  );
  if (added === 0) throw invalid({ code: 'Kode ini sudah dipakai akun lain.' });
  await recordAudit(ctx, tx, {
    ...{ action: 'account.created', resource: 'account-chart', objectId: account.id },
    objectLabel: `${code} ${name}`,
    after: { code, name, class: account.class, group: groupName, normal_side: account.normalSide },
  });
  return account.id;
}

/**
 * Renames an account, or lets it rest: then nothing new is posted to it. Its code and nature stay as they are.
 * @throws AppError 404; 409 `account_needed` when other parts of the program post to it; 422
 */
export async function changeAccount(
  ctx: WorkContext,
  tx: Tx,
  given: { id: string; name: string; isActive: boolean },
): Promise<void> {
  const before = await readAccount(tx, given.id);
  if (!before) throw notFound();
  const name = given.name.trim().replace(/\s+/g, ' ');
  if (name.length < 2 || name.length > 100) throw invalid({ name: 'Isi nama akun, 2 sampai 100 huruf.' });
  if (!given.isActive && before.purpose)
    throw conflict('account_needed', 'Akun ini dipakai oleh buku lain, jadi tidak dapat dihentikan.');
  await tx.execute(
    'update ledger_accounts set name = $2, is_active = $3 where tenant_id = balai.tenant_id() and id = $1',
    [given.id, name, given.isActive],
  );
  await recordAudit(ctx, tx, {
    ...{ action: 'account.updated', resource: 'account-chart', objectId: given.id },
    objectLabel: `${before.code} ${name}`,
    before: { name: before.name, is_active: before.isActive },
    after: { name, is_active: given.isActive },
  });
}
