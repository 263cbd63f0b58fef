import type { Tx } from '#kernel/database';
import type { WorkContext } from '#kernel/work';
import type { FactsSource } from './facts-source.ts';
import { readIdentifier } from './identifier.ts';

/** What signing in has to know of an account. */
export interface SignInAccount {
  id: string;
  display_name: string;
  email: string | null;
  email_verified_at: Date | null;
  password_hash: string | null;
  status: 'invited' | 'active' | 'suspended' | 'closed';
  second_factor_secret: string | null;
  has_second_factor: boolean;
  roles: string[];
}

const COLUMNS = `a.id, a.display_name, a.email, a.email_verified_at, a.password_hash, a.status, a.second_factor_secret,
  a.second_factor_at is not null as has_second_factor,
  array(select g.role from role_grants g where g.tenant_id = a.tenant_id and g.account_id = a.id
    and g.valid_from <= now() and (g.valid_until is null or g.valid_until > now())) as roles`;

/** The account behind an e-mail address, user name, NIK or member number, however it was typed. */
export async function findAccount(
  ctx: WorkContext,
  tx: Tx,
  typed: string,
): Promise<SignInAccount | undefined> {
  const read = readIdentifier(typed);
  const keys: [kind: string, key: string][] = [];
  if (read.email) keys.push(['email', read.email]);
  if (read.username) keys.push(['username', read.username]);
  if (read.number) keys.push(['number', read.number]);
  if (read.nik) {
    const secrets = await ctx.app.secrets.get(tx, ctx.tenant.id);
    keys.push(['nik', secrets.blindIndex('nik', read.nik)]);
  }
  if (keys.length === 0) return undefined;
  return tx.one<SignInAccount>(
    `select ${COLUMNS}
       from account_identifiers i join accounts a on a.tenant_id = i.tenant_id and a.id = i.account_id
      where i.tenant_id = balai.tenant_id()
        and (i.kind, i.key) in (select * from unnest($1::text[], $2::text[]))
      order by array_position(array['email', 'username', 'number', 'nik'], i.kind) limit 1`,
    [keys.map(([kind]) => kind), keys.map(([, key]) => key)],
  );
}

/**
 * The same work done by the person it is about, who has no session yet: the log then names them and not a visitor.
 */
export function actingAs(ctx: WorkContext, account: SignInAccount, sessionId = ''): WorkContext {
  return {
    ...ctx,
    principal: {
      kind: 'account',
      accountId: account.id,
      sessionId,
      sessionKind: 'web',
      name: account.display_name,
      email: account.email,
      subjectId: null,
      grants: account.roles.map((role) => ({ id: role, role })),
      facts: {},
      unreadNotifications: 0,
    },
  };
}

/** Why the product lets nobody in with this account for now, as a sentence for its owner. */
export async function whyShut(
  tx: Tx,
  account: SignInAccount,
  source: FactsSource | undefined,
): Promise<string | undefined> {
  if (!source?.whyShut) return undefined;
  const row = await tx.one<{ facts: Record<string, unknown> | null }>(
    `select (${source.sql}) as facts from accounts a where a.tenant_id = balai.tenant_id() and a.id = $1`,
    [account.id],
  );
  return source.whyShut(row?.facts ?? null, { grants: account.roles.map((role) => ({ role })) });
}

export function readSignInAccount(tx: Tx, accountId: string): Promise<SignInAccount | undefined> {
  return tx.one<SignInAccount>(
    `select ${COLUMNS} from accounts a where a.tenant_id = balai.tenant_id() and a.id = $1`,
    [accountId],
  );
}
