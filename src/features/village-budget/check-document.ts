import type { Tx } from '#kernel/database';
import { formatRupiah } from '#kernel/money';
import { accountName } from './accounts.ts';
import { activityName } from './activities.ts';
import { type BudgetDocument, readBudgetDocuments } from './document.ts';
import { type BudgetRow, readBudgetRows } from './row.ts';
import { sumOf, totalsOf } from './totals.ts';

/** Something that does not tie, with the row or sum where it stands. */
export interface BudgetFault {
  /** "4.2.1 Dana Desa", or a sum. */
  where: string;
  text: string;
  /** A doubt only: it may be adopted all the same. */
  isDoubt?: true;
}

/**
 * What keeps a document from being adopted: financing that does not cover the deficit, spending above what was planned, money
 * carried over that is not what the year before left.
 */
export async function checkBudget(tx: Tx, document: BudgetDocument): Promise<BudgetFault[]> {
  const rows = await readBudgetRows(tx, document.id);
  if (rows.length === 0) return [{ where: 'Isi', text: 'Belum ada satu baris pun.' }];
  const { surplus, net, remainder } = totalsOf(rows);
  const faults: BudgetFault[] = [];
  if (remainder < 0)
    faults.push({
      where: 'SiLPA tahun berjalan',
      text: `Defisit ${formatRupiah(0 - surplus)} tidak tertutup pembiayaan neto ${formatRupiah(net)}; kurang ${formatRupiah(0 - remainder)}.`,
    });
  if (document.stage !== 'realisation' && remainder > 0)
    faults.push({
      where: 'SiLPA tahun berjalan',
      text: `${formatRupiah(remainder)} belum dianggarkan untuk apa pun.`,
      isDoubt: true,
    });
  if (document.stage === 'realisation') faults.push(...(await findOverspent(tx, document, rows)));
  return [...faults, ...(await checkCarried(tx, document, rows))];
}

/** Spending beyond what was planned for the activity and kind of spending is not lawful; each is named. */
async function findOverspent(
  tx: Tx,
  { year }: BudgetDocument,
  rows: readonly BudgetRow[],
): Promise<BudgetFault[]> {
  const plan = (await readBudgetDocuments(tx, { year })).filter(
    ({ stage, state }) => stage !== 'realisation' && state !== 'draft',
  );
  const planned = sumsByActivity(plan.length > 0 ? await readBudgetRows(tx, plan.at(-1)!.id) : []);
  return [...sumsByActivity(rows)].flatMap(([key, spent]) => {
    const allowed = planned.get(key) ?? 0;
    if (spent <= allowed) return [];
    const [activity = '', kind = ''] = key.split(' ');
    return [
      {
        where: `${activity} ${activityName(activity)}, ${kind} ${accountName(kind)}`,
        text: `Realisasi ${formatRupiah(spent)} melebihi anggaran ${formatRupiah(allowed)}.`,
      },
    ];
  });
}

/** Spending of each activity by its kind (5.1 to 5.4): that is what a budget binds. */
function sumsByActivity(rows: readonly BudgetRow[]): Map<string, number> {
  const spending = rows.filter(({ accountCode }) => accountCode.startsWith('5'));
  const groups = Map.groupBy(
    spending,
    ({ activityCode, accountCode }) => `${activityCode} ${accountCode.slice(0, 3)}`,
  );
  return new Map([...groups].map(([key, members]) => [key, sumOf(members)]));
}

/** What the year before left is what this one begins with; a first budget may still estimate it. */
async function checkCarried(
  tx: Tx,
  { year, stage }: BudgetDocument,
  rows: readonly BudgetRow[],
): Promise<BudgetFault[]> {
  const [last] = (await readBudgetDocuments(tx, { year: year - 1 })).filter(
    ({ stage: one, state, through }) =>
      one === 'realisation' && state !== 'draft' && through?.endsWith('-12-31'),
  );
  if (!last) return [];
  const left = totalsOf(await readBudgetRows(tx, last.id)).remainder;
  const carried = sumOf(rows.filter(({ accountCode }) => accountCode === '6.1.1'));
  if (left === carried) return [];
  return [
    {
      where: `6.1.1 ${accountName('6.1.1')}`,
      text: `Tertulis ${formatRupiah(carried)}, realisasi ${year - 1} menyisakan ${formatRupiah(left)}.`,
      ...(stage === 'budget' && { isDoubt: true }),
    },
  ];
}
