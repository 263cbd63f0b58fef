import { formatDate, lastDayOf, monthOf, type PlainDate } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { formatRupiah } from '#kernel/money';
import type { WorkContext } from '#kernel/work';
import { QUALITY_LABELS, type Quality } from '../policy.ts';
import { percentText } from '../quote.ts';
import { sumOf } from '../standing.ts';
import { readPostings } from './allowance.ts';
import { type AllowanceRates, ratesIn, readRates } from './rates.ts';

/** What the notes to the statements say of the allowance: its rates on a day, and how the last one before it came about. */
export async function describeAllowance(ctx: WorkContext, tx: Tx, day: PlainDate): Promise<string[]> {
  const rates = ratesIn(await readRates(tx), monthOf(day));
  const rule = `Penyisihan dihitung menurut kolektibilitas: ${ratesLabel(rates)} dari sisa pokok, dibulatkan ke rupiah terdekat per kelas.`;
  const last = (await readPostings(ctx, tx)).find(
    ({ month, reversalId }) => reversalId === null && lastDayOf(month) <= day,
  );
  if (!last) return [rule];
  const parts = last.classes
    .filter(({ amount }) => amount > 0)
    .map(
      ({ quality, balance, rateBp, amount }) =>
        `${QUALITY_LABELS[quality].toLowerCase()} ${formatRupiah(balance)} kali ${percentText(rateBp)} sama dengan ${formatRupiah(amount)}`,
    );
  const total = formatRupiah(sumOf(last.classes, ({ amount }) => amount));
  return [
    rule,
    `Penyisihan per ${formatDate(lastDayOf(last.month))}: ${[...parts, `jumlah ${total}`].join('; ')}.`,
  ];
}

/** "lancar 0%, kurang lancar 50%, …" */
const ratesLabel = (rates: AllowanceRates) =>
  (Object.entries(QUALITY_LABELS) as [Quality, string][])
    .map(([quality, label]) => `${label.toLowerCase()} ${percentText(rates[quality])}`)
    .join(', ');
