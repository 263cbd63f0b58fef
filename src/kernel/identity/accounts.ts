import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#kernel/database';
import { conflict, type WorkContext } from '#kernel/work';
import { normaliseEmail, normaliseNumber } from './identifier.ts';

export interface NewAccount {
  displayName: string;
  email?: string;
  username?: string;
  number?: string;
  /** 16 digits; only its blind index is kept. */
  nik?: string;
  passwordHash?: string;
  subjectId?: string;
  isEmailVerified?: boolean;
  status?: 'invited' | 'active';
}

/**
 * Makes an account with everything it can be found by.
 *
 * @throws AppError 409 `identifier_taken` when an identifier belongs to another account of this tenant
 */
export async function createAccount(ctx: WorkContext, tx: Tx, fresh: NewAccount): Promise<string> {
  const id = uuidv7();
  await tx.execute(
    `insert into accounts (id, display_name, email, email_verified_at, password_hash, password_changed_at, status, subject_id)
     values ($1, $2, $3, case when $4::boolean then now() end, $5, case when $5::text is not null then now() end, $6, $7)`,
    [
      ...[
        id,
        fresh.displayName,
        fresh.email ? normaliseEmail(fresh.email) : null,
        fresh.isEmailVerified ?? false,
      ],
      ...[fresh.passwordHash ?? null, fresh.status ?? 'active', fresh.subjectId ?? null],
    ],
  );
  await addIdentifiers(ctx, tx, id, fresh);
  return id;
}

/** Adds what an account may be found by; what it already has is left alone. */
export async function addIdentifiers(
  ctx: WorkContext,
  tx: Tx,
  accountId: string,
  given: Pick<NewAccount, 'email' | 'username' | 'number' | 'nik'>,
): Promise<void> {
  const keys: [kind: string, key: string][] = [];
  if (given.email) keys.push(['email', normaliseEmail(given.email)]);
  if (given.username) keys.push(['username', given.username.trim().toLowerCase()]);
  if (given.number) keys.push(['number', normaliseNumber(given.number)]);
  if (given.nik)
    keys.push(['nik', (await ctx.app.secrets.get(tx, ctx.tenant.id)).blindIndex('nik', given.nik)]);
  for (const [kind, key] of keys) {
    const row = await tx.one<{ account_id: string }>(
      `insert into account_identifiers as i (kind, key, account_id) values ($1, $2, $3)
       on conflict (tenant_id, kind, key) do update set key = i.key returning account_id`,
      [kind, key, accountId],
    );
    if (row?.account_id !== accountId) {
      throw conflict(
        'identifier_taken',
        `${LABELS[kind]} ini sudah dipakai akun lain. Silakan masuk, atau pakai yang lain.`,
      );
    }
  }
}

const LABELS: Record<string, string> = {
  email: 'Surel',
  username: 'Nama pengguna',
  number: 'Nomor',
  nik: 'NIK',
};

export interface NewGrant {
  accountId: string;
  role: string;
  regions?: readonly string[];
  programmes?: readonly string[];
  areas?: readonly string[];
  grantedBy?: string | null;
}

/** Gives a role with its own scope; the next request of that person sees it. */
export async function grantRole(tx: Tx, grant: NewGrant): Promise<string> {
  const id = uuidv7();
  await tx.execute(
    `insert into role_grants (id, account_id, role, regions, programmes, areas, granted_by)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [
      ...[id, grant.accountId, grant.role, grant.regions ?? [], grant.programmes ?? [], grant.areas ?? []],
      grant.grantedBy ?? null,
    ],
  );
  return id;
}
