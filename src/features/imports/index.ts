import type { Route } from '#kernel/http';
import { importCalls } from './import-calls.ts';
import { importPages } from './import-pages.tsx';
import type { ImportTarget } from './import-target.ts';

export { commitImportJob } from './commit-import-job.ts';
export { defineImportTarget, type DuplicateDecision, type ImportBatch, type ImportCounts, type ImportTarget } from './import-target.ts';
export { commitImport, openImport, stageImport } from './staged-import.ts';

/** All routes of a product's imports: the calls once, the pages for each register. */
export function importRoutes(targets: readonly ImportTarget[]): Route[] {
  return [...importCalls(targets), ...targets.flatMap(importPages)];
}
