import { heldOf, PAYOUT, payOutSavings, readOwedInterest, readPassbook } from '#features/savings';
import {
  type CashPlace,
  CREDIT_PAYOUT,
  findEntriesOf,
  payOutCredit,
  readCredit,
  readEntriesOf,
} from '#features/subledger';
import { recordAudit } from '#kernel/audit';
import { dateIn, formatDate, type PlainDate, todayOf, zoneOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { closeAccount } from '#kernel/identity';
import { formatRupiah } from '#kernel/money';
import { type Actor, updateEntry } from '#kernel/register';
import { AppError, actorOf, conflict, invalid, isAbout, notFound, type WorkContext } from '#kernel/work';
import { members } from '../registers/index.ts';
import { savers } from '../savings/index.ts';
import { refuseObligations } from './decide-exit.ts';
import { type Exit, readExit } from './exit.ts';
import { paidMail } from './mails.ts';
import { tellMember } from './tell-member.ts';

/**
 * Pays everything out and ends the membership: savings to nothing with one receipt, what was paid too much with another,
 * the entry in book 01 closed, the account shut, all or nothing.
 *
 * @param given.total that was shown for that day, rupiah
 * @throws AppError 404; 403 `own_exit`; 409 unless approved, while something is owed, or `total_changed`; 422 for a day that
 *   is closed, lies before the decision or before the last entry of the member's books
 */
export async function payExit(
  ctx: Actor,
  tx: Tx,
  given: { id: string; postedOn: PlainDate; from: CashPlace; total: number },
): Promise<void> {
  const exit = await readExit(tx, given.id, 'for update');
  if (exit.state !== 'approved')
    throw conflict('exit_not_approved', 'Pengunduran diri ini belum disetujui, atau sudah dibayar.');
  if (isAbout(ctx, exit.memberId))
    throw new AppError(
      'own_exit',
      403,
      'Ini pengunduran diri Anda sendiri. Bendahara lain yang membayarkannya.',
    );
  await holdMember(tx, exit.memberId);
  await refuseObligations(ctx, tx, exit);
  const holder = await savers.one(ctx, tx, exit.memberId);
  if (!holder) throw notFound();
  const { postedOn, from } = given;
  await refuseDay(ctx, tx, exit, postedOn);
  const payable = await readPayable(ctx, tx, { memberId: exit.memberId, on: postedOn });
  if (payable.total !== given.total)
    throw conflict(
      'total_changed',
      `Yang dibayarkan pada ${formatDate(postedOn)} menjadi ${formatRupiah(payable.total)}. Periksa lagi, lalu bukukan.`,
    );
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

/** Whoever moves money of this member holds the row for share: it waits here, and finds somebody who has left. */
async function holdMember(tx: Tx, memberId: string): Promise<void> {
  await tx.query(
    'select 1 from cooperative_members where tenant_id = balai.tenant_id() and id = $1 for update',
    [memberId],
  );
}

/** @throws AppError 422 naming `postedOn` */
async function refuseDay(ctx: WorkContext, tx: Tx, exit: Exit, postedOn: PlainDate): Promise<void> {
  const decidedOn = dayOfDecision(ctx, exit);
  if (postedOn < decidedOn)
    throw invalid({ postedOn: `Pengunduran diri ini baru disetujui ${formatDate(decidedOn)}.` });
  const last = (await readEntriesOf(ctx, tx, exit.memberId)).at(-1)?.postedOn ?? '';
  if (postedOn < last)
    throw invalid({
      postedOn: `Bukunya masih mencatat uang pada ${formatDate(last)}. Pilih hari itu atau sesudahnya.`,
    });
}

/** By the clock of the cooperative. */
export const dayOfDecision = (ctx: WorkContext, { decidedAt }: Pick<Exit, 'decidedAt'>): PlainDate =>
  dateIn(zoneOf(ctx.tenant.timeZone), decidedAt ?? ctx.now);

/** What is to be paid on a day, by kind, with interest that is credited on the way. Rupiah. */
export interface Payable {
  on: PlainDate;
  kinds: { name: string; amount: number }[];
  interest: number;
  total: number;
}

/** @param given.on today when left out */
export async function readPayable(
  ctx: WorkContext,
  tx: Tx,
  given: { memberId: string; on?: PlainDate },
): Promise<Payable> {
  const on = given.on ?? todayOf(ctx);
  const holder = await savers.one(ctx, tx, given.memberId);
  if (!holder) return { on, kinds: [], interest: 0, total: 0 };
  const passbook = await readPassbook(ctx, tx, holder);
  const owed = await readOwedInterest(ctx, tx, { holder, today: on });
  const interest = owed.reduce((sum, one) => sum + one.interest, 0);
  const held = passbook.types.map(({ id, name }) => ({ name, amount: heldOf(passbook, id) }));
  const credit = (await readCredit(ctx, tx, [given.memberId])).reduce((sum, { balance }) => sum + balance, 0);
  return {
    ...{ on, interest, total: passbook.total + interest + credit },
    kinds: [...held, { name: 'Titipan dan kelebihan bayar', amount: credit }].filter(
      ({ amount }) => amount > 0,
    ),
  };
}

/** Entries of the pay-out, of savings and of what was paid too much; undefined where nothing was paid. */
export interface Payout {
  savingsId: string | undefined;
  creditId: string | undefined;
}

export async function findPayout(ctx: WorkContext, tx: Tx, exit: Exit): Promise<Payout> {
  const id = await keyOf(ctx, tx, exit);
  const idOf = async (kind: string) => (await findEntriesOf(ctx, tx, { kind, id }))[0]?.id;
  return { savingsId: await idOf(PAYOUT), creditId: await idOf(CREDIT_PAYOUT) };
}

/** The journal names its event in clear: a keyed shadow, so that no id leads from this exit to its sums. */
async function keyOf(ctx: WorkContext, tx: Tx, { id }: Exit): Promise<string> {
  return (await ctx.app.secrets.get(tx, ctx.tenant.id)).blindIndex('exit-payout', id);
}
