import type { Tx } from '#kernel/database';

export interface SitePage {
  slug: string;
  title: string;
  summary: string;
  body: string;
  version: string;
  updatedAt: Date;
}

/** A text of the public site. */
export function readSitePage(tx: Tx, slug: string): Promise<SitePage | undefined> {
  return tx.one<SitePage>(
    `select slug, title, summary, body, version, updated_at as "updatedAt" from site_pages
      where tenant_id = balai.tenant_id() and slug = $1`,
    [slug],
  );
}
