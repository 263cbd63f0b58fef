import { zoneOf } from '#kernel/calendar';
import { listUrl, type PageAnswer, type RequestContext, redirectTo } from '#kernel/http';
import { mayChange, mayDo } from '../actor.ts';
import { extraFieldsFrom, extraFieldsStatement } from '../extra-fields.ts';
import { listPage } from '../pages/list-page.tsx';
import { nameOf } from '../read/entry.ts';
import { findEntries } from '../read/find-entries.ts';
import { findEntry } from '../read/find-entry.ts';
import { readBookQuery } from '../read/list-query.ts';
import { readReferenceOptions } from '../read/reference-options.ts';
import type { Register } from '../register.ts';

/** The list of a book, in one flight to the database. */
export async function showList(ctx: RequestContext, register: Register): Promise<PageAnswer | Response> {
  const query = readBookQuery(register, ctx.query);
  const needsHeld = register.intake !== undefined && mayChange(ctx, register);
  const found = await findEntries(ctx, register, query, [
    extraFieldsStatement,
    ...(needsHeld ? [heldStatement(ctx, register)] : []),
  ]);
  const lastPage = Math.max(1, Math.ceil(found.total / query.size));
  if (query.page > lastPage) return redirectTo(listUrl(register.page, ctx.query, { page: lastPage }));
  const [extraRows, heldRows] = found.more;
  const hasReferences = register.fields.some(({ type, filter }) => type === 'reference' && filter);
  const removed = ctx.query.get('dihapus');
  return listPage({
    ctx,
    register,
    extra: extraFieldsFrom(register, extraRows),
    query,
    items: found.items,
    total: found.total,
    sums: found.sums,
    held: (heldRows?.[0] as { held: number } | undefined)?.held ?? 0,
    deleted:
      removed && mayDo(ctx, register, 'delete') ? await findDeleted(ctx, register, removed) : undefined,
    options: hasReferences ? await ctx.transaction((tx) => readReferenceOptions(tx, register)) : new Map(),
  });
}

const heldStatement = (ctx: RequestContext, register: Register) => ({
  text: `select count(*)::int as held from ${register.table}
    where tenant_id = $1 and intake_state = 'held' and deleted_at is null`,
  values: [ctx.tenant.id],
});

/** The entry whose deletion may be undone from the notice; nothing when it has been put back or never was. */
async function findDeleted(ctx: RequestContext, register: Register, id: string) {
  return ctx.transaction(async (tx) => {
    const row = /^[0-9a-f-]{36}$/.test(id)
      ? await tx.one(
          `select 1 from ${register.table} where tenant_id = balai.tenant_id() and id = $1 and deleted_at is not null`,
          [id],
        )
      : undefined;
    if (!row) return undefined;
    const entry = await findEntry(ctx, tx, register, id, { withDeleted: true });
    return { id, name: nameOf(register, entry, zoneOf(ctx.tenant.timeZone)) };
  });
}
