import { validate as isUuid } from 'uuid';
import type { Tx } from '#kernel/database';
import type { LoanMethod } from './schedule.ts';

/** What a cooperative lends, and by which rules. A loan keeps the rules it was applied for with. */
export interface LoanProduct {
  id: string;
  /** "Pinjaman usaha" */
  name: string;
  method: LoanMethod;
  /** Of the principal a month, millionths: 15,000 is 1.5 per cent. */
  rateMillionths: number;
  minAmount: number;
  maxAmount: number;
  maxMonths: number;
  /** Hundredths of a per cent of the sum, kept back when it is paid out. */
  feeBp: number;
  /** Millionths a day of what is overdue. */
  penaltyMillionths: number;
  /** Days after the due day without penalty. */
  graceDays: number;
  /** Instalments come in steps of so many rupiah. */
  roundingUnit: number;
  needsCollateral: boolean;
  needsGuarantor: boolean;
  isActive: boolean;
}

const SELECT = `select p.id, p.name, p.method, p.rate_millionths as "rateMillionths", p.min_amount as "minAmount",
    p.max_amount as "maxAmount", p.max_months as "maxMonths", p.fee_bp as "feeBp",
    p.penalty_millionths as "penaltyMillionths", p.grace_days as "graceDays", p.rounding_unit as "roundingUnit",
    p.needs_collateral as "needsCollateral", p.needs_guarantor as "needsGuarantor", p.is_active as "isActive"
  from loan_products p where p.tenant_id = balai.tenant_id()`;

/** All products by name, resting ones included. */
export function readLoanProducts(tx: Tx): Promise<LoanProduct[]> {
  return tx.query<LoanProduct>(`${SELECT} order by p.name, p.id`);
}

/** One product; undefined for none. */
export async function readLoanProduct(tx: Tx, id: string): Promise<LoanProduct | undefined> {
  return isUuid(id) ? tx.one<LoanProduct>(`${SELECT} and p.id = $1`, [id]) : undefined;
}
