import type { Tx } from '#kernel/database';
import { slugOf } from './writing/markup.ts';

/** Where slugs are unique, with the question who has one; written out so that each statement names its tenant. */
const TAKEN = {
  cms_news: `select slug from cms_news
    where tenant_id = balai.tenant_id() and deleted_at is null and id is distinct from $2 and (slug = $1 or slug like $1 || '-%')`,
  cms_documents: `select slug from cms_documents
    where tenant_id = balai.tenant_id() and deleted_at is null and id is distinct from $2 and (slug = $1 or slug like $1 || '-%')`,
  cms_categories: `select slug from cms_categories
    where tenant_id = balai.tenant_id() and id is distinct from $2 and (slug = $1 or slug like $1 || '-%')`,
} as const;

/** An address made of words that nothing else has: the second of the same title gets "-2". */
export async function uniqueSlug(
  tx: Tx,
  table: keyof typeof TAKEN,
  words: string,
  ownId: string | null = null,
): Promise<string> {
  const base = slugOf(words) || 'tulisan';
  // Two at once with the same title wait for each other here.
  await tx.query(
    `select pg_advisory_xact_lock(hashtextextended('slug ' || balai.tenant_id()::text || $1 || $2, 0))`,
    [table, base],
  );
  const rows = await tx.query<{ slug: string }>(TAKEN[table], [base, ownId]);
  const taken = new Set(rows.map(({ slug }) => slug));
  for (let number = 1; ; number += 1) {
    const slug = number === 1 ? base : `${base}-${number}`;
    if (!taken.has(slug)) return slug;
  }
}
