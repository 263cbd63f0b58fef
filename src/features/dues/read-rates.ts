import type { Tx } from '#kernel/database';
import type { DuesRate } from './dues-rate.ts';

const COLUMNS = `id, scheme, code, label, amount, min_salary as "minSalary", max_salary as "maxSalary",
  sort_order as "sortOrder", effective_from as "effectiveFrom", effective_to as "effectiveTo"`;

/** The rates in force on a day ('YYYY-MM-DD'), in the order in which people choose among them. */
export function readDuesRates(tx: Tx, onDate: string): Promise<DuesRate[]> {
  return tx.query<DuesRate>(
    `select ${COLUMNS} from dues_rates
      where tenant_id = balai.tenant_id() and effective_from <= $1::date
        and (effective_to is null or effective_to >= $1::date)
      order by scheme desc, min_salary nulls first, sort_order, code`,
    [onDate],
  );
}

/** Every version of every rate, newest first within a code. */
export function readRateHistory(tx: Tx): Promise<DuesRate[]> {
  return tx.query<DuesRate>(
    `select ${COLUMNS} from dues_rates where tenant_id = balai.tenant_id()
      order by scheme desc, min_salary nulls first, sort_order, code, effective_from desc`,
  );
}
