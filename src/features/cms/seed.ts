import type { Tx } from '#kernel/database';
import { actorOf, type WorkContext } from '#kernel/work';
import type { SectionKey } from './home/section.ts';
import { createPage, type PageInput } from './pages/save-page.ts';
import { cleanMarkup, renderMarkup } from './writing/markup.ts';

export type FirstPage = Pick<PageInput, 'slug' | 'title' | 'summary' | 'body'> &
  Partial<Pick<PageInput, 'template' | 'visibility'>>;

export interface FirstSection {
  title: string;
  body: string;
  config?: object;
  /** Left out: shown. */
  isEnabled?: boolean;
}

/** In the order in which they stand on the page. */
export type FirstSections = Readonly<Partial<Record<SectionKey, FirstSection>>>;

/** The texts a new organisation starts with. Repeating it changes nothing that is there. */
export async function seedContent(
  ctx: WorkContext,
  tx: Tx,
  given: { pages: readonly FirstPage[]; sections: FirstSections },
): Promise<void> {
  for (const page of given.pages) {
    const known = await tx.one(
      'select 1 as found from cms_pages where tenant_id = balai.tenant_id() and slug = $1',
      [page.slug],
    );
    if (known) continue;
    await createPage(
      ctx,
      tx,
      { template: 'default', visibility: 'public', documentId: null, note: 'Naskah awal', ...page },
      { kind: 'publish' },
    );
  }
  for (const [index, [key, section]] of Object.entries(given.sections).entries()) {
    const { title, body, config = {}, isEnabled = true } = section;
    const text = cleanMarkup(body);
    await tx.execute(
      `insert into cms_home_sections (section_key, title, body, body_html, config, sort_order, is_enabled, updated_by, updated_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing`,
      [
        ...[key, title, text, renderMarkup(text), JSON.stringify(config), index + 1, isEnabled],
        ...[actorOf(ctx).id, ctx.now],
      ],
    );
  }
}
