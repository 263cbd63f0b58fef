import type { BookCheck } from '#features/ledger';
import { EncryptionError } from '#kernel/encryption';
import { formatCount, formatRupiah } from '#kernel/money';
import { checkSubledger } from './check-subledger.ts';

/** The night's check of the books of members against the general ledger. A figure that no longer opens is a fault too. */
export const checkMemberBooks: BookCheck = async (ctx, tx) => {
  try {
    const { balances, faults } = await checkSubledger(ctx, tx);
    const sound = `${formatCount(balances)} saldo anggota cocok`;
    if (faults.length === 0) return { sound };
    const names = await tx.query<{ purpose: string; name: string }>(
      `select purpose, name from ledger_accounts where tenant_id = balai.tenant_id() and is_control`,
    );
    const nameOf = (account: string) => names.find(({ purpose }) => purpose === account)?.name ?? account;
    const where = faults
      .slice(0, 20)
      .map(({ account, kind, difference }) =>
        kind === 'account'
          ? `${nameOf(account)} berselisih ${formatRupiah(difference)} dengan neraca`
          : `satu saldo ${nameOf(account)} berselisih ${formatRupiah(difference)} dengan catatannya`,
      );
    return { sound, fault: { title: 'Buku anggota tidak cocok dengan pembukuan', where } };
  } catch (error) {
    if (!(error instanceof EncryptionError)) throw error;
    const where = ['ada catatan tersegel yang tidak dapat dibuka'];
    return { sound: '', fault: { title: 'Buku anggota diubah di luar aplikasi', where } };
  }
};
