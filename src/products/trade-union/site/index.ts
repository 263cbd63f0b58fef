import { cmsJobs, cmsRoutes, seedContent } from '#features/cms';
import type { Tx } from '#kernel/database';
import type { Route } from '#kernel/http';
import type { JobDeclaration } from '#kernel/jobs';
import type { WorkContext } from '#kernel/work';
import { FIRST_PAGES } from './first-pages.ts';
import { FIRST_SECTIONS } from './first-sections.ts';
import { memberInfoRoute } from './member-info.tsx';
import { unionSite } from './union-site.tsx';

export { siteHelp } from './help.ts';

export const siteRoutes: readonly Route[] = [...cmsRoutes(unionSite), memberInfoRoute];

export const siteJobs: readonly JobDeclaration[] = cmsJobs(unionSite);

/** Gives a new union its public texts. Repeating it changes nothing that was edited. */
export function seedSite(ctx: WorkContext, tx: Tx): Promise<void> {
  return seedContent(ctx, tx, { pages: FIRST_PAGES, sections: FIRST_SECTIONS });
}
