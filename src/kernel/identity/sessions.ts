import { v7 as uuidv7 } from 'uuid';
import type { Statement, Tx } from '#kernel/database';
import type { FactsSource } from './facts-source.ts';
import { hashToken, newToken } from './token.ts';

export interface NewSession {
  accountId: string;
  kind: 'web' | 'api';
  hours: number;
  ip: string;
  device: string;
  hasSecondFactor: boolean;
}

/** Opens a session and answers the secret the client keeps (cookie or refresh token); only its hash is stored. */
export async function openSession(
  tx: Tx,
  fresh: NewSession,
): Promise<{ id: string; token: string; expiresAt: Date }> {
  const id = uuidv7();
  const token = newToken();
  const row = await tx.one<{ expires_at: Date }>(
    `insert into sessions (id, account_id, kind, token_hash, expires_at, second_factor_at, ip, device)
     values ($1, $2, $3, $4, now() + make_interval(hours => $5), case when $6::boolean then now() end, $7, $8)
     returning expires_at`,
    [
      id,
      fresh.accountId,
      fresh.kind,
      hashToken(token),
      fresh.hours,
      fresh.hasSecondFactor,
      fresh.ip,
      fresh.device,
    ],
  );
  return { id, token, expiresAt: row!.expires_at };
}

/** Ends one session of an account, whichever device it is on. */
export function endSession(tx: Tx, accountId: string, sessionId: string, why: string): Promise<number> {
  return tx.execute(
    `update sessions set ended_at = now(), ended_why = $3
      where tenant_id = balai.tenant_id() and account_id = $1 and id = $2 and ended_at is null`,
    [accountId, sessionId, why],
  );
}

/** Ends all sessions of an account, except one if given: after a password change, a suspension, a log-out everywhere. */
export function endSessions(tx: Tx, accountId: string, why: string, except?: string): Promise<number> {
  return tx.execute(
    `update sessions set ended_at = now(), ended_why = $2
      where tenant_id = balai.tenant_id() and account_id = $1 and ended_at is null and ($3::uuid is null or id <> $3)`,
    [accountId, why, except ?? null],
  );
}

/** What one request needs to know of its session: one row, read in the request's first flight. */
export interface SessionRow {
  session_id: string;
  kind: 'web' | 'api';
  account_id: string;
  display_name: string;
  email: string | null;
  email_verified_at: Date | null;
  subject_id: string | null;
  password_at: Date;
  second_factor_at: Date | null;
  has_second_factor: boolean;
  seen_long_ago: boolean;
  grants: { id: string; role: string; regions: string[]; programmes: string[]; areas: string[] }[];
  facts: Record<string, unknown> | null;
  unread: number;
  access_version: number;
}

/** The session's own query: by cookie token, or by the session id of a verified access token. */
export function sessionStatement(
  source: FactsSource | undefined,
  by: { token: string } | { sessionId: string },
): Statement {
  const isCookie = 'token' in by;
  return {
    name: `session-${isCookie ? 'cookie' : 'bearer'}${source ? `-${source.key}` : ''}`,
    text: `
      select s.id as session_id, s.kind, a.id as account_id, a.display_name, a.email, a.email_verified_at, a.subject_id,
        s.password_at, s.second_factor_at, a.second_factor_at is not null as has_second_factor,
        s.last_seen_at < now() - interval '5 minutes' as seen_long_ago,
        coalesce((select jsonb_agg(jsonb_build_object('id', g.id, 'role', g.role, 'regions', g.regions,
            'programmes', g.programmes, 'areas', g.areas) order by g.id)
          from role_grants g where g.tenant_id = a.tenant_id and g.account_id = a.id
            and g.valid_from <= now() and (g.valid_until is null or g.valid_until > now())), '[]') as grants,
        ${source ? `(${source.sql})` : 'null::jsonb'} as facts,
        (select count(*)::int from notifications n
          where n.tenant_id = a.tenant_id and n.account_id = a.id and n.read_at is null) as unread,
        coalesce((select access_version from tenant_state t where t.tenant_id = a.tenant_id), 1) as access_version
      from sessions s join accounts a on a.tenant_id = s.tenant_id and a.id = s.account_id
      where s.tenant_id = balai.tenant_id() and ${isCookie ? "s.token_hash = $1 and s.kind = 'web'" : 's.id = $1'}
        and s.ended_at is null and s.expires_at > now() and a.status = 'active'`,
    values: [isCookie ? hashToken(by.token) : by.sessionId],
  };
}

export function markSeen(tx: Tx, sessionId: string): Promise<number> {
  return tx.execute(
    'update sessions set last_seen_at = now() where tenant_id = balai.tenant_id() and id = $1',
    [sessionId],
  );
}

export type Refreshed =
  | { state: 'fresh'; sessionId: string; token: string; expiresAt: Date }
  | { state: 'reused'; accountId: string }
  | { state: 'unknown' };

/**
 * Trades a refresh token for a new one. A token that was already traded is a copy in somebody else's hands (or a
 * client that lost its answer): the whole session ends and the person signs in again.
 */
export async function refreshSession(tx: Tx, token: string): Promise<Refreshed> {
  const hash = hashToken(token);
  const next = newToken();
  const row = await tx.one<{ id: string; expires_at: Date }>(
    `update sessions s set token_hash = $2, last_seen_at = now()
       from accounts a
      where s.tenant_id = balai.tenant_id() and s.kind = 'api' and s.token_hash = $1 and s.ended_at is null
        and s.expires_at > now() and a.tenant_id = s.tenant_id and a.id = s.account_id and a.status = 'active'
      returning s.id, s.expires_at`,
    [hash, hashToken(next)],
  );
  if (row) {
    await tx.execute('insert into spent_refresh_tokens (token_hash, session_id) values ($1, $2)', [
      hash,
      row.id,
    ]);
    return { state: 'fresh', sessionId: row.id, token: next, expiresAt: row.expires_at };
  }
  const spent = await tx.one<{ session_id: string; account_id: string }>(
    `select p.session_id, s.account_id from spent_refresh_tokens p
       join sessions s on s.tenant_id = p.tenant_id and s.id = p.session_id
      where p.tenant_id = balai.tenant_id() and p.token_hash = $1 and s.ended_at is null`,
    [hash],
  );
  if (!spent) return { state: 'unknown' };
  await endSession(tx, spent.account_id, spent.session_id, 'refresh token used twice');
  return { state: 'reused', accountId: spent.account_id };
}
