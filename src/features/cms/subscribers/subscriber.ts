import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { recordAudit } from '#kernel/audit';
import type { Tx } from '#kernel/database';
import { queueMail } from '#kernel/mail';
import type { WorkContext } from '#kernel/work';
import type { CmsPlace } from '../place.ts';
import { confirmSubscriptionMail } from './mails.ts';

const HOURS = 48;
/** A second mail to the same address only after this while: the form is no way to fill somebody's mailbox. */
const MAIL_EVERY_MINUTES = 10;

/**
 * Notes that an address asked for news and sends the link that confirms it. Whoever asks gets the same answer, whether
 * the address was known or not: the list is nobody's to look up.
 */
export async function requestSubscription(
  ctx: WorkContext,
  tx: Tx,
  place: Pick<CmsPlace, 'subscription'>,
  typed: string,
): Promise<void> {
  const email = typed.trim().toLowerCase();
  const token = randomBytes(32).toString('base64url');
  const expires = new Date(ctx.now.getTime() + HOURS * 3_600_000);
  const mailBefore = new Date(expires.getTime() - MAIL_EVERY_MINUTES * 60_000);
  const row = await tx.one<{ id: string }>(
    `insert into cms_subscribers as s (id, email, status, token_hash, token_expires_at, created_at)
     values ($1, $2, 'pending', $3, $4, $5)
     on conflict (tenant_id, email) do update
       set token_hash = excluded.token_hash, token_expires_at = excluded.token_expires_at,
         status = case when s.status = 'unsubscribed' then 'pending' else s.status end
       where s.status <> 'active' and (s.token_expires_at is null or s.token_expires_at < $6)
     returning id`,
    [uuidv7(), email, hashOf(token), expires, ctx.now, mailBefore],
  );
  if (!row) return;
  await queueMail(ctx, tx, confirmSubscriptionMail, {
    to: { address: email },
    values: {
      organisation: ctx.tenant.name,
      link: ctx.app.urlOf(ctx.tenant, `${place.subscription.confirm}?token=${token}`),
    },
  });
}

/** Looks at a link without using it: a scanner that opens the mail confirms nothing. */
export async function isOpenConfirmation(tx: Tx, token: string, now: Date): Promise<boolean> {
  const row = await tx.one(
    `select 1 as found from cms_subscribers
      where tenant_id = balai.tenant_id() and token_hash = $1 and token_expires_at > $2`,
    [hashOf(token), now],
  );
  return row !== undefined;
}

/** The second yes. @returns false for a link that is used up, too old, or none */
export async function confirmSubscription(ctx: WorkContext, tx: Tx, token: string): Promise<boolean> {
  const changed = await tx.execute(
    `update cms_subscribers set status = 'active', verified_at = $2, unsubscribed_at = null, token_hash = null,
       token_expires_at = null
      where tenant_id = balai.tenant_id() and token_hash = $1 and token_expires_at > $2`,
    [hashOf(token), ctx.now],
  );
  return changed > 0;
}

/**
 * The token of the link that ends a subscription, in every mail to this subscriber. It is derived, so that it works as
 * long as the mail is kept.
 */
export function leaveToken(ctx: Pick<WorkContext, 'app' | 'tenant'>, subscriberId: string): string {
  return `${subscriberId}.${signatureOf(ctx, subscriberId)}`;
}

/** Whose token this is; undefined for one we did not make. */
export function subscriberOf(ctx: Pick<WorkContext, 'app' | 'tenant'>, token: string): string | undefined {
  const [id = '', signature = ''] = token.split('.');
  const given = Buffer.from(signature);
  const right = Buffer.from(signatureOf(ctx, id));
  return given.length === right.length && timingSafeEqual(given, right) ? id : undefined;
}

/** Ends a subscription; saying it twice is no error. */
export async function endSubscription(ctx: WorkContext, tx: Tx, subscriberId: string): Promise<void> {
  await tx.execute(
    `update cms_subscribers set status = 'unsubscribed', unsubscribed_at = $2, token_hash = null, token_expires_at = null
      where tenant_id = balai.tenant_id() and id = $1 and status <> 'unsubscribed'`,
    [subscriberId, ctx.now],
  );
}

/** Forgets an address altogether, on its owner's wish. @returns false when it was not there */
export async function deleteSubscriber(ctx: WorkContext, tx: Tx, id: string): Promise<boolean> {
  const gone = await tx.execute(
    'delete from cms_subscribers where tenant_id = balai.tenant_id() and id = $1',
    [id],
  );
  if (gone > 0)
    await recordAudit(ctx, tx, {
      ...{ action: 'cms_subscriber.deleted', resource: 'cms.subscriber', objectId: id },
    });
  return gone > 0;
}

/** Whether somebody stands in the list under this id. */
export async function hasSubscriber(tx: Tx, id: string): Promise<boolean> {
  const row = await tx.one('select 1 from cms_subscribers where tenant_id = balai.tenant_id() and id = $1', [
    id,
  ]);
  return row !== undefined;
}

function signatureOf(ctx: Pick<WorkContext, 'app' | 'tenant'>, subscriberId: string): string {
  return createHmac('sha256', ctx.app.serverKey('unsubscribe'))
    .update(JSON.stringify(['cms subscriber', ctx.tenant.id, subscriberId]))
    .digest('base64url');
}

const hashOf = (token: string) => createHash('sha256').update(token).digest('hex');
