import { parseQris, writeQris } from './parse-qris.ts';
import { QrisError } from './qris-error.ts';

/** Tag 54 holds 13 characters. */
const maxRupiah = 9_999_999_999_999;

/**
 * Turns the organisation's QRIS into one that carries an amount of whole rupiah, so that the payer types nothing. The
 * fields are read and written again, never searched as text: `010211` or `5802ID` may stand inside a name.
 *
 * Such a code proves the amount only: no bank calls back when it is paid. Match it with a bank mutation, and never mark
 * a bill as paid from the code alone.
 * @throws QrisError of `parseQris`, and `qris_amount_invalid`
 */
export function qrisWithAmount(payload: string, rupiah: number): string {
  if (!Number.isSafeInteger(rupiah) || rupiah < 1 || rupiah > maxRupiah) {
    throw new QrisError('qris_amount_invalid', `${rupiah}`);
  }
  const kept = parseQris(payload).fields.filter(({ tag }) => tag !== '01' && tag !== '54');
  // Put before the first tag above it: other fields keep the order the acquirer gave them.
  const withStart = insertInOrder(kept, { tag: '01', value: '12' });
  return writeQris(insertInOrder(withStart, { tag: '54', value: String(rupiah) }));
}

function insertInOrder<Field extends { tag: string }>(fields: readonly Field[], field: Field): Field[] {
  const above = fields.findIndex(({ tag }) => Number(tag) > Number(field.tag));
  return above === -1 ? [...fields, field] : [...fields.slice(0, above), field, ...fields.slice(above)];
}
