import type { Tx } from '#kernel/database';
import type { TenantKeys } from '#kernel/encryption';
import { readCheckCode } from '#kernel/numbering';
import type { WorkContext } from '#kernel/work';
import { codeIndexOf, type EntryFigures, eventIndexOf, openEntry } from './sealed.ts';

/** An entry of somebody's book, opened. */
export interface Entry extends EntryFigures {
  id: string;
  balanceId: string;
  /** The keyed name of its person. */
  holder: string;
  account: string;
  part: string;
  reversesId: string | null;
  /** The entry that took it back. */
  reversedById: string | null;
}

interface EntryRow
  extends Pick<Entry, 'id' | 'balanceId' | 'holder' | 'account' | 'part' | 'reversesId' | 'reversedById'> {
  sealed: string;
}

const SELECT = `select e.id, e.balance_id as "balanceId", b.holder, b.account, b.part, e.reverses_id as "reversesId",
    r.id as "reversedById", e.sealed
  from subledger_entries e
  join subledger_balances b on b.tenant_id = e.tenant_id and b.id = e.balance_id
  left join subledger_entries r on r.tenant_id = e.tenant_id and r.reverses_id = e.id
 where e.tenant_id = balai.tenant_id()`;

/** All entries of a person, oldest day first. */
export async function readEntriesOf(ctx: WorkContext, tx: Tx, holderId: string): Promise<Entry[]> {
  const keys = await ctx.app.secrets.get(tx, ctx.tenant.id);
  const rows = await tx.query<EntryRow>(`${SELECT} and b.holder = $1`, [keys.pseudonym(holderId)]);
  return opened(keys, rows);
}

/** The entries of one event; none while it was not posted. */
export async function findEntriesOf(
  ctx: WorkContext,
  tx: Tx,
  event: { kind: string; id: string },
): Promise<Entry[]> {
  const keys = await ctx.app.secrets.get(tx, ctx.tenant.id);
  return opened(
    keys,
    await tx.query<EntryRow>(`${SELECT} and e.event_index = $1`, [eventIndexOf(keys, event)]),
  );
}

/** The entries of several events, oldest day first. */
export async function readEntriesOfEvents(
  ctx: WorkContext,
  tx: Tx,
  events: readonly { kind: string; id: string }[],
): Promise<Entry[]> {
  const keys = await ctx.app.secrets.get(tx, ctx.tenant.id);
  const indexes = events.map((event) => eventIndexOf(keys, event));
  return opened(keys, await tx.query<EntryRow>(`${SELECT} and e.event_index = any($1)`, [indexes]));
}

/** Whether an event was posted; opens nothing. */
export async function hasEntriesOf(
  ctx: WorkContext,
  tx: Tx,
  event: { kind: string; id: string },
): Promise<boolean> {
  const keys = await ctx.app.secrets.get(tx, ctx.tenant.id);
  const row = await tx.one(
    'select 1 from subledger_entries where tenant_id = balai.tenant_id() and event_index = $1 limit 1',
    [eventIndexOf(keys, event)],
  );
  return row !== undefined;
}

/** The entries on the receipt with this code, however it was typed. */
export async function findEntriesByCode(ctx: WorkContext, tx: Tx, typed: string): Promise<Entry[]> {
  const keys = await ctx.app.secrets.get(tx, ctx.tenant.id);
  const index = codeIndexOf(keys, readCheckCode(typed));
  return opened(keys, await tx.query<EntryRow>(`${SELECT} and e.code_index = $1`, [index]));
}

/** Every entry of one part of a control account, a kind of savings; for sums over all members. */
export async function readEntriesIn(ctx: WorkContext, tx: Tx, part: string): Promise<Entry[]> {
  const keys = await ctx.app.secrets.get(tx, ctx.tenant.id);
  return opened(keys, await tx.query<EntryRow>(`${SELECT} and b.part = $1`, [part]));
}

/** Every entry below one control account, whatever its part. @param account its purpose: `loan` */
export async function readEntriesUnder(ctx: WorkContext, tx: Tx, account: string): Promise<Entry[]> {
  const keys = await ctx.app.secrets.get(tx, ctx.tenant.id);
  return opened(keys, await tx.query<EntryRow>(`${SELECT} and b.account = $1`, [account]));
}

function opened(keys: TenantKeys, rows: readonly EntryRow[]): Entry[] {
  return rows
    .map(({ sealed, ...row }) => ({ ...row, ...openEntry(keys, { id: row.id, sealed }) }))
    .sort(
      (one, other) =>
        one.postedOn.localeCompare(other.postedOn) ||
        one.postedAt - other.postedAt ||
        one.at - other.at ||
        one.account.localeCompare(other.account),
    );
}
