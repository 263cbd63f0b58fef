import type { Tx } from '#kernel/database';
import type { RequestContext } from '#kernel/http';

/** What happened to a person, below their record. */
export async function readEventsSection(
  _ctx: RequestContext,
  _tx: Tx,
  _id: string,
): Promise<React.ReactNode> {
  return null;
}
