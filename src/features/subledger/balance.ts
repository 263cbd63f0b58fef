import type { Tx } from '#kernel/database';
import type { WorkContext } from '#kernel/work';
import { openBalance } from './sealed.ts';

/** What somebody holds in one place. */
export interface Balance {
  holderId: string;
  account: string;
  part: string;
  /** Rupiah. */
  balance: number;
  /** Rupiah of it that counts towards what was billed. */
  received: number;
}

/**
 * What these people hold, opened. Asked for all members at once it is one query; people without an entry have no row.
 * @param account purpose of one control account; left out, of all
 */
export async function readBalances(
  ctx: WorkContext,
  tx: Tx,
  holderIds: readonly string[],
  account?: string,
): Promise<Balance[]> {
  const keys = await ctx.app.secrets.get(tx, ctx.tenant.id);
  const people = new Map(holderIds.map((id) => [keys.pseudonym(id), id]));
  const rows = await tx.query<{ id: string; holder: string; account: string; part: string; sealed: string }>(
    `select id, holder, account, part, sealed from subledger_balances
      where tenant_id = balai.tenant_id() and ($1::text[] is null or holder = any($1))
        and ($2::text is null or account = $2)`,
    // A list of everybody is no narrower than none.
    [holderIds.length > 500 ? null : [...people.keys()], account ?? null],
  );
  return rows.flatMap((row) => {
    const holderId = people.get(row.holder);
    if (holderId === undefined) return [];
    const { balance, received } = openBalance(keys, row);
    return [{ holderId, account: row.account, part: row.part, balance, received }];
  });
}

/** Whether anybody has ever held anything on one of these control accounts. */
export async function hasBalances(tx: Tx, accounts: readonly string[]): Promise<boolean> {
  const row = await tx.one<{ found: boolean }>(
    `select exists (select 1 from subledger_balances
       where tenant_id = balai.tenant_id() and account = any($1)) as found`,
    [accounts],
  );
  return row!.found;
}
