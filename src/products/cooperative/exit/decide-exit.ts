import { recordAudit } from '#kernel/audit';
import type { Tx } from '#kernel/database';
import { accountsWithRole, notify } from '#kernel/notifications';
import { actorOf, conflict, invalid, secondPersonNeeded, type WorkContext } from '#kernel/work';
import { EXITS_URL, type Exit, isDecider, readExit } from './exit.ts';
import { approvedMail, rejectedMail } from './mails.ts';
import { openObligations } from './open-obligations.ts';
import { tellMember } from './tell-member.ts';

/**
 * Lets a member go: savings are paid out next.
 * @throws AppError 403 `second_person_needed` for whoever asked, or whose leaving it is; 404; 409 when decided, or while
 *   something is owed (`obligations_open`)
 */
export async function approveExit(ctx: WorkContext, tx: Tx, id: string): Promise<void> {
  const exit = await waitingExit(ctx, tx, id);
  await refuseObligations(ctx, tx, exit);
  await decide(ctx, tx, exit, 'approved', '');
  await notify(tx, await accountsWithRole(tx, ['bendahara']), {
    title: 'Simpanan anggota yang berhenti',
    body: `Pengunduran diri ${exit.memberName} disetujui. Bayarkan simpanannya.`,
    url: `${EXITS_URL}/${id}`,
  });
  await tellMember(ctx, tx, exit, approvedMail, {});
}

/** Refuses it with a reason that the member reads. @throws AppError as `approveExit`; 422 without a reason */
export async function rejectExit(ctx: WorkContext, tx: Tx, id: string, reason: string): Promise<void> {
  const text = reason.trim();
  if (text.length < 5 || text.length > 300)
    throw invalid({ note: 'Tulis alasannya, antara 5 dan 300 huruf. Anggota membacanya.' });
  const exit = await waitingExit(ctx, tx, id);
  await decide(ctx, tx, exit, 'rejected', text);
  await tellMember(ctx, tx, exit, rejectedMail, { reason: text });
}

/** @throws AppError 409 `obligations_open` naming what is owed */
export async function refuseObligations(ctx: WorkContext, tx: Tx, exit: Exit): Promise<void> {
  const owed = await openObligations(ctx, tx, exit.memberId);
  if (owed.length > 0)
    throw conflict(
      'obligations_open',
      `${exit.memberName} belum dapat berhenti. ${owed.map(({ label }) => `${label}.`).join(' ')}`,
    );
}

async function waitingExit(ctx: WorkContext, tx: Tx, id: string): Promise<Exit> {
  const exit = await readExit(tx, id, 'for update');
  if (exit.state !== 'requested')
    throw conflict('exit_decided', 'Pengunduran diri ini tidak lagi menunggu keputusan.');
  if (!isDecider(ctx, exit))
    throw secondPersonNeeded('Pengunduran diri ini Anda ajukan sendiri. Pengurus lain yang memutuskannya.');
  return exit;
}

async function decide(
  ctx: WorkContext,
  tx: Tx,
  exit: Exit,
  state: 'approved' | 'rejected',
  note: string,
): Promise<void> {
  const actor = actorOf(ctx);
  await tx.execute(
    `update cooperative_exits set state = $2, decided_at = $3, decided_by = $4, decided_by_name = $5, decision_note = $6
      where tenant_id = balai.tenant_id() and id = $1`,
    [exit.id, state, ctx.now, actor.id, actor.name, note],
  );
  await recordAudit(ctx, tx, {
    ...{ action: `exit.${state}`, resource: 'membership-exit', objectId: exit.id },
    ...{ objectLabel: exit.memberName, ...(note && { reason: note }) },
  });
}
