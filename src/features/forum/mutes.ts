import { validate as isUuid, v7 as uuidv7 } from 'uuid';
import { recordAudit } from '#kernel/audit';
import { formatMoment, zoneOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { notify } from '#kernel/notifications';
import { AppError, actorOf, invalid, notFound, type WorkContext } from '#kernel/work';
import { EVERYBODY } from './forum-place.ts';

export interface ForumMute {
  id: string;
  accountId: string;
  name: string;
  regionCode: string;
  reason: string;
  createdAt: Date;
  endsAt: Date;
  mutedByName: string;
}

/** Days a mute may last, as the form offers them. */
export const MUTE_DAYS = [1, 3, 7, 30, 90] as const;

/** The mute that holds for somebody who wants to write in a region's talk ('00': in everybody's). */
export function findMute(
  ctx: WorkContext,
  tx: Tx,
  accountId: string,
  regionCode: string,
): Promise<{ endsAt: Date; reason: string } | undefined> {
  return tx.one(
    `select ends_at as "endsAt", reason from forum_mutes where tenant_id = balai.tenant_id() and account_id = $1
        and region_code in ('00', $2) and lifted_at is null and ends_at > $3 order by ends_at desc limit 1`,
    [accountId, regionCode, ctx.now],
  );
}

/** @throws AppError 403 while the person may read but not write here */
export async function refuseMuted(
  ctx: WorkContext,
  tx: Tx,
  accountId: string,
  regionCode: string,
): Promise<void> {
  const mute = await findMute(ctx, tx, accountId, regionCode);
  if (mute) throw new AppError('muted', 403, muteText(ctx, mute));
}

export const muteText = (ctx: Pick<WorkContext, 'tenant'>, mute: { endsAt: Date; reason: string }): string =>
  `Anda dapat membaca, tetapi belum dapat menulis sampai ${formatMoment(mute.endsAt, zoneOf(ctx.tenant.timeZone), 'long')}. Alasan moderator: ${mute.reason}`;

/** Mutes that hold now inside the walls, the one that ends last first. */
export function readMutes(ctx: WorkContext, tx: Tx): Promise<ForumMute[]> {
  return tx.query<ForumMute>(
    `select m.id, m.account_id as "accountId", a.display_name as name, m.region_code as "regionCode", m.reason,
        m.created_at as "createdAt", m.ends_at as "endsAt", coalesce(b.display_name, '') as "mutedByName"
       from forum_mutes m join accounts a on a.tenant_id = m.tenant_id and a.id = m.account_id
       left join accounts b on b.tenant_id = m.tenant_id and b.id = m.muted_by
      where m.tenant_id = balai.tenant_id() and m.lifted_at is null and m.ends_at > $1 order by m.ends_at desc, m.id`,
    [ctx.now],
  );
}

/**
 * Takes the pen from the author of a post for some days: everywhere when the moderator keeps order everywhere, else in
 * that region's talk. The person is told, with the reason.
 *
 * @throws AppError 422 for days, reason, or oneself
 */
export async function mutePerson(
  ctx: WorkContext,
  tx: Tx,
  given: { accountId: string; regionCode: string; days: number; reason: string; url: string },
): Promise<void> {
  const reason = given.reason.trim();
  const faults: Record<string, string> = {};
  if (!MUTE_DAYS.some((days) => days === given.days)) faults.days = 'Pilih lamanya.';
  if (reason.length < 5 || reason.length > 300) faults.reason = 'Tulis alasannya, 5 sampai 300 huruf.';
  const moderator = actorOf(ctx).id;
  if (given.accountId === moderator) faults.form = 'Anda tidak dapat membisukan diri sendiri.';
  if (Object.keys(faults).length > 0) throw invalid(faults);
  const endsAt = new Date(ctx.now.getTime() + given.days * 24 * 3_600_000);
  const id = uuidv7();
  await tx.execute(
    `insert into forum_mutes (id, account_id, region_code, reason, muted_by, created_at, ends_at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [id, given.accountId, given.regionCode, reason, moderator, ctx.now, endsAt],
  );
  await recordAudit(ctx, tx, {
    action: 'forum_mute.created',
    resource: 'forum',
    objectId: given.accountId,
    objectLabel: await nameOf(tx, given.accountId),
    after: { days: given.days, region: given.regionCode },
    reason,
  });
  await notify(tx, [given.accountId], {
    title: 'Anda belum dapat menulis di forum untuk sementara',
    body: muteText(ctx, { endsAt, reason }),
    url: given.url,
  });
}

/** Gives the pen back early. @throws AppError 404 outside the walls */
export async function liftMute(ctx: WorkContext, tx: Tx, id: string, url: string): Promise<void> {
  if (!isUuid(id)) throw notFound();
  const row = await tx.one<{ account_id: string; region_code: string }>(
    `update forum_mutes set lifted_at = $2 where tenant_id = balai.tenant_id() and id = $1 and lifted_at is null
      returning account_id, region_code`,
    [id, ctx.now],
  );
  if (!row) throw notFound();
  await recordAudit(ctx, tx, {
    action: 'forum_mute.withdrawn',
    resource: 'forum',
    objectId: row.account_id,
    objectLabel: await nameOf(tx, row.account_id),
    after: { region: row.region_code === EVERYBODY ? 'all' : row.region_code },
  });
  await notify(tx, [row.account_id], { title: 'Anda dapat menulis di forum lagi', url });
}

async function nameOf(tx: Tx, accountId: string): Promise<string> {
  const row = await tx.one<{ display_name: string }>(
    'select display_name from accounts where tenant_id = balai.tenant_id() and id = $1',
    [accountId],
  );
  return row?.display_name ?? '';
}
