import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Tx } from '#kernel/database';
import type { WorkContext } from '#kernel/work';

/** The token of the link that ends mails which are not essential. It is derived, so it works as long as the mail is kept. */
export function leaveToken(ctx: Pick<WorkContext, 'app' | 'tenant'>, personId: string): string {
  return `${personId}.${signatureOf(ctx, personId)}`;
}

/** Whose token this is; undefined for one we did not make. */
export function leaverOf(ctx: Pick<WorkContext, 'app' | 'tenant'>, token: string): string | undefined {
  const [id = '', signature = ''] = token.split('.');
  const given = Buffer.from(signature);
  const right = Buffer.from(signatureOf(ctx, id));
  return given.length === right.length && timingSafeEqual(given, right) ? id : undefined;
}

/** No more mails that are not essential; saying it twice is no error. */
export async function leaveLetters(
  ctx: WorkContext,
  tx: Tx,
  personId: string,
  way: 'link' | 'page',
): Promise<void> {
  await tx.execute(
    'insert into broadcast_optouts (person_id, at, way) values ($1, $2, $3) on conflict do nothing',
    [personId, ctx.now, way],
  );
}

/** Mails that are not essential come again. */
export async function rejoinLetters(tx: Tx, personId: string): Promise<void> {
  await tx.execute('delete from broadcast_optouts where tenant_id = balai.tenant_id() and person_id = $1', [
    personId,
  ]);
}

export async function hasLeftLetters(tx: Tx, personId: string): Promise<boolean> {
  const row = await tx.one(
    'select 1 from broadcast_optouts where tenant_id = balai.tenant_id() and person_id = $1',
    [personId],
  );
  return row !== undefined;
}

function signatureOf(ctx: Pick<WorkContext, 'app' | 'tenant'>, personId: string): string {
  return createHmac('sha256', ctx.app.serverKey('unsubscribe'))
    .update(JSON.stringify(['broadcast', ctx.tenant.id, personId]))
    .digest('base64url');
}
