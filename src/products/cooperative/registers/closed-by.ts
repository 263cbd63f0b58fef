import type { PlainDate } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import type { PrintForm } from '#kernel/register';

/** Who closes a printed book, with the name of whoever holds that post on the day; an empty post leaves a line. */
export function closedBy(...signatures: string[]): Pick<PrintForm, 'signatures' | 'signers'> {
  return { signatures, signers: readHolders };
}

/** Names by post, in small letters, from the terms of books 02 and 03 that are open on this day. */
export async function readHolders(tx: Tx, day: PlainDate): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.query<{ position: string; name: string }>(
    `select lower(position) as position, full_name as name from (
       select position, full_name, elected_on, ended_on, deleted_at, id from cooperative_board_terms
        where tenant_id = balai.tenant_id()
       union all
       select position, full_name, elected_on, ended_on, deleted_at, id from cooperative_supervisor_terms
        where tenant_id = balai.tenant_id()) t
      where deleted_at is null and elected_on <= $1 and coalesce(ended_on > $1, true) order by elected_on, id`,
    [day],
  );
  return new Map(rows.map(({ position, name }) => [position, name]));
}
