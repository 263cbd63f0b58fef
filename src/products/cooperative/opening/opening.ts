import type { Tx } from '#kernel/database';
import type { WorkContext } from '#kernel/work';
import type { OpeningMember } from './opening-profile.ts';

export interface Opening {
  id: string;
  asOf: string;
  state: 'draft' | 'submitted' | 'posted';
  /** Rupiah on the usual side of each account, by the account's id. */
  figures: Readonly<Record<string, number>>;
  /** Null until a sheet was imported. */
  members: readonly OpeningMember[] | null;
  keepers: readonly string[];
  submittedAt: Date | null;
  submittedByName: string;
  returnedReason: string;
  decidedAt: Date | null;
  decidedByName: string;
  journalId: string | null;
}

const PLACE = { table: 'cooperative_openings', column: 'members' };

/** The opening balances of these books; undefined while nobody began. */
export async function readOpening(
  ctx: Pick<WorkContext, 'app' | 'tenant'>,
  tx: Tx,
  lock: 'for update' | '' = '',
): Promise<Opening | undefined> {
  const row = await tx.one<Omit<Opening, 'members'> & { members: string | null }>(
    `select id, as_of as "asOf", state, figures, members, keepers, submitted_at as "submittedAt",
       submitted_by_name as "submittedByName", returned_reason as "returnedReason", decided_at as "decidedAt",
       decided_by_name as "decidedByName", journal_id as "journalId"
       from cooperative_openings where tenant_id = balai.tenant_id() ${lock}`,
  );
  if (!row) return undefined;
  const keys = await ctx.app.secrets.get(tx, ctx.tenant.id);
  const members =
    row.members === null ? null : (JSON.parse(keys.open(row.members, PLACE)) as OpeningMember[]);
  return { ...row, members };
}

/** What the members brought, as it is stored. */
export async function sealMembers(
  ctx: Pick<WorkContext, 'app' | 'tenant'>,
  tx: Tx,
  members: readonly OpeningMember[],
): Promise<string> {
  const keys = await ctx.app.secrets.get(tx, ctx.tenant.id);
  return keys.seal(JSON.stringify(members), PLACE);
}
