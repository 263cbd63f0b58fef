import type { Tx } from '#kernel/database';
import { describeDevice } from './describe-device.ts';

export interface OpenSession {
  id: string;
  kind: 'web' | 'api';
  device: string;
  ip: string;
  createdAt: Date;
  lastSeenAt: Date;
  expiresAt: Date;
}

/** Sessions of an account that are open now, the latest used first. */
export async function readSessions(tx: Tx, accountId: string): Promise<OpenSession[]> {
  const rows = await tx.query<OpenSession>(
    `select id, kind, device, ip, created_at as "createdAt", last_seen_at as "lastSeenAt", expires_at as "expiresAt"
       from sessions where tenant_id = balai.tenant_id() and account_id = $1 and ended_at is null and expires_at > now()
      order by last_seen_at desc limit 100`,
    [accountId],
  );
  return rows.map((row) => ({ ...row, device: describeDevice(row.device) }));
}

export interface SignInEvent {
  id: string;
  at: Date;
  outcome: string;
  device: string;
  ip: string;
}

/** Who came, and who was turned away, under this account's name; the newest first. */
export async function readSignIns(tx: Tx, accountId: string, limit = 30): Promise<SignInEvent[]> {
  const rows = await tx.query<SignInEvent>(
    `select id, at, outcome, device, ip from sign_in_events
      where tenant_id = balai.tenant_id() and account_id = $1 order by at desc limit $2`,
    [accountId, limit],
  );
  return rows.map((row) => ({ ...row, device: describeDevice(row.device) }));
}

const OUTCOMES: Readonly<Record<string, { label: string; isGood: boolean }>> = {
  signed_in: { label: 'Masuk', isGood: true },
  signed_in_new_device: { label: 'Masuk dari perangkat baru', isGood: true },
  wrong_password: { label: 'Kata sandi tidak cocok', isGood: false },
  wrong_otp: { label: 'Kode autentikator tidak cocok', isGood: false },
  suspended: { label: 'Akun sedang ditutup', isGood: false },
  closed: { label: 'Akun sudah dihapus', isGood: false },
  invited: { label: 'Akun belum diaktifkan', isGood: false },
  refresh_reused: { label: 'Kunci sesi dipakai dua kali; sesi diakhiri', isGood: false },
};

/** The outcome of a sign-in in words. */
export function describeSignIn(outcome: string): { label: string; isGood: boolean } {
  return OUTCOMES[outcome] ?? { label: outcome, isGood: false };
}
