import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#kernel/database';
import { hashToken, newToken } from './token.ts';

export type TokenPurpose =
  | 'verify-email'
  | 'reset-password'
  | 'invitation'
  | 'resume'
  | 'activation'
  | 'sign-up';

/** Hours a link lives (requirement: 24 hours for e-mail verification). */
const HOURS: Record<TokenPurpose, number> = {
  'verify-email': 24,
  'reset-password': 1,
  invitation: 24 * 7,
  resume: 24,
  activation: 24 * 30,
  // Long enough to gather papers and to read the decision.
  'sign-up': 24 * 60,
};

export interface MailedToken {
  id: string;
  accountId: string | null;
  purpose: TokenPurpose;
  data: Record<string, unknown>;
}

/**
 * Makes a single-use link token. Earlier open ones of the same account and purpose stop working, unless they are to
 * live on: whoever opens the first of two mails must not be told that the link is gone.
 */
export async function issueToken(
  tx: Tx,
  fresh: {
    purpose: TokenPurpose;
    accountId: string | null;
    data?: Record<string, unknown>;
    keepsEarlier?: true;
  },
): Promise<{ id: string; token: string; hours: number }> {
  if (fresh.accountId && !fresh.keepsEarlier) {
    await tx.execute(
      `update mailed_tokens set used_at = now()
        where tenant_id = balai.tenant_id() and account_id = $1 and purpose = $2 and used_at is null`,
      [fresh.accountId, fresh.purpose],
    );
  }
  const token = newToken();
  const id = uuidv7();
  const hours = HOURS[fresh.purpose];
  await tx.execute(
    `insert into mailed_tokens (id, account_id, purpose, token_hash, data, expires_at)
     values ($1, $2, $3, $4, $5, now() + make_interval(hours => $6))`,
    [id, fresh.accountId, fresh.purpose, hashToken(token), JSON.stringify(fresh.data ?? {}), hours],
  );
  return { id, token, hours };
}

/** Looks at a token without using it: a mail scanner that opens the link must not spend it. */
export async function peekToken(
  tx: Tx,
  purpose: TokenPurpose,
  token: string,
): Promise<MailedToken | undefined> {
  const row = await tx.one<TokenRow>(
    `select id, account_id, purpose, data from mailed_tokens
      where tenant_id = balai.tenant_id() and token_hash = $1 and purpose = $2 and used_at is null and expires_at > now()`,
    [hashToken(token), purpose],
  );
  return row && tokenOf(row);
}

/** Spends a token; of two requests at once only one gets it. */
export async function spendToken(
  tx: Tx,
  purpose: TokenPurpose,
  token: string,
): Promise<MailedToken | undefined> {
  const row = await tx.one<TokenRow>(
    `update mailed_tokens set used_at = now()
      where tenant_id = balai.tenant_id() and token_hash = $1 and purpose = $2 and used_at is null and expires_at > now()
      returning id, account_id, purpose, data`,
    [hashToken(token), purpose],
  );
  return row && tokenOf(row);
}

interface TokenRow {
  id: string;
  account_id: string | null;
  purpose: TokenPurpose;
  data: Record<string, unknown>;
}

function tokenOf(row: TokenRow): MailedToken {
  return { id: row.id, accountId: row.account_id, purpose: row.purpose, data: row.data };
}
