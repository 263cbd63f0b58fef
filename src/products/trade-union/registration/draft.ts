import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#kernel/database';
import { hashToken, networkOf, newToken } from '#kernel/identity';
import type { WorkContext } from '#kernel/work';
import type { MemberValue } from '../members/read-fields.ts';
import { keysOf } from '../members/store-member.ts';

/** What a visitor has told so far; the password only as its hash. */
export interface Draft {
  email?: string;
  passwordHash?: string;
  values: Record<string, MemberValue>;
  campusId?: string | null;
  universityName?: string;
  regionCode?: string;
  /** Versions of the texts that were agreed to, and when. */
  terms?: { version: string; at: string };
  privacy?: { version: string; at: string };
}

export const DRAFT_COOKIE = 'balai_daftar';
const DAYS = 7;
const PLACE = { table: 'registration_drafts', column: 'content' };

/** The draft behind this visitor's cookie, while it lives. */
export async function readDraft(
  ctx: WorkContext,
  tx: Tx,
  token: string | undefined,
): Promise<Draft | undefined> {
  if (!token) return undefined;
  const row = await tx.one<{ content: string }>(
    `select content from registration_drafts
      where tenant_id = balai.tenant_id() and token_hash = $1 and expires_at > $2`,
    [hashToken(token), ctx.now],
  );
  if (!row) return undefined;
  return JSON.parse((await keysOf(ctx, tx)).open(row.content, PLACE)) as Draft;
}

/**
 * Keeps a draft, sealed, for a week from its last change.
 *
 * @returns the token for the visitor's cookie
 */
export async function keepDraft(
  ctx: WorkContext,
  tx: Tx,
  token: string | undefined,
  draft: Draft,
): Promise<string> {
  const kept = token ?? newToken();
  const content = (await keysOf(ctx, tx)).seal(JSON.stringify(draft), PLACE);
  if (!token) await dropOldDrafts(ctx, tx);
  await tx.execute(
    `insert into registration_drafts (id, token_hash, content, network, expires_at)
     values ($1, $2, $3, $4, $5::timestamptz + make_interval(days => ${DAYS}))
     on conflict (tenant_id, token_hash) do update set content = excluded.content, expires_at = excluded.expires_at`,
    [uuidv7(), hashToken(kept), content, networkOf(ctx.request?.ip ?? ''), ctx.now],
  );
  return kept;
}

/** Forgets a draft that has become a registration. */
export async function dropDraft(ctx: WorkContext, tx: Tx, token: string): Promise<void> {
  await tx.execute(
    'delete from registration_drafts where tenant_id = balai.tenant_id() and token_hash = $1',
    [hashToken(token)],
  );
  await dropOldDrafts(ctx, tx);
}

/** What somebody began and left is not kept longer than promised. */
async function dropOldDrafts(ctx: WorkContext, tx: Tx): Promise<void> {
  await tx.execute(
    'delete from registration_drafts where tenant_id = balai.tenant_id() and expires_at <= $1',
    [ctx.now],
  );
}

export function draftCookie(token: string): string {
  return `${DRAFT_COOKIE}=${token}; Path=/register; HttpOnly; SameSite=Lax; Max-Age=${DAYS * 86_400}`;
}

export const forgetDraftCookie = `${DRAFT_COOKIE}=; Path=/register; HttpOnly; SameSite=Lax; Max-Age=0`;

/** The draft's token as the browser sent it. */
export function draftToken(headers: Headers): string | undefined {
  const found = /(?:^|;\s*)balai_daftar=([\w-]{20,100})/.exec(headers.get('cookie') ?? '');
  return found?.[1];
}
