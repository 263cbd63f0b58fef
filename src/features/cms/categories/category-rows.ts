import { v7 as uuidv7 } from 'uuid';
import { recordAudit } from '#kernel/audit';
import type { Tx } from '#kernel/database';
import { conflict, invalid, notFound, type WorkContext } from '#kernel/work';
import { uniqueSlug } from '../unique-slug.ts';

export interface Category {
  id: string;
  kind: string;
  name: string;
  slug: string;
  sortOrder: number;
  /** How many documents or pieces of news are in it. */
  used: number;
}

/** The categories of one kind (`publikasi`, `regulasi`, `news`), in their order. */
export function listCategories(tx: Tx, kind: string): Promise<Category[]> {
  return tx.query<Category>(
    `select c.id, c.kind, c.name, c.slug, c.sort_order as "sortOrder",
        (select count(*) from cms_documents d
          where d.tenant_id = c.tenant_id and d.category_id = c.id and d.deleted_at is null)
        + (select count(*) from cms_news n
            where n.tenant_id = c.tenant_id and n.category_id = c.id and n.deleted_at is null) as used
       from cms_categories c where c.tenant_id = balai.tenant_id() and c.kind = $1
      order by c.sort_order, lower(c.name)`,
    [kind],
  );
}

/** Adds a category at the end. @throws AppError 422 when there is one of this name */
export async function addCategory(
  ctx: WorkContext,
  tx: Tx,
  given: { kind: string; name: string },
): Promise<string> {
  const { kind } = given;
  const name = checkName(given.name);
  await refuseTwin(tx, kind, name, null);
  const id = uuidv7();
  const slug = await uniqueSlug(tx, 'cms_categories', name);
  await tx.execute(
    `insert into cms_categories (id, kind, name, slug, sort_order)
     select $1, $2, $3, $4, coalesce(max(sort_order), 0) + 1 from cms_categories
      where tenant_id = balai.tenant_id() and kind = $2`,
    [id, kind, name, slug],
  );
  await recordAudit(ctx, tx, {
    ...{ action: 'cms_category.created', resource: 'cms.document', objectId: id, objectLabel: name },
    after: { kind, name, slug },
  });
  return id;
}

/** Gives a category another name; its address stays, so that links go on working. @throws AppError 404, 422 */
export async function renameCategory(
  ctx: WorkContext,
  tx: Tx,
  given: { kind: string; id: string; name: string },
): Promise<void> {
  const name = checkName(given.name);
  const before = await findCategory(tx, given);
  await refuseTwin(tx, given.kind, name, given.id);
  await tx.execute('update cms_categories set name = $2 where tenant_id = balai.tenant_id() and id = $1', [
    given.id,
    name,
  ]);
  await recordAudit(ctx, tx, {
    ...{ action: 'cms_category.updated', resource: 'cms.document', objectId: given.id, objectLabel: name },
    before: { name: before.name },
    after: { name },
  });
}

/** Takes away a category that nothing is in. @throws AppError 404, 409 `category_in_use` */
export async function deleteCategory(
  ctx: WorkContext,
  tx: Tx,
  given: { kind: string; id: string },
): Promise<void> {
  const before = await findCategory(tx, given);
  if (before.used > 0)
    throw conflict(
      'category_in_use',
      `Kategori “${before.name}” masih dipakai ${before.used} tulisan. Pindahkan dahulu isinya.`,
    );
  // What was deleted still points here; it lets go, so that the row can go.
  await tx.execute(
    'update cms_documents set category_id = null where tenant_id = balai.tenant_id() and category_id = $1',
    [given.id],
  );
  await tx.execute(
    'update cms_news set category_id = null where tenant_id = balai.tenant_id() and category_id = $1',
    [given.id],
  );
  await tx.execute('delete from cms_categories where tenant_id = balai.tenant_id() and id = $1', [given.id]);
  await recordAudit(ctx, tx, {
    ...{ action: 'cms_category.deleted', resource: 'cms.document', objectId: given.id },
    ...{ objectLabel: before.name, before: { name: before.name, slug: before.slug } },
  });
}

async function findCategory(tx: Tx, given: { kind: string; id: string }): Promise<Category> {
  const found = (await listCategories(tx, given.kind)).find(({ id }) => id === given.id);
  if (!found) throw notFound();
  return found;
}

function checkName(typed: string): string {
  const name = typed.trim().replace(/\s+/g, ' ');
  if (name.length < 2 || name.length > 100) throw invalid({ name: 'Isi nama kategori, 2 sampai 100 huruf.' });
  return name;
}

async function refuseTwin(tx: Tx, kind: string, name: string, ownId: string | null): Promise<void> {
  const twin = await tx.one(
    `select 1 as taken from cms_categories
      where tenant_id = balai.tenant_id() and kind = $1 and lower(name) = lower($2) and id is distinct from $3`,
    [kind, name, ownId],
  );
  if (twin) throw invalid({ name: 'Kategori dengan nama ini sudah ada.' });
}
