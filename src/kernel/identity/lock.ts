import { createHash } from 'node:crypto';
import { isIPv6 } from 'node:net';
import type { Tx } from '#kernel/database';

/** Requirement (serikat §10.1, desa "Account lockout"): five failures, thirty minutes. */
const FAILURES = 5;
const MINUTES = 30;

/**
 * The network a request comes from: /24 for IPv4, /56 for IPv6. Failures are counted for one identifier from one
 * network, so 200 people behind a campus gateway do not lock each other, and a stranger elsewhere locks nobody.
 */
export function networkOf(ip: string): string {
  if (isIPv6(ip)) {
    const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip);
    if (mapped) return networkOf(mapped[1]!);
    return `${expandIPv6(ip).slice(0, 4).join(':').slice(0, -2)}00::/56`;
  }
  return /^\d+\.\d+\.\d+\.\d+$/.test(ip) ? `${ip.split('.').slice(0, 3).join('.')}.0/24` : 'unknown';
}

/** The key failures are kept under: the identifier as typed, hashed, known account or not. */
export function lockSubject(identifier: string): string {
  return createHash('sha256').update(identifier.trim().toLowerCase()).digest('base64url');
}

export async function lockedUntil(tx: Tx, subject: string, network: string): Promise<Date | undefined> {
  const row = await tx.one<{ locked_until: Date }>(
    'select locked_until from sign_in_locks where tenant_id = balai.tenant_id() and subject_key = $1 and network = $2 and locked_until > now()',
    [subject, network],
  );
  return row?.locked_until;
}

/** Counts a failure; the fifth within half an hour locks. Answers when the lock ends, if it holds now. */
export async function countFailure(tx: Tx, subject: string, network: string): Promise<Date | undefined> {
  const row = await tx.one<{ locked_until: Date | null }>(
    `insert into sign_in_locks as l (subject_key, network, failures) values ($1, $2, 1)
     on conflict (tenant_id, subject_key, network) do update set
       failures = case when l.last_failure_at < now() - make_interval(mins => $4) then 1 else l.failures + 1 end,
       last_failure_at = now(),
       locked_until = case
         when l.last_failure_at >= now() - make_interval(mins => $4) and l.failures + 1 >= $3
         then now() + make_interval(mins => $4) end
     returning locked_until`,
    [subject, network, FAILURES, MINUTES],
  );
  return row?.locked_until ?? undefined;
}

export async function forgetFailures(tx: Tx, subject: string, network: string): Promise<void> {
  await tx.execute('delete from sign_in_locks where tenant_id = balai.tenant_id() and subject_key = $1 and network = $2', [
    subject,
    network,
  ]);
}

function expandIPv6(ip: string): string[] {
  const [head = '', tail] = ip.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const gap = tail === undefined ? [] : Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0');
  return [...left, ...gap, ...right].map((part) => part.padStart(4, '0'));
}
