import { heldOf, PAYOUT, payOutSavings, readOwedInterest, readPassbook } from '#features/savings';
import { type CashPlace, findEntriesOf, payOutCredit, readCredit } from '#features/subledger';
import { recordAudit } from '#kernel/audit';
import { formatDate, type PlainDate, todayOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { closeAccount } from '#kernel/identity';
import { type Actor, updateEntry } from '#kernel/register';
import { actorOf, conflict, notFound, type WorkContext } from '#kernel/work';
import { members } from '../registers/index.ts';
import { savers } from '../savings/index.ts';
import { refuseObligations } from './decide-exit.ts';
import { type Exit, readExit } from './exit.ts';
import { paidMail } from './mails.ts';
import { tellMember } from './tell-member.ts';

/**
 * Pays everything out and ends the membership: savings to nothing in one receipt, what was paid too much in another, the entry in book 01 closed, the
 * account shut, all or nothing.
 *
 * @throws AppError 404; 409 unless approved, or while something is owed; 422 for a closed day
 */
export async function payExit(
  ctx: Actor,
  tx: Tx,
  given: { id: string; postedOn: PlainDate; from: CashPlace },
): Promise<void> {
  const exit = await readExit(tx, given.id, 'for update');
  if (exit.state !== 'approved')
    throw conflict('exit_not_approved', 'Pengunduran diri ini belum disetujui, atau sudah dibayar.');
  await refuseObligations(ctx, tx, exit);
  const holder = await savers.one(ctx, tx, exit.memberId);
  if (!holder) throw notFound();
  const { postedOn, from } = given;
  const key = await keyOf(ctx, tx, exit);
  await payOutSavings(ctx, tx, { holder, postedOn, from, key });
  await payOutCredit(ctx, tx, { holder, postedOn, from, key });
  await updateEntry(ctx, tx, members, exit.memberId, {
    values: { exitRequestedOn: exit.requestedOn, leftOn: postedOn, exitReason: exit.reason },
  });
  await tx.execute(
    `update cooperative_exits set state = 'paid', paid_at = $2, paid_by_name = $3
      where tenant_id = balai.tenant_id() and id = $1`,
    [exit.id, ctx.now, actorOf(ctx).name],
  );
  await recordAudit(ctx, tx, {
    ...{ action: 'exit.paid', resource: 'membership-exit', objectId: exit.id },
    ...{ objectLabel: exit.memberName, after: { left_on: postedOn } },
  });
  await tellMember(ctx, tx, exit, paidMail, { day: formatDate(postedOn) });
  const accounts = await tx.query<{ id: string }>(
    `select id from accounts where tenant_id = balai.tenant_id() and subject_id = $1 and status <> 'closed'`,
    [exit.memberId],
  );
  for (const { id } of accounts) await closeAccount(ctx, tx, id, 'Berhenti menjadi anggota');
}

/** What is to be paid, by kind, with interest that is credited on the way. Rupiah. */
export interface Payable {
  kinds: { name: string; amount: number }[];
  interest: number;
  total: number;
}

export async function readPayable(ctx: WorkContext, tx: Tx, exit: Pick<Exit, 'memberId'>): Promise<Payable> {
  const holder = await savers.one(ctx, tx, exit.memberId);
  if (!holder) return { kinds: [], interest: 0, total: 0 };
  const passbook = await readPassbook(ctx, tx, holder);
  const owed = await readOwedInterest(ctx, tx, { holder, today: todayOf(ctx) });
  const interest = owed.reduce((sum, one) => sum + one.interest, 0);
  const kinds = passbook.types
    .map((type) => ({ name: type.name, amount: heldOf(passbook, type.id) }))
    .filter(({ amount }) => amount > 0);
  const credit = (await readCredit(ctx, tx, [exit.memberId])).reduce((sum, { balance }) => sum + balance, 0);
  return {
    kinds: [...kinds, ...(credit > 0 ? [{ name: 'Titipan dan kelebihan bayar', amount: credit }] : [])],
    ...{ interest, total: passbook.total + interest + credit },
  };
}

/** The entry of the pay-out in the member's book; undefined when nothing was paid. */
export async function findPayout(ctx: WorkContext, tx: Tx, exit: Exit): Promise<string | undefined> {
  const [entry] = await findEntriesOf(ctx, tx, { kind: PAYOUT, id: await keyOf(ctx, tx, exit) });
  return entry?.id;
}

/** The journal names its event in clear: a keyed shadow, so that nothing leads from this exit to its sums. */
async function keyOf(ctx: WorkContext, tx: Tx, { id }: Exit): Promise<string> {
  return (await ctx.app.secrets.get(tx, ctx.tenant.id)).blindIndex('exit-payout', id);
}
