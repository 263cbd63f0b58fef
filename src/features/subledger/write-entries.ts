import { randomUUID } from 'node:crypto';
import type { Tx } from '#kernel/database';
import type { TenantKeys } from '#kernel/encryption';
import type { LockedBalance } from './lock-balances.ts';
import { codeIndexOf, type EntryFigures, eventIndexOf, sealBalance, sealEntry } from './sealed.ts';

export interface EntryToWrite {
  balance: LockedBalance;
  figures: Omit<EntryFigures, 'at'>;
  reversesId?: string;
}

/**
 * Adds sealed entries to balances that the caller holds, and what they come to beside the control accounts of the
 * journal. The caller has made sure that no balance falls below zero.
 *
 * @returns ids of the entries, in their order
 */
export async function writeEntries(
  tx: Tx,
  keys: TenantKeys,
  journalId: string,
  entries: readonly EntryToWrite[],
): Promise<string[]> {
  const rows = entries.map(({ balance, figures, reversesId }) => {
    balance.balance += figures.amount;
    if (figures.counts) balance.received += figures.amount;
    balance.count += 1;
    const id = randomUUID();
    return {
      ...{ id, balance, reversesId: reversesId ?? null },
      event: eventIndexOf(keys, { kind: figures.kind, id: figures.eventId }),
      code: figures.code === '' ? null : codeIndexOf(keys, figures.code),
      sealed: sealEntry(keys, id, { ...figures, at: balance.count }),
    };
  });
  await tx.execute(
    `insert into subledger_entries (id, balance_id, event_index, code_index, reverses_id, sealed)
     select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::uuid[], $6::text[])`,
    [
      ...[rows.map(({ id }) => id), rows.map(({ balance }) => balance.id), rows.map(({ event }) => event)],
      ...[rows.map(({ code }) => code), rows.map((row) => row.reversesId), rows.map(({ sealed }) => sealed)],
    ],
  );
  const balances = [...new Set(rows.map(({ balance }) => balance))];
  await tx.execute(
    `update subledger_balances b set sealed = n.sealed from unnest($1::uuid[], $2::text[]) as n (id, sealed)
      where b.tenant_id = balai.tenant_id() and b.id = n.id`,
    [
      balances.map(({ id }) => id),
      balances.map(({ id, balance, received, count }) => sealBalance(keys, id, { balance, received, count })),
    ],
  );
  const sums = new Map<string, number>();
  for (const { balance, figures } of entries)
    sums.set(balance.account, (sums.get(balance.account) ?? 0) + figures.amount);
  await tx.execute(
    `insert into subledger_postings (journal_id, account_id, amount)
     select $1, a.id, case a.normal_side when 'debit' then s.amount else -s.amount end
       from unnest($2::text[], $3::bigint[]) as s (purpose, amount)
       join ledger_accounts a on a.tenant_id = balai.tenant_id() and a.purpose = s.purpose`,
    [journalId, [...sums.keys()], [...sums.values()]],
  );
  return rows.map(({ id }) => id);
}
