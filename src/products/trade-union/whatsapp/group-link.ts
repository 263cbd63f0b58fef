import { validate as isUuid, v7 as uuidv7 } from 'uuid';
import { recordAudit } from '#kernel/audit';
import type { Tx } from '#kernel/database';
import { accountsWithRole, notify } from '#kernel/notifications';
import { actorOf, conflict, invalid, notFound, type WorkContext } from '#kernel/work';
import { regionName } from '../members/campus.ts';

export type GroupKind = 'all' | 'region' | 'cluster';

/** A group's link as everybody may know it: without its address. */
export interface GroupLink {
  id: string;
  kind: GroupKind;
  regionCode: string;
  name: string;
  isOpen: boolean;
  rotatedAt: Date;
  rotatedByName: string;
  /** Openings of the last thirty days. */
  recentClicks: number;
}

/** An invitation older than this has been passed around long enough. */
export const ROTATION_DAYS = 90;
const REMIND_DAYS = 7;
const DAY_MS = 24 * 3_600_000;

const placeOf = (id: string) => ({ table: 'whatsapp_links', column: 'url', row: id });

const SELECT = `select l.id, l.kind, l.region_code as "regionCode", l.name, l.is_open as "isOpen",
    l.rotated_at as "rotatedAt", coalesce(a.display_name, '') as "rotatedByName",
    (select count(*) from whatsapp_clicks c where c.tenant_id = l.tenant_id and c.link_id = l.id
      and c.at > now() - interval '30 days') as "recentClicks"
   from whatsapp_links l left join accounts a on a.tenant_id = l.tenant_id and a.id = l.rotated_by
  where l.tenant_id = balai.tenant_id()`;

/** The links inside the walls: the whole union's, then regions, then clusters. */
export function readLinks(
  tx: Tx,
  only: { kinds?: readonly GroupKind[]; isOpen?: boolean } = {},
): Promise<GroupLink[]> {
  return tx.query<GroupLink>(
    `${SELECT} and l.kind = any($1::text[]) and ($2 = false or l.is_open)
      order by array_position(array['all', 'region', 'cluster'], l.kind), l.region_code, l.name`,
    [only.kinds ?? ['all', 'region', 'cluster'], only.isOpen ?? false],
  );
}

export async function readLink(tx: Tx, id: string): Promise<GroupLink | undefined> {
  if (!isUuid(id)) return undefined;
  return tx.one<GroupLink>(`${SELECT} and l.id = $1`, [id]);
}

/** Who was led there lately. */
export function readClicks(tx: Tx, linkId: string): Promise<{ id: string; name: string; at: Date }[]> {
  return tx.query(
    `select c.id, a.display_name as name, c.at from whatsapp_clicks c
       join accounts a on a.tenant_id = c.tenant_id and a.id = c.account_id
      where c.tenant_id = balai.tenant_id() and c.link_id = $1 order by c.at desc, c.id limit 50`,
    [linkId],
  );
}

export interface LinkFields {
  kind: string;
  regionCode: string;
  name: string;
  url: string;
}

/**
 * Adds a group, or gives one a new invitation. The same kind, region and name is the same group.
 *
 * @param reach regions this officer looks after; the caller's walls say the same
 * @throws AppError 404 outside the reach, 422 for an address that is no invitation, or a missing name or region
 */
export async function saveLink(
  ctx: WorkContext,
  tx: Tx,
  reach: 'all' | readonly string[],
  fields: LinkFields,
): Promise<string> {
  const kind = (['all', 'region', 'cluster'] as const).find((known) => known === fields.kind);
  const regionCode = kind === 'all' ? '00' : fields.regionCode || '00';
  const name = kind === 'cluster' ? fields.name.trim().replace(/\s+/g, ' ') : '';
  const faults: Record<string, string> = {};
  if (!kind) faults.kind = 'Pilih untuk siapa grup ini.';
  if (kind === 'region' && regionCode === '00') faults.regionCode = 'Pilih wilayahnya.';
  if (kind === 'cluster' && (name.length < 3 || name.length > 80)) {
    faults.name = 'Isi nama kluster, 3 sampai 80 huruf.';
  }
  const url = invitationOf(fields.url);
  if (!url) faults.url = 'Tempel tautan undangan grup, misalnya https://chat.whatsapp.com/AbCdEf123.';
  if (reach !== 'all' && kind && !faults.regionCode && !reach.includes(regionCode)) throw notFound();
  if (!kind || !url || Object.keys(faults).length > 0) throw invalid(faults);
  if (!/^\d{2}$/.test(regionCode)) throw invalid({ regionCode: 'Pilih wilayah dari daftar.' });
  const before = await tx.one<{ id: string; url: string; is_open: boolean }>(
    `select id, url, is_open from whatsapp_links where tenant_id = balai.tenant_id() and kind = $1 and region_code = $2
        and name = $3 for update`,
    [kind, regionCode, name],
  );
  const keys = await ctx.app.secrets.get(tx, ctx.tenant.id);
  if (before && keys.open(before.url, placeOf(before.id)) === url) {
    throw invalid({
      url: 'Ini tautan yang sudah tersimpan. Buat undangan baru di WhatsApp, lalu tempel di sini.',
    });
  }
  const id = before?.id ?? uuidv7();
  await tx.execute(
    `insert into whatsapp_links (id, kind, region_code, name, url, rotated_at, rotated_by) values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (tenant_id, id) do update set url = excluded.url, is_open = true, rotated_at = excluded.rotated_at,
       rotated_by = excluded.rotated_by, reminded_at = null`,
    [id, kind, regionCode, name, keys.seal(url, placeOf(id)), ctx.now, actorId(ctx)],
  );
  await recordAudit(ctx, tx, {
    action: before ? 'whatsapp.link_changed' : 'whatsapp.created',
    resource: 'whatsapp',
    objectId: id,
    objectLabel: groupTitle({ kind, regionCode, name }),
    ...(before && { before: { open: before.is_open } }),
    after: { open: true },
  });
  return id;
}

/** Opens a group to members, or closes it. @throws AppError 404 outside the walls, 409 when it is so already */
export async function setLinkOpen(ctx: WorkContext, tx: Tx, id: string, isOpen: boolean): Promise<void> {
  const link = await readLink(tx, id);
  if (!link) throw notFound();
  if (link.isOpen === isOpen) {
    throw conflict('same_state', isOpen ? 'Grup ini sudah terbuka.' : 'Grup ini sudah ditutup.');
  }
  await tx.execute('update whatsapp_links set is_open = $2 where tenant_id = balai.tenant_id() and id = $1', [
    link.id,
    isOpen,
  ]);
  await recordAudit(ctx, tx, {
    action: isOpen ? 'whatsapp.reopened' : 'whatsapp.closed',
    resource: 'whatsapp',
    objectId: link.id,
    objectLabel: groupTitle(link),
    before: { open: link.isOpen },
    after: { open: isOpen },
  });
}

/**
 * Leads a member to a group: writes the opening down and tells the address. An invitation that has grown old asks those
 * who look after it, once a week, for a new one.
 *
 * @throws AppError 404 when the group is closed or not this member's
 */
export async function followLink(ctx: WorkContext, tx: Tx, id: string, accountId: string): Promise<string> {
  const link = await readLink(tx, id);
  if (!link?.isOpen) throw notFound();
  await tx.execute(
    'insert into whatsapp_clicks (id, link_id, region_code, account_id, at) values ($1, $2, $3, $4, $5)',
    [uuidv7(), link.id, link.regionCode, accountId, ctx.now],
  );
  await remindOfAge(ctx, tx, link);
  return openAddress(ctx, tx, link.id);
}

/** Whether an invitation is due to be changed. */
export const isOld = (link: Pick<GroupLink, 'rotatedAt'>, now: Date): boolean =>
  now.getTime() - link.rotatedAt.getTime() > ROTATION_DAYS * DAY_MS;

export function groupTitle(link: Pick<GroupLink, 'kind' | 'regionCode' | 'name'>): string {
  if (link.kind === 'all') return 'Grup seluruh anggota';
  if (link.kind === 'region') return `Grup ${regionName(link.regionCode)}`;
  return link.regionCode === '00' ? link.name : `${link.name}, ${regionName(link.regionCode)}`;
}

async function openAddress(ctx: WorkContext, tx: Tx, id: string): Promise<string> {
  const row = await tx.one<{ url: string }>(
    'select url from whatsapp_links where tenant_id = balai.tenant_id() and id = $1',
    [id],
  );
  const keys = await ctx.app.secrets.get(tx, ctx.tenant.id);
  return keys.open(row!.url, placeOf(id));
}

async function remindOfAge(ctx: WorkContext, tx: Tx, link: GroupLink): Promise<void> {
  if (!isOld(link, ctx.now)) return;
  const asked = await tx.execute(
    `update whatsapp_links set reminded_at = $2 where tenant_id = balai.tenant_id() and id = $1
        and (reminded_at is null or reminded_at < $3)`,
    [link.id, ctx.now, new Date(ctx.now.getTime() - REMIND_DAYS * DAY_MS)],
  );
  if (asked === 0) return;
  const isCentral = link.regionCode === '00';
  const keepers = isCentral
    ? await accountsWithRole(tx, ['admin', 'super_admin'])
    : await accountsWithRole(tx, ['coordinator'], link.regionCode);
  await notify(tx, keepers.length > 0 ? keepers : await accountsWithRole(tx, ['admin', 'super_admin']), {
    title: `Tautan ${groupTitle(link)} sudah lebih dari ${ROTATION_DAYS} hari`,
    body: 'Buat undangan baru di WhatsApp dan simpan di sini, supaya tautan lama yang tersebar tidak berlaku lagi.',
    url: isCentral ? '/admin/whatsapp-links' : '/region/whatsapp-link',
  });
}

/** The invitation as WhatsApp writes it, without what trails behind; undefined when it is none. */
function invitationOf(text: string): string | undefined {
  const typed = text.trim();
  const url = URL.canParse(typed) ? new URL(typed) : undefined;
  if (url?.protocol !== 'https:' || url.username || url.password || url.port) return undefined;
  const isGroup =
    url.hostname === 'chat.whatsapp.com' && /^\/(invite\/)?[A-Za-z0-9_-]{6,60}$/.test(url.pathname);
  const isChannel =
    ['whatsapp.com', 'www.whatsapp.com'].includes(url.hostname) &&
    /^\/channel\/[A-Za-z0-9_-]{6,60}$/.test(url.pathname);
  return isGroup || isChannel ? `https://${url.hostname}${url.pathname}` : undefined;
}

const actorId = (ctx: WorkContext) => actorOf(ctx).id;
