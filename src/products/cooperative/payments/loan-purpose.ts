import { payLoan, reverseLoanPayment } from '#features/loans';
import type { PaymentPurpose } from '#features/payments';
import { formatDate } from '#kernel/calendar';
import { formatRupiah } from '#kernel/money';
import { conflict } from '#kernel/work';
import { loanPlace, memberLoanSummary } from '../loans/index.ts';

/** The loan whose instalment is due next, paid online; any amount, shared out as at the desk. */
export const loanPurpose: PaymentPurpose = {
  kind: 'loan',
  title: 'Angsuran pinjaman',
  offer: async (ctx, tx, holder) => {
    const { next } = await memberLoanSummary(ctx, tx, holder.id);
    if (!next) return [];
    return [
      {
        ...{ key: next.loanId, label: `Pinjaman ${next.number}`, suggested: next.amount },
        help: `Angsuran berikutnya ${formatRupiah(next.amount)}, jatuh tempo ${formatDate(next.dueOn)}.`,
      },
    ];
  },
  check: async (ctx, tx, holder, parts) => {
    const { next } = await memberLoanSummary(ctx, tx, holder.id);
    if (parts.length !== 1 || parts[0]!.key !== next?.loanId)
      throw conflict('loan_not_active', 'Pinjaman ini tidak menunggu angsuran. Muat ulang halamannya.');
  },
  settle: async (ctx, tx, { parts, key, postedOn }) => {
    const { key: id, amount } = parts[0]!;
    await payLoan(ctx, tx, loanPlace, { id, key, postedOn, amount, into: 'payment-gateway' });
  },
  takeBack: (ctx, tx, { key, reason }) => reverseLoanPayment(ctx, tx, loanPlace, { key, reason }),
};
