import { type DuesBill, monthOfPeriod } from '#features/dues';
import { formatMonth } from '#kernel/calendar';
import { type Installment, InstallmentStrip } from '#kernel/ui';

/** The last twelve monthly bills as squares, with what they tell in words; nothing below two. */
export function readBillStrip(bills: readonly DuesBill[], today: string) {
  const monthly = bills
    .filter(({ kind }) => kind === 'monthly')
    .slice(0, 12)
    .reverse();
  if (monthly.length < 2) return undefined;
  const paid = monthly.filter(({ status }) => status !== 'unpaid').length;
  const items = monthly.map(
    (bill): Installment => ({
      key: bill.id,
      label: formatMonth(monthOfPeriod(bill.period), 'short').slice(0, 3),
      state: bill.status !== 'unpaid' ? 'paid' : bill.dueDate < today ? 'late' : 'due',
    }),
  );
  const finding = `${paid} dari ${monthly.length} tagihan terakhir lunas`;
  return { finding, strip: <InstallmentStrip items={items} finding={finding} /> };
}
