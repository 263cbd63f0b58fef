import { v7 as uuidv7 } from 'uuid';
import { recordAudit } from '#kernel/audit';
import type { Tx } from '#kernel/database';
import { accountOf, type RequestContext } from '#kernel/http';
import { conflict, notFound } from '#kernel/work';
import { isUuid } from './find-members.ts';

/** Columns of the list of members, and of its file, under a name. */
export interface ColumnSet {
  id: string;
  name: string;
  columns: string[];
  isShared: boolean;
  isOwn: boolean;
  ownerName: string;
}

/** One's own and those that other officers share, by name. */
export function readColumnSets(ctx: RequestContext, tx: Tx): Promise<ColumnSet[]> {
  return tx.query<ColumnSet>(
    `select s.id, s.name, s.columns, s.is_shared as "isShared", s.account_id = $1 as "isOwn",
       a.display_name as "ownerName"
       from member_column_sets s join accounts a on a.tenant_id = s.tenant_id and a.id = s.account_id
      where s.tenant_id = balai.tenant_id() and (s.account_id = $1 or s.is_shared) order by s.name_key, s.id`,
    [accountOf(ctx).accountId],
  );
}

/** Keeps a set; one of one's own with the same name is replaced. @throws AppError 409 for the fifty-first */
export async function saveColumnSet(
  ctx: RequestContext,
  tx: Tx,
  wish: { name: string; columns: readonly string[]; isShared: boolean },
): Promise<void> {
  const { accountId } = accountOf(ctx);
  const own = await tx.one<{ count: number }>(
    'select count(*) as count from member_column_sets where tenant_id = balai.tenant_id() and account_id = $1',
    [accountId],
  );
  if ((own?.count ?? 0) >= 50)
    throw conflict('too_many_sets', 'Anda sudah menyimpan 50 susunan. Hapus yang tidak dipakai lagi.');
  await tx.execute(
    `insert into member_column_sets (id, account_id, name, columns, is_shared) values ($1, $2, $3, $4, $5)
     on conflict (tenant_id, account_id, name_key)
       do update set name = excluded.name, columns = excluded.columns, is_shared = excluded.is_shared`,
    [uuidv7(), accountId, wish.name, wish.columns, wish.isShared],
  );
  await recordAudit(ctx, tx, {
    action: 'column_set.saved',
    resource: 'member',
    objectLabel: wish.name,
    after: { columns: wish.columns.join(' '), shared: wish.isShared },
  });
}

/** @throws AppError 404 for a set that is not there or not one's own */
export async function deleteColumnSet(ctx: RequestContext, tx: Tx, id: string): Promise<void> {
  if (!isUuid(id)) throw notFound();
  const [gone] = await tx.query<{ name: string }>(
    `delete from member_column_sets where tenant_id = balai.tenant_id() and id = $1 and account_id = $2 returning name`,
    [id, accountOf(ctx).accountId],
  );
  if (!gone) throw notFound();
  await recordAudit(ctx, tx, { action: 'column_set.deleted', resource: 'member', objectLabel: gone.name });
}
