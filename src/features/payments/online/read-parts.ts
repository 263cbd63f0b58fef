import { readAmount } from '#features/subledger';
import { textIn } from '#kernel/http';
import { invalid } from '#kernel/work';
import type { ChargePart } from './charge.ts';
import type { Payable } from './online-place.ts';

type TypedForm = Readonly<Record<string, string | string[]>>;

export const amountField = (key: string) => `amount-${key}`;

/**
 * What was filled in of what is offered; empty lines are left out.
 * @throws AppError 422 naming each wrong line
 */
export function readParts(form: TypedForm, offered: readonly Payable[]): ChargePart[] {
  const faults: Record<string, string> = {};
  const parts = offered.flatMap(({ key, label }): ChargePart[] => {
    const typed = textIn(form, amountField(key));
    if (typed === '') return [];
    const amount = readAmount(typed);
    if (typeof amount === 'number') return [{ key, label, amount }];
    faults[amountField(key)] = amount;
    return [];
  });
  if (Object.keys(faults).length > 0) throw invalid(faults);
  if (parts.length === 0) throw invalid({ form: 'Isi jumlah untuk paling sedikit satu baris.' });
  return parts;
}
