import { parseArgs } from 'node:util';
import { apiList } from './api-list/api-list.ts';
import { arrears } from './arrears/arrears.ts';
import { balanceSheet } from './balance-sheet/balance-sheet.ts';
import { bankStatement } from './bank-statement/bank-statement.ts';
import { bills } from './bills/bills.ts';
import { bookPrint } from './book-print/book-print.ts';
import { broadcastQueue } from './broadcast-queue/broadcast-queue.ts';
import { cards } from './cards/cards.ts';
import { deposits } from './deposits/deposits.ts';
import type { Figure } from './figure.ts';
import { foreignId } from './foreign-id/foreign-id.ts';
import { importCommit, importDryRun } from './import/import.ts';
import { landingPage } from './landing-page/landing-page.ts';
import { manyTenants } from './many-tenants/many-tenants.ts';
import { memberBalances } from './member-balances/member-balances.ts';
import { notifications } from './notifications/notifications.ts';
import { regionList } from './region-list/region-list.ts';
import { rights } from './rights/rights.ts';
import { schedules } from './schedules/schedules.ts';
import { start } from './start/start.ts';
import { surplus } from './surplus/surplus.ts';
import { openWorkbench, type Workbench } from './workbench.ts';

const benchmarks: Record<string, (bench: Workbench) => Promise<Figure>> = {
  'landing-page': landingPage,
  'api-list': apiList,
  'many-tenants': manyTenants,
  'import-dry-run': importDryRun,
  'import-commit': importCommit,
  bills,
  arrears,
  'bank-statement': bankStatement,
  cards,
  'region-list': regionList,
  'foreign-id': foreignId,
  deposits,
  notifications,
  'member-balances': memberBalances,
  'balance-sheet': balanceSheet,
  'book-print': bookPrint,
  'broadcast-queue': broadcastQueue,
  rights,
  schedules,
  shu: surplus,
  start,
};

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    small: { type: 'boolean', default: false },
    only: { type: 'string', multiple: true, default: [] },
  },
});
process.exitCode = await run();

/** Runs what was asked for; ends with 1 when a figure misses its target and 2 when one could not be measured. */
async function run(): Promise<number> {
  const unknown = values.only.filter((name) => !benchmarks[name]);
  if (unknown.length > 0) {
    console.error(
      `There is no benchmark ${unknown.join(', ')}; there are ${Object.keys(benchmarks).join(', ')}.`,
    );
    return 2;
  }
  const chosen = Object.entries(benchmarks).filter(
    ([name]) => values.only.length === 0 || values.only.includes(name),
  );
  const bench = await openWorkbench({ isSmall: values.small });
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void bench.close().finally(() => process.exit(130)));
  const figures: Figure[] = [];
  let broken = 0;
  try {
    for (const [name, measure] of chosen) {
      bench.say(`measuring ${name} …`);
      try {
        figures.push(await measure(bench));
      } catch (error) {
        broken += 1;
        console.error(`${name} could not be measured:`, error);
      }
    }
  } finally {
    await bench.close();
  }
  if (values.json) console.log(JSON.stringify(figures, null, 2));
  else printTable(figures);
  if (broken > 0) return 2;
  return figures.every(({ ok }) => ok) ? 0 : 1;
}

function printTable(figures: readonly Figure[]): void {
  const rows = [
    ['', 'figure', 'value', 'target', 'baseline', 'behind it'],
    ...figures.map((figure) => [
      figure.ok ? '✓' : '✗',
      figure.name,
      `${figure.value}${figure.unit === 'ratio' ? '' : ` ${figure.unit}`}`,
      figure.target,
      figure.baseline ?? '',
      figure.detail,
    ]),
  ];
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  for (const row of rows)
    console.log(
      row
        .map((cell, column) => cell.padEnd(widths[column]!))
        .join('  ')
        .trimEnd(),
    );
}
