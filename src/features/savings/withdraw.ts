import { type CashPlace, type Entry, type Holder, postEntries, refuseFormer } from '#features/subledger';
import { recordAudit } from '#kernel/audit';
import type { PlainDate } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { conflict, invalid, type WorkContext } from '#kernel/work';
import { figures } from './deposit.ts';
import { isWithdrawable, readSavingsType } from './savings-type.ts';

/** The event of a withdrawal, as the journal names it. */
export const WITHDRAWAL = 'savings-withdrawal';

/**
 * Pays savings out to a member. Pokok and wajib stay as long as somebody is a member.
 *
 * @throws AppError 422 for an odd amount or more than is there; 409 `not_withdrawable`, `holder_left`
 */
export async function withdrawSavings(
  ctx: WorkContext,
  tx: Tx,
  given: {
    holder: Holder;
    typeId: string;
    /** Rupiah, above zero. */
    amount: number;
    postedOn: PlainDate;
    from: CashPlace;
    /** Made with the form: a second press is the same withdrawal. */
    key: string;
  },
): Promise<{ entries: Entry[]; isNew: boolean }> {
  const { holder, amount } = given;
  refuseFormer(holder);
  const type = await readSavingsType(tx, given.typeId);
  if (!type) throw invalid({ typeId: 'Pilih jenis simpanan.' });
  if (!isWithdrawable(type))
    throw conflict('not_withdrawable', `${type.name} tidak ditarik selama masih menjadi anggota.`);
  if (!(amount > 0)) throw invalid({ amount: 'Isi rupiah bulat di atas nol.' });
  const posted = await postEntries(ctx, tx, {
    event: { kind: WITHDRAWAL, id: given.key },
    postedOn: given.postedOn,
    description: `Penarikan ${type.name.toLowerCase()}`,
    entries: [{ holderId: holder.id, account: type.account, part: type.id, amount: -amount }],
    contra: [{ account: { purpose: given.from }, credit: amount }],
    receipt: { series: 'savings withdrawal', prefix: 'BT' },
  });
  if (posted.isNew)
    await recordAudit(ctx, tx, {
      ...{ action: 'savings.withdrawn', resource: 'savings', objectLabel: posted.entries[0]!.receipt },
      after: { member: holder.name, ...figures([{ type, amount }]), posted_on: given.postedOn },
    });
  return posted;
}
