import type { Tx } from '#kernel/database';
import type { Register } from '../register.ts';

/**
 * The next row number of a book, or the first of `count` numbers. The series' row is locked until the transaction ends,
 * so numbers follow each other without gaps and none is ever used twice, deleted entries included.
 */
export async function takeNumber(tx: Tx, register: Register, count = 1): Promise<number> {
  const row = await tx.one<{ last_number: number }>(
    `insert into number_series as s (series, last_number) values ($1, $2)
     on conflict (tenant_id, series) do update set last_number = s.last_number + excluded.last_number
     returning last_number`,
    [`register.${register.key}`, count],
  );
  return row!.last_number - count + 1;
}
