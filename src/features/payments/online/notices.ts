import { validate as isUuid, v7 as uuidv7 } from 'uuid';
import { recordAudit } from '#kernel/audit';
import type { Tx } from '#kernel/database';
import { actorOf, conflict, invalid, notFound, type WorkContext } from '#kernel/work';

/** Why the treasurer has to look at what the gateway told. */
export type Verdict = 'forged' | 'wrong_amount' | 'unmatched' | 'returned' | 'held';

export interface NoticeContent {
  orderId: string;
  reference: string;
  status: string;
  /** Rupiah; null when it said none. */
  amount: number | null;
}

export interface PaymentNotice extends NoticeContent {
  id: string;
  receivedAt: Date;
  verdict: Verdict;
  handledAt: Date | null;
  handledByName: string | null;
  handledNote: string | null;
}

const place = (row: string) => ({ table: 'payment_notices', column: 'sealed', row });

/** Keeps what the gateway told, once for each thing it says. @returns whether it is new */
export async function keepNotice(
  ctx: WorkContext,
  tx: Tx,
  verdict: Verdict,
  content: NoticeContent,
): Promise<boolean> {
  const keys = await ctx.app.secrets.get(tx, ctx.tenant.id);
  // The same word again is the same row: a gateway repeats itself until it is answered.
  const same = `${verdict} ${content.orderId} ${content.reference} ${content.status} ${content.amount}`;
  const first = await tx.execute(
    `insert into idempotency_keys (actor, action, key) values ('gateway', 'payment.notice', $1) on conflict do nothing`,
    [keys.blindIndex('payment-notice', same)],
  );
  if (first === 0) return false;
  const id = uuidv7();
  await tx.execute('insert into payment_notices (id, received_at, verdict, sealed) values ($1, $2, $3, $4)', [
    id,
    ctx.now,
    verdict,
    keys.seal(JSON.stringify(content), place(id)),
  ]);
  await recordAudit(ctx, tx, {
    ...{ action: `payment.${verdict}`, resource: 'payment', objectId: id, objectLabel: content.orderId },
    after: { status: content.status, reference: content.reference },
  });
  return true;
}

/** What waits for the treasurer first, then what was looked at, newest first. */
export async function readNotices(ctx: WorkContext, tx: Tx, limit: number): Promise<PaymentNotice[]> {
  const keys = await ctx.app.secrets.get(tx, ctx.tenant.id);
  const rows = await tx.query<Omit<PaymentNotice, keyof NoticeContent> & { sealed: string }>(
    `select id, received_at as "receivedAt", verdict, sealed, handled_at as "handledAt",
       handled_by_name as "handledByName", handled_note as "handledNote"
      from payment_notices where tenant_id = balai.tenant_id()
      order by handled_at is not null, received_at desc limit $1`,
    [limit],
  );
  return rows.map(({ sealed, ...row }) => ({
    ...row,
    ...(JSON.parse(keys.open(sealed, place(row.id))) as NoticeContent),
  }));
}

/** The treasurer has looked at it and says what was done. @throws AppError 404, 409, 422 */
export async function handleNotice(
  ctx: WorkContext,
  tx: Tx,
  given: { id: string; note: string },
): Promise<void> {
  const note = given.note.trim();
  const row = isUuid(given.id)
    ? await tx.one<{ handledAt: Date | null }>(
        `select handled_at as "handledAt" from payment_notices
          where tenant_id = balai.tenant_id() and id = $1 for update`,
        [given.id],
      )
    : undefined;
  if (!row) throw notFound();
  if (row.handledAt) throw conflict('handled', 'Pemberitahuan ini sudah ditangani.');
  if (note.length < 5 || note.length > 500)
    throw invalid({ note: 'Tulis apa yang dilakukan, antara 5 dan 500 huruf.' });
  await tx.execute(
    `update payment_notices set handled_at = $2, handled_by_name = $3, handled_note = $4
      where tenant_id = balai.tenant_id() and id = $1`,
    [given.id, ctx.now, actorOf(ctx).name, note],
  );
  await recordAudit(ctx, tx, {
    ...{ action: 'payment.notice_handled', resource: 'payment', objectId: given.id },
    after: { note },
  });
}
