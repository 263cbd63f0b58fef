import { qrisSvg } from '../qris/qris-svg.ts';
import { qrisWithAmount } from '../qris/with-amount.ts';

/** The organisation's QRIS with whole rupiah in it, as text and as a drawing. */
export function drawQris(qris: string, amount: number): { payload: string; svg: string; amount: number } {
  const payload = qrisWithAmount(qris, amount);
  return { payload, svg: qrisSvg(payload), amount };
}
