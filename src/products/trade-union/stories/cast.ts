import type { Tx } from '#kernel/database';
import { actAs, findAccountIds } from '#kernel/past';
import type { DemoAccount } from '#kernel/product';
import type { WorkContext } from '#kernel/work';

/** Those of a story who do something in it, by the names the story gives them. */
export interface Cast {
  /** The work as one of them does it, so that the story names who did what. */
  actor: (ctx: WorkContext, key: string) => WorkContext;
}

export function castOf(accounts: readonly DemoAccount[], ids: ReadonlyMap<string, string>): Cast {
  return { actor: (ctx, key) => actAs(ctx, accounts, key, ids) };
}

/** The same cast, found again when the story goes on later. */
export async function findCast(tx: Tx, accounts: readonly DemoAccount[]): Promise<Cast> {
  return castOf(accounts, await findAccountIds(tx, accounts));
}

/** The same work at another moment. */
export function withClock(ctx: WorkContext, now: Date): WorkContext {
  return { ...ctx, now };
}
