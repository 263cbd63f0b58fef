import { createHash } from 'node:crypto';
import type { Tx } from '#kernel/database';

/** Requirement (serikat §10.1, desa "Account lockout"): five failures, thirty minutes. */
const FAILURES = 5;
const MINUTES = 30;

/** Whose failures are counted: an account's, whichever of its names was typed, or those of a name nobody has. */
export interface LockSubject {
  key: string;
  accountId: string | null;
}

/** An unknown name is locked exactly like a known one, so that a lock tells nothing. */
export function lockSubject(typed: string, accountId: string | undefined): LockSubject {
  if (accountId) return { key: `account ${accountId}`, accountId };
  const name = typed.normalize('NFKC').trim().toLowerCase();
  return { key: createHash('sha256').update(name).digest('base64url'), accountId: null };
}

export async function lockedUntil(tx: Tx, subject: LockSubject, network: string): Promise<Date | undefined> {
  const row = await tx.one<{ locked_until: Date }>(
    `select locked_until from sign_in_locks
      where tenant_id = balai.tenant_id() and subject_key = $1 and network = $2 and locked_until > now()`,
    [subject.key, network],
  );
  return row?.locked_until;
}

/** Counts a failure; the fifth within half an hour locks. Answers when the lock ends, if it holds now. */
export async function countFailure(tx: Tx, subject: LockSubject, network: string): Promise<Date | undefined> {
  const row = await tx.one<{ locked_until: Date | null }>(
    `insert into sign_in_locks as l (subject_key, network, account_id, failures) values ($1, $2, $5, 1)
     on conflict (tenant_id, subject_key, network) do update set
       failures = case when l.last_failure_at < now() - make_interval(mins => $4) then 1 else l.failures + 1 end,
       last_failure_at = now(),
       locked_until = case
         when l.last_failure_at >= now() - make_interval(mins => $4) and l.failures + 1 >= $3
         then now() + make_interval(mins => $4) end
     returning locked_until`,
    [subject.key, network, FAILURES, MINUTES, subject.accountId],
  );
  return row?.locked_until ?? undefined;
}

/** After a success from this network. */
export async function forgetFailures(tx: Tx, subject: LockSubject, network: string): Promise<void> {
  await tx.execute(
    'delete from sign_in_locks where tenant_id = balai.tenant_id() and subject_key = $1 and network = $2',
    [subject.key, network],
  );
}

/** Opens an account from every network again: by an officer, or because its owner proved to hold the mailbox. */
export function releaseLocks(tx: Tx, accountId: string): Promise<number> {
  return tx.execute('delete from sign_in_locks where tenant_id = balai.tenant_id() and account_id = $1', [
    accountId,
  ]);
}
