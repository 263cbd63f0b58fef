import type { PaymentPurpose } from '#features/payments';
import {
  arrearsOf,
  depositSavings,
  heldOf,
  type Passbook,
  readPassbook,
  reverseDeposit,
  type SavingsType,
} from '#features/savings';
import { todayOf } from '#kernel/calendar';
import { formatRupiah } from '#kernel/money';
import { invalid } from '#kernel/work';

/** Savings paid online: what is lacking is filled in, anything else is the member's choice. */
export const savingsPurpose: PaymentPurpose = {
  kind: 'savings',
  title: 'Simpanan',
  offer: async (ctx, tx, holder) => {
    const passbook = await readPassbook(ctx, tx, holder);
    return passbook.types
      .filter((type) => type.isActive && lackOf(passbook, type) !== 0)
      .map((type) => ({
        ...{ key: type.id, label: type.name, help: hintOf(passbook, type, todayOf(ctx)) },
        suggested: suggestionOf(passbook, type, todayOf(ctx)),
      }));
  },
  check: async (ctx, tx, holder, parts) => {
    const passbook = await readPassbook(ctx, tx, holder);
    for (const { key, amount } of parts) {
      const type = passbook.types.find(({ id, isActive }) => id === key && isActive);
      if (!type) throw invalid({ form: 'Ada jenis simpanan yang tidak menerima setoran.' });
      const lack = lackOf(passbook, type);
      if (lack !== null && amount > lack)
        throw invalid({ [`amount-${key}`]: `${type.name} tinggal ${formatRupiah(lack)}.` });
    }
  },
  settle: async (ctx, tx, { holder, parts, key, postedOn }) => {
    await depositSavings(ctx, tx, {
      ...{ holder, key, postedOn, into: 'payment-gateway' },
      parts: parts.map(({ key: typeId, amount }) => ({ typeId, amount })),
    });
  },
  takeBack: (ctx, tx, { holder, key, reason }) => reverseDeposit(ctx, tx, { holder, key, reason }),
};

/** Rupiah that a one-time sum still lacks; null for what has no end. */
function lackOf(passbook: Passbook, type: SavingsType): number | null {
  return type.kind === 'principal' ? Math.max(0, type.amount! - heldOf(passbook, type.id)) : null;
}

function arrears(passbook: Passbook, type: SavingsType, today: string): number {
  return arrearsOf(
    passbook.bills.filter(({ typeId }) => typeId === type.id),
    today,
  );
}

function suggestionOf(passbook: Passbook, type: SavingsType, today: string): number | null {
  if (type.kind === 'principal') return lackOf(passbook, type);
  return type.kind === 'mandatory' ? arrears(passbook, type, today) || null : null;
}

function hintOf(passbook: Passbook, type: SavingsType, today: string): string {
  if (type.kind === 'principal') return `Kurang ${formatRupiah(lackOf(passbook, type) ?? 0)}.`;
  if (type.kind === 'voluntary') return `Saldo ${formatRupiah(heldOf(passbook, type.id))}.`;
  const due = arrears(passbook, type, today);
  return due > 0 ? `Tunggakan ${formatRupiah(due)}.` : `${formatRupiah(type.amount!)} sebulan.`;
}
