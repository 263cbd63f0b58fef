import { monthOf, shiftMonth, todayOf } from '#kernel/calendar';
import { parseRupiah } from '#kernel/money';
import { invalid, type WorkContext } from '#kernel/work';
import type { MandateTerms } from './give-mandate.ts';

/** The terms as typed; what was not typed is next month, by the rate. @throws AppError 422 */
export function readTerms(ctx: WorkContext, typed: Readonly<Record<string, string>>): MandateTerms {
  const firstMonth = typed.firstMonth || nextMonth(ctx);
  if (typed.basis !== 'amount') return { firstMonth, amount: undefined };
  const read = parseRupiah(typed.amount ?? '');
  if (read.kind !== 'amount') throw invalid({ amount: 'Isi jumlah dalam rupiah bulat, misalnya 35.000.' });
  return { firstMonth, amount: read.amount };
}

/** 'YYYY-MM' */
export const nextMonth = (ctx: WorkContext) => shiftMonth(monthOf(todayOf(ctx)), 1);
