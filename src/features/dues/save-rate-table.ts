import { v7 as uuidv7 } from 'uuid';
import { recordAudit } from '#kernel/audit';
import { addDays, formatDate, isPlainDate, todayIn } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { AppError, actorOf, invalid, type WorkContext } from '#kernel/work';
import { checkRateTable, type RateFault, type RateRow } from './check-rate-table.ts';
import type { DuesRate } from './dues-rate.ts';
import { readDuesRates, readRateHistory } from './read-rates.ts';
import { zoneOf } from './zone-of.ts';

/** A rate table that was refused: each fault names the code and the field it stands in. */
export class RateTableError extends AppError {
  readonly faults: readonly RateFault[];

  constructor(faults: readonly RateFault[]) {
    const fields = Object.fromEntries(
      faults.map(({ code, field, message }) => [`${code}.${field}`, message]),
    );
    super('rates_invalid', 422, 'Tabel tarif belum dapat disimpan.', fields);
    this.faults = faults;
  }
}

/**
 * Puts a whole table of rates in force from a day on. Rows that did not change keep their version, changed ones get a
 * new one, left-out ones end the day before. Bills that stand are not touched: they carry their own amount.
 *
 * @returns the codes that were changed, added and ended
 * @throws RateTableError for gaps, overlaps and odd values; AppError 422 for a day gone by or before a later version
 */
export async function saveRateTable(
  ctx: WorkContext,
  tx: Tx,
  given: { effectiveFrom: string; rows: readonly RateRow[] },
): Promise<{ changed: string[]; added: string[]; ended: string[] }> {
  const { effectiveFrom, rows } = given;
  const today = todayIn(zoneOf(ctx.tenant), ctx.now);
  if (!isPlainDate(effectiveFrom)) throw invalid({ effectiveFrom: 'Isi tanggal mulai berlaku.' });
  if (effectiveFrom < today) {
    throw invalid({
      effectiveFrom: 'Tarif baru berlaku paling cepat hari ini; tarif yang lalu tidak diubah.',
    });
  }
  await tx.query(
    `select pg_advisory_xact_lock(hashtextextended('dues rates ' || balai.tenant_id()::text, 0))`,
  );
  const faults = checkRateTable(rows);
  if (faults.length > 0) throw new RateTableError(faults);
  await refuseEarlier(tx, effectiveFrom);
  const before = await readDuesRates(tx, effectiveFrom);
  const result = { changed: [] as string[], added: [] as string[], ended: [] as string[] };
  for (const [index, row] of rows.entries()) {
    const old = before.find(({ code }) => code === row.code);
    if (old && isSame(old, row)) continue;
    await endRate(tx, old, effectiveFrom);
    await insertRate(ctx, tx, { row, sortOrder: old?.sortOrder ?? index + 1, effectiveFrom });
    result[old ? 'changed' : 'added'].push(row.code);
  }
  for (const old of before) {
    if (rows.some(({ code }) => code === old.code)) continue;
    await endRate(tx, old, effectiveFrom);
    result.ended.push(old.code);
  }
  if (result.changed.length + result.added.length + result.ended.length > 0) {
    await recordAudit(ctx, tx, {
      action: 'rates.changed',
      resource: 'dues.rate',
      objectLabel: `Tarif mulai ${formatDate(effectiveFrom)}`,
      before: tableOf(before),
      after: { ...tableOf(rows), effective_from: effectiveFrom },
    });
  }
  return result;
}

/** A table from a day on would silently undo what was planned for a later day. */
async function refuseEarlier(tx: Tx, effectiveFrom: string): Promise<void> {
  const later = (await readRateHistory(tx)).find((rate) => rate.effectiveFrom > effectiveFrom);
  if (!later) return;
  const when = formatDate(later.effectiveFrom);
  throw invalid({
    effectiveFrom: `Sudah ada tarif yang direncanakan mulai ${when}. Pilih tanggal itu atau sesudahnya.`,
  });
}

/** A version that would end before it began (saved twice for the same day) makes way altogether. */
async function endRate(tx: Tx, rate: DuesRate | undefined, effectiveFrom: string): Promise<void> {
  if (!rate || rate.effectiveFrom === effectiveFrom) {
    if (rate) {
      await tx.execute(`delete from dues_rates where tenant_id = balai.tenant_id() and id = $1`, [rate.id]);
    }
    return;
  }
  await tx.execute(
    `update dues_rates set effective_to = $2 where tenant_id = balai.tenant_id() and id = $1`,
    [rate.id, addDays(effectiveFrom, -1)],
  );
}

async function insertRate(
  ctx: WorkContext,
  tx: Tx,
  given: { row: RateRow; sortOrder: number; effectiveFrom: string },
): Promise<void> {
  const { row } = given;
  await tx.execute(
    `insert into dues_rates (id, scheme, code, label, amount, min_salary, max_salary, sort_order, effective_from,
       created_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      ...[uuidv7(), row.scheme, row.code, row.label.trim(), row.amount, row.minSalary, row.maxSalary],
      ...[given.sortOrder, given.effectiveFrom, actorOf(ctx).id],
    ],
  );
}

const isSame = (old: DuesRate, row: RateRow) =>
  old.scheme === row.scheme &&
  old.label === row.label.trim() &&
  old.amount === row.amount &&
  old.minSalary === row.minSalary &&
  old.maxSalary === row.maxSalary;

/** One entry a rate, so that the audit shows only those that changed. */
const tableOf = (rows: readonly RateRow[]) =>
  Object.fromEntries(
    rows.map((row) => [row.code, [row.label, row.amount, row.minSalary, row.maxSalary].join(' | ')]),
  );
