import { listUrl, type RequestContext } from '#kernel/http';
import { Chip, ChipRow } from '#kernel/ui';
import type { Category } from './category-rows.ts';

/** The categories of a public list as a row of choices; the choice is `?kategori=` in the address. */
export function CategoryChips(props: {
  ctx: RequestContext;
  url: string;
  categories: readonly Pick<Category, 'slug' | 'name'>[];
  current: string | undefined;
}) {
  const { ctx, url, categories, current = '' } = props;
  if (categories.length === 0) return null;
  return (
    <ChipRow label="Kategori">
      {[{ slug: '', name: 'Semua' }, ...categories].map(({ slug, name }) => (
        <Chip
          key={slug}
          value={name}
          url={listUrl(url, ctx.query, { kategori: slug || null })}
          isCurrent={current === slug}
        />
      ))}
    </ChipRow>
  );
}
