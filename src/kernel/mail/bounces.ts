import { v7 as uuidv7 } from 'uuid';
import { recordAudit } from '#kernel/audit';
import type { Tx } from '#kernel/database';
import { actorOf, conflict, type WorkContext } from '#kernel/work';

/** As many soft bounces that nobody has cleared close an address; a hard one does it alone. */
export const SOFT_LIMIT = 3;

/** SQL for "no mail to many goes to this address"; `key` is an expression for its keyed shadow. */
export const isBlockedSql = (
  key: string,
) => `(select coalesce(bool_or(b.kind = 'hard'), false) or count(*) >= ${SOFT_LIMIT}
  from mail_bounces b where b.tenant_id = balai.tenant_id() and b.address_key = ${key} and b.cleared_at is null)`;

export interface Bounce {
  id: string;
  addressKey: string;
  kind: 'hard' | 'soft';
  source: 'server' | 'report' | 'officer';
  mailId?: string;
  code?: string;
  at?: Date;
}

/** Writes a mail that came back into the book of bounces. */
export async function noteBounce(tx: Tx, bounce: Bounce): Promise<void> {
  await tx.execute(
    `insert into mail_bounces (id, address_key, kind, source, mail_id, code, at)
     values ($1, $2, $3, $4, $5, $6, coalesce($7::timestamptz, now()))`,
    [
      ...[bounce.id, bounce.addressKey, bounce.kind, bounce.source, bounce.mailId ?? null],
      ...[(bounce.code ?? '').slice(0, 20), bounce.at ?? null],
    ],
  );
}

/**
 * An officer, or a returned mail, says that a mail which left came back.
 * @throws AppError 409 `not_sent` for one that did not leave, or came back already
 */
export async function markBounced(
  ctx: WorkContext,
  tx: Tx,
  given: { mailId: string; kind: 'hard' | 'soft'; source: 'report' | 'officer'; code?: string },
): Promise<void> {
  const mail = await tx.one<{ recipient_key: string; is_back: boolean }>(
    `select o.recipient_key, exists (select 1 from mail_bounces b where b.tenant_id = o.tenant_id and b.mail_id = o.id) as is_back
       from outbox o where o.tenant_id = balai.tenant_id() and o.id = $1 and o.state in ('sent', 'uncertain', 'left') for update of o`,
    [given.mailId],
  );
  if (!mail) throw conflict('not_sent', 'Surel ini belum terkirim, jadi belum dapat kembali.');
  if (mail.is_back) throw conflict('bounced_already', 'Surel ini sudah tercatat kembali.');
  const { kind, source, mailId, code } = given;
  await noteBounce(tx, {
    ...{ id: uuidv7(), addressKey: mail.recipient_key, kind, source, mailId, at: ctx.now },
    ...(code ? { code } : {}),
  });
  await recordAudit(ctx, tx, {
    ...{ action: 'mail.bounced', resource: 'outbox', objectId: mailId },
    after: { kind, source },
  });
}

/** Opens an address to mails to many again. @returns how many bounces were cleared */
export async function clearBounces(ctx: WorkContext, tx: Tx, addressKey: string): Promise<number> {
  const { principal } = ctx;
  return tx.execute(
    `update mail_bounces set cleared_at = $2, cleared_by = $3
      where tenant_id = balai.tenant_id() and address_key = $1 and cleared_at is null`,
    [addressKey, ctx.now, actorOf({ principal }).id],
  );
}
