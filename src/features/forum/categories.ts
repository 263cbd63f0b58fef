import { validate as isUuid, v7 as uuidv7 } from 'uuid';
import { recordAudit } from '#kernel/audit';
import type { Tx } from '#kernel/database';
import { conflict, invalid, notFound, type WorkContext } from '#kernel/work';

export interface ForumCategory {
  id: string;
  name: string;
  description: string;
  /** `region`: each region has a talk of its own in it. */
  scope: 'all' | 'region';
  sortOrder: number;
  isActive: boolean;
}

const COLUMNS = 'id, name, description, scope, sort_order as "sortOrder", is_active as "isActive"';

export function readCategories(tx: Tx, options: { isActiveOnly?: boolean } = {}): Promise<ForumCategory[]> {
  return tx.query<ForumCategory>(
    `select ${COLUMNS} from forum_categories
      where tenant_id = balai.tenant_id() and ($1 = false or is_active) order by sort_order, name_key`,
    [options.isActiveOnly ?? false],
  );
}

export interface CategoryFields {
  name: string;
  description: string;
  scope: string;
  isActive: boolean;
}

/**
 * Adds a category, or changes one. Whom it is for stays as it was once there are threads in it; the transaction must
 * reach the talk of every region to see them.
 *
 * @throws AppError 404 for an unknown one, 422 for a name too short or taken, 409 for a scope that cannot change
 */
export async function saveCategory(
  ctx: WorkContext,
  tx: Tx,
  given: CategoryFields & { id?: string },
): Promise<string> {
  const name = given.name.trim().replace(/\s+/g, ' ');
  const scope = given.scope === 'region' ? 'region' : 'all';
  if (name.length < 2 || name.length > 80) throw invalid({ name: 'Isi nama kategori, 2 sampai 80 huruf.' });
  const description = given.description.trim().slice(0, 300);
  const before = given.id === undefined ? undefined : await lockCategory(tx, given.id);
  const taken = await tx.one(
    `select 1 from forum_categories where tenant_id = balai.tenant_id() and name_key = lower($1) and id <> $2`,
    [name, before?.id ?? '00000000-0000-0000-0000-000000000000'],
  );
  if (taken) throw invalid({ name: 'Sudah ada kategori dengan nama ini.' });
  if (before && before.scope !== scope && (await hasThreads(tx, before.id))) {
    throw conflict(
      'category_in_use',
      'Sudah ada utas di kategori ini; untuk siapa ia tidak dapat diubah lagi.',
    );
  }
  const id = before?.id ?? uuidv7();
  await tx.execute(
    `insert into forum_categories (id, name, description, scope, sort_order, is_active)
     values ($1, $2, $3, $4, (select coalesce(max(sort_order), 0) + 1 from forum_categories
       where tenant_id = balai.tenant_id()), $5)
     on conflict (tenant_id, id) do update set name = excluded.name, description = excluded.description,
       scope = excluded.scope, is_active = excluded.is_active`,
    [id, name, description, scope, given.isActive],
  );
  await recordAudit(ctx, tx, {
    action: before ? 'forum_category.updated' : 'forum_category.created',
    resource: 'forum',
    objectId: id,
    objectLabel: name,
    ...(before && {
      before: {
        name: before.name,
        description: before.description,
        scope: before.scope,
        active: before.isActive,
      },
    }),
    after: { name, description, scope, active: given.isActive },
  });
  return id;
}

async function lockCategory(tx: Tx, id: string): Promise<ForumCategory> {
  const row = isUuid(id)
    ? await tx.one<ForumCategory>(
        `select ${COLUMNS} from forum_categories where tenant_id = balai.tenant_id() and id = $1 for update`,
        [id],
      )
    : undefined;
  if (!row) throw notFound();
  return row;
}

async function hasThreads(tx: Tx, categoryId: string): Promise<boolean> {
  const row = await tx.one(
    'select 1 from forum_threads where tenant_id = balai.tenant_id() and category_id = $1 limit 1',
    [categoryId],
  );
  return row !== undefined;
}

/** What a new forum starts with. */
export async function seedCategories(
  tx: Tx,
  categories: readonly Pick<ForumCategory, 'name' | 'description' | 'scope'>[],
): Promise<void> {
  for (const [index, { name, description, scope }] of categories.entries()) {
    await tx.execute(
      `insert into forum_categories (id, name, description, scope, sort_order) values ($1, $2, $3, $4, $5)
       on conflict (tenant_id, name_key) do nothing`,
      [uuidv7(), name, description, scope, index + 1],
    );
  }
}
