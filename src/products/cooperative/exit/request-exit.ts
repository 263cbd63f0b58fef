import { v7 as uuidv7 } from 'uuid';
import { recordAudit } from '#kernel/audit';
import { todayOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { accountsWithRole, notify } from '#kernel/notifications';
import { AppError, actorOf, conflict, invalid, type WorkContext } from '#kernel/work';
import { EXITS_URL, type Exit, isOpen, mayTakeBack, readExit, readExitsOf, STATE_LABELS } from './exit.ts';

/**
 * Asks to leave: the member, or officers for somebody.
 *
 * @returns the id
 * @throws AppError 422 for a reason too short or nobody who is a member; 409 while one is open
 */
export async function requestExit(
  ctx: WorkContext,
  tx: Tx,
  given: { memberId: string; kind: Exit['kind']; reason: string },
): Promise<string> {
  const reason = given.reason.trim().replace(/\s+/g, ' ');
  if (reason.length < 5 || reason.length > 300)
    throw invalid({ reason: 'Tulis alasannya, antara 5 dan 300 huruf.' });
  const member = await tx.one<{ name: string }>(
    `select full_name as name from cooperative_members
      where tenant_id = balai.tenant_id() and id = $1 and standing = 'active' and deleted_at is null for update`,
    [given.memberId],
  );
  if (!member) throw invalid({ memberNumber: 'Tidak ada anggota aktif dengan nomor ini.' });
  const open = (await readExitsOf(tx, given.memberId)).find(({ state }) => isOpen(state));
  if (open) throw conflict('exit_open', `Pengunduran diri ${member.name} sudah diajukan dan belum selesai.`);
  const id = uuidv7();
  const actor = actorOf(ctx);
  await tx.execute(
    `insert into cooperative_exits (id, member_id, kind, reason, requested_on, requested_by, requested_by_name)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [id, given.memberId, given.kind, reason, todayOf(ctx), actor.id, actor.name],
  );
  await recordAudit(ctx, tx, {
    ...{ action: 'exit.requested', resource: 'membership-exit', objectId: id, objectLabel: member.name },
    reason,
  });
  await notify(tx, await accountsWithRole(tx, ['ketua', 'sekretaris']), {
    title: 'Pengunduran diri anggota',
    body: `${member.name} ingin berhenti. Periksa kewajibannya, lalu putuskan.`,
    url: `${EXITS_URL}/${id}`,
  });
  return id;
}

/**
 * Takes the wish back while nothing was paid out.
 * @throws AppError 404; 409 `exit_over`; 403 `not_yours` for whoever neither asked nor is the member whose wish it was
 */
export async function withdrawExit(ctx: WorkContext, tx: Tx, id: string): Promise<void> {
  const exit = await readExit(tx, id, 'for update');
  if (!isOpen(exit.state))
    throw conflict('exit_over', `Pengunduran diri ini sudah ${STATE_LABELS[exit.state].toLowerCase()}.`);
  if (!mayTakeBack(ctx, exit))
    throw new AppError(
      'not_yours',
      403,
      exit.kind === 'own'
        ? 'Hanya anggota yang mengajukannya yang menarik pengunduran diri ini. Bila keliru, tolak dengan alasan.'
        : 'Hanya pengurus yang mengajukannya yang menarik pengunduran diri ini.',
    );
  await tx.execute(
    `update cooperative_exits set state = 'withdrawn' where tenant_id = balai.tenant_id() and id = $1`,
    [id],
  );
  await recordAudit(ctx, tx, {
    ...{ action: 'exit.withdrawn', resource: 'membership-exit', objectId: id },
    ...{ objectLabel: exit.memberName, before: { state: exit.state } },
  });
}
