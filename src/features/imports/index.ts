import type { Route } from '#kernel/http';
import { importCalls } from './import-calls.ts';
import { importPages } from './import-pages.tsx';
import type { ImportTarget } from './import-target.ts';

export { commitImportJob } from './commit-import-job.ts';
export {
  type DuplicateDecision,
  defineImportTarget,
  type ImportBatch,
  type ImportCounts,
  type ImportTarget,
} from './import-target.ts';
export { commitImport, openImport, stageImport } from './staged-import.ts';

/**
 * All routes of a product's imports: the calls once, the pages for each register. The kind of the commit's job is the one
 * that `commitImportJob` was given: two products that import need two.
 */
export function importRoutes(targets: readonly ImportTarget[], jobKind?: string): Route[] {
  return [...importCalls(targets), ...targets.flatMap((target) => importPages(target, jobKind))];
}
