import { readFileSync } from 'node:fs';
import path from 'node:path';
import { commitImport, type ImportCounts, stageImport } from '#features/imports';
import { createSystemContext } from '#kernel/work';
import { openApp } from '../../src/open-app.ts';
import { memberImportTarget } from '../../src/products/trade-union/members/import/import-target.ts';
import { readConfig } from '../../src/read-config.ts';

/** What one process measured; times in milliseconds. */
export interface ImportMeasure {
  dryRun: number;
  commit: number;
  /** Processor time of both, of all threads; hardly moved by what else the machine does. */
  processor: { dryRun: number; commit: number };
  /** The most memory the whole process held, threads included. */
  peakMb: number;
  rows: number;
  problems: number;
  counts: ImportCounts;
}

const projectRoot = path.resolve(import.meta.dirname, '../..');
const SHEET = 'test/fixtures/sheets/anggota-lama.xlsx';

const open = await openApp(readConfig(process.env, projectRoot));
const tenant = await open.app.provision({ slug: 'ukur', kind: 'serikat', name: 'Serikat Ukur' });
const ctx = createSystemContext(open.app, tenant, 'bench');

const begin = performance.now();
const processorAtBegin = process.cpuUsage();
const { staged, result } = await stageImport(ctx, memberImportTarget, {
  path: path.join(projectRoot, SHEET),
  name: 'anggota-lama.xlsx',
});
const checked = performance.now();
const processorChecked = process.cpuUsage();
const counts = await commitImport(ctx, memberImportTarget, staged.id);
const committed = performance.now();
const processorCommitted = process.cpuUsage();

const measure: ImportMeasure = {
  dryRun: checked - begin,
  commit: committed - checked,
  processor: {
    dryRun: millisecondsBetween(processorAtBegin, processorChecked),
    commit: millisecondsBetween(processorChecked, processorCommitted),
  },
  peakMb: peakMegabytes(),
  rows: result.totals.rows,
  problems: result.totals.problems,
  counts,
};
console.log(JSON.stringify(measure));
await open.close();

/** What the system says of this process alone; what `resourceUsage` says begins with the process that started it. */
function peakMegabytes(): number {
  if (process.platform !== 'linux') return process.resourceUsage().maxRSS / 1024;
  const [, kilobytes] = /^VmHWM:\s+(\d+)/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
  return Number(kilobytes) / 1024;
}

function millisecondsBetween(from: NodeJS.CpuUsage, to: NodeJS.CpuUsage): number {
  return (to.user + to.system - from.user - from.system) / 1000;
}
