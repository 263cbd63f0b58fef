import { randomUUID } from 'node:crypto';
import type { Tx } from '#kernel/database';
import type { TenantKeys } from '#kernel/encryption';
import { type BalanceFigures, openBalance, sealBalance } from './sealed.ts';

/** Where something is held: whose, in which control account, and what within it. */
export interface BalanceKey {
  holderId: string;
  /** Purpose of the control account: `savings-principal`. */
  account: string;
  /** Id of what is held within it: a kind of savings, a loan. */
  part: string;
}

export interface LockedBalance extends BalanceFigures {
  id: string;
  account: string;
}

/**
 * The balances with these keys, made when they are missing and held until the transaction ends. Always locked in one
 * order, so that two postings never wait for each other.
 *
 * @returns the balances in the order of the keys; keys that are the same share one
 */
export async function lockBalances(
  tx: Tx,
  keys: TenantKeys,
  wanted: readonly BalanceKey[],
): Promise<LockedBalance[]> {
  const named = wanted.map(({ holderId, account, part }) => {
    const holder = keys.pseudonym(holderId);
    return { holder, account, part, name: `${holder} ${account} ${part}` };
  });
  const sorted = [...new Map(named.map((one) => [one.name, one])).values()].sort((one, other) =>
    one.name < other.name ? -1 : 1,
  );
  const columns = [
    sorted.map(({ holder }) => holder),
    sorted.map(({ account }) => account),
    sorted.map(({ part }) => part),
  ];
  const select = () =>
    tx.query<{ id: string; holder: string; account: string; part: string; sealed: string }>(
      `select b.id, b.holder, b.account, b.part, b.sealed from subledger_balances b
         join unnest($1::text[], $2::text[], $3::uuid[]) as k (holder, account, part)
           on k.holder = b.holder and k.account = b.account and k.part = b.part
        where b.tenant_id = balai.tenant_id()
        order by b.holder, b.account, b.part for update of b`,
      columns,
    );
  let rows = await select();
  if (rows.length < sorted.length) {
    const ids = sorted.map(() => randomUUID());
    await tx.execute(
      `insert into subledger_balances (id, holder, account, part, sealed)
       select * from unnest($1::uuid[], $2::text[], $3::text[], $4::uuid[], $5::text[])
       on conflict (tenant_id, holder, account, part) do nothing`,
      [ids, ...columns, ids.map((id) => sealBalance(keys, id, { balance: 0, received: 0, count: 0 }))],
    );
    rows = await select();
  }
  const found = new Map(
    rows.map((row) => [
      `${row.holder} ${row.account} ${row.part}`,
      { id: row.id, account: row.account, ...openBalance(keys, row) },
    ]),
  );
  return named.map(({ name }) => found.get(name)!);
}
