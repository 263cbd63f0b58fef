import { v7 as uuidv7 } from 'uuid';
import { recordAudit } from '#kernel/audit';
import type { Tx } from '#kernel/database';
import { notifyByMail } from '#kernel/notifications';
import { invalid, type WorkContext } from '#kernel/work';
import { wakeClock } from './clock.ts';
import type { PrivacyPlace } from './privacy-place.ts';
import { CLOCK_HOURS, HOUR_MS, REQUEST_KINDS, type RequestKind } from './request.ts';

/**
 * Asks something about one's own data. The clock of three times 24 hours starts here.
 *
 * @throws AppError 422 when the same is waiting already
 */
export async function openRequest(
  ctx: WorkContext,
  tx: Tx,
  place: Pick<PrivacyPlace, 'desk' | 'handlersOf'>,
  asked: { accountId: string; name: string; kind: RequestKind; note: string },
): Promise<string> {
  const id = uuidv7();
  const dueAt = new Date(ctx.now.getTime() + CLOCK_HOURS * HOUR_MS);
  const written = await tx.execute(
    `insert into privacy_requests (id, account_id, kind, note, created_at, due_at) values ($1, $2, $3, $4, $5, $6)
     on conflict do nothing`,
    [id, asked.accountId, asked.kind, asked.note, ctx.now, dueAt],
  );
  if (written === 0) throw invalid({ kind: 'Permintaan yang sama masih menunggu jawaban.' });
  await recordAudit(ctx, tx, {
    action: 'privacy_request.created',
    resource: 'privacy',
    objectId: id,
    objectLabel: asked.name,
    after: { kind: asked.kind },
  });
  const handlers = (await place.handlersOf(tx)).filter((one) => one !== asked.accountId);
  await notifyByMail(ctx, tx, handlers, {
    title: `Permintaan data pribadi: ${REQUEST_KINDS[asked.kind].label}`,
    body: 'Dijawab paling lambat 3 x 24 jam.',
    url: `${place.desk}/${id}`,
  });
  await wakeClock(ctx, tx, dueAt);
  return id;
}
