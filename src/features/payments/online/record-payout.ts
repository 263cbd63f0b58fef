import { postJournal, readAccounts } from '#features/ledger';
import { isPlainDate, type PlainDate } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { invalid, type WorkContext } from '#kernel/work';

export interface Payout {
  /** Made with the form: a second press is the same payout. */
  key: string;
  postedOn: PlainDate;
  /** Rupiah that left the gateway, and what it kept of them. */
  gross: number;
  fee: number;
  feeAccountId: string;
}

/** Accounts that the gateway's fee may be booked to. */
export async function readFeeAccounts(tx: Tx) {
  return (await readAccounts(tx)).filter(
    (account) => account.class === 'expense' && account.isActive && !account.isControl,
  );
}

/**
 * Books what the gateway paid out: to the bank what arrived, to the fee's account what it kept.
 * @throws AppError 422 naming the field; as `postJournal`
 */
export async function recordPayout(ctx: WorkContext, tx: Tx, given: Payout): Promise<string> {
  const { gross, fee } = given;
  if (!isPlainDate(given.postedOn)) throw invalid({ postedOn: 'Isi tanggalnya.' });
  if (fee >= gross) throw invalid({ fee: 'Biayanya lebih kecil dari jumlah yang dicairkan.' });
  const account = (await readFeeAccounts(tx)).find(({ id }) => id === given.feeAccountId);
  if (fee > 0 && !account) throw invalid({ feeAccountId: 'Pilih akun biayanya.' });
  const { journal } = await postJournal(ctx, tx, {
    ...{ postedOn: given.postedOn, description: 'Pencairan dana dari gerbang pembayaran' },
    source: { kind: 'online-payout', id: given.key },
    lines: [
      { account: { purpose: 'bank' }, debit: gross - fee },
      ...(fee > 0 && account ? [{ account: { id: account.id }, debit: fee }] : []),
      { account: { purpose: 'payment-gateway' }, credit: gross },
    ],
  });
  return journal.number;
}
