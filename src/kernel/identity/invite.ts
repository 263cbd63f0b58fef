import { v7 as uuidv7 } from 'uuid';
import { recordAudit } from '#kernel/audit';
import type { Tx } from '#kernel/database';
import { isMailAddress, queueMail } from '#kernel/mail';
import { AppError, conflict, invalid, notFound, type WorkContext } from '#kernel/work';
import { createAccount } from './accounts.ts';
import { giveRole, type RoleGift } from './give-role.ts';
import { normaliseEmail } from './identifier.ts';
import { issueToken, peekToken, spendToken } from './mailed-token.ts';
import { invitationMail } from './mails.ts';
import { hashPassword } from './password.ts';
import { checkNewPassword, tokenGone } from './set-password.ts';
import { readOwnWays, roleLabel, rolesGivenAlone } from './tenant-roles.ts';

export interface NewInvitation extends Omit<RoleGift, 'accountId' | 'validUntil'> {
  email: string;
  name: string;
}

export interface Invitation {
  id: string;
  email: string;
  display_name: string;
  role: string;
  regions: string[];
  programmes: string[];
  areas: string[];
  invited_by: string | null;
  created_at: Date;
  expires_at: Date;
  accepted_at: Date | null;
  withdrawn_at: Date | null;
}

const COLUMNS = `i.id, i.email, i.display_name, i.role, i.regions, i.programmes, i.areas, i.invited_by, i.created_at,
  i.expires_at, i.accepted_at, i.withdrawn_at`;

/**
 * Invites somebody to a role by mail. The role is given when the invitation is accepted, not before.
 *
 * @returns the link of the mail, for who cannot read it there
 * @throws AppError 422 naming `email`, `name`, `role`; 409 `invited_already`
 */
export async function inviteOfficer(
  ctx: WorkContext,
  tx: Tx,
  fresh: NewInvitation,
): Promise<{ id: string; link: string }> {
  const email = normaliseEmail(fresh.email);
  if (!isMailAddress(email)) throw invalid({ email: 'Isi alamat surel lengkap, misalnya nama@contoh.id.' });
  const table = ctx.app.access(ctx.tenant);
  const own = await readOwnWays(tx);
  const role = rolesGivenAlone(table, own.roles).find(({ key }) => key === fresh.role);
  if (!role) throw invalid({ role: 'Pilih salah satu peran.' });
  if (role.scopedBy && listOf(fresh, role.scopedBy).length === 0) {
    throw invalid({ [`${role.scopedBy}s`]: 'Pilih cakupan peran ini.' });
  }
  const open = await tx.one(
    `select 1 from invitations where tenant_id = balai.tenant_id() and email = $1 and role = $2
       and accepted_at is null and withdrawn_at is null and expires_at > now()`,
    [email, fresh.role],
  );
  if (open)
    throw conflict(
      'invited_already',
      'Undangan untuk surel dan peran ini masih terbuka. Tarik dulu yang lama.',
    );
  const id = uuidv7();
  const {
    id: tokenId,
    token,
    hours,
  } = await issueToken(tx, {
    purpose: 'invitation',
    accountId: null,
    data: { invitationId: id },
  });
  const inviter = ctx.principal.kind === 'account' ? ctx.principal : undefined;
  await tx.execute(
    `insert into invitations (id, email, display_name, role, regions, programmes, areas, token_id, invited_by, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, now() + make_interval(hours => $10))`,
    [
      ...[id, email, fresh.name, fresh.role, fresh.regions ?? [], fresh.programmes ?? [], fresh.areas ?? []],
      ...[tokenId, inviter?.accountId ?? null, hours],
    ],
  );
  const link = ctx.app.urlOf(ctx.tenant, `/invitation/${token}`);
  await queueMail(ctx, tx, invitationMail, {
    to: { name: fresh.name, address: email },
    values: {
      name: fresh.name,
      organisation: ctx.tenant.name,
      role: roleLabel(table, own.roles, fresh.role),
      inviter: inviter?.name ?? 'Pengurus',
      link,
      days: String(Math.round(hours / 24)),
    },
  });
  await recordAudit(ctx, tx, {
    action: 'invitation.sent',
    resource: 'invitation',
    objectId: id,
    objectLabel: fresh.name,
    after: { email, role: fresh.role },
  });
  return { id, link };
}

/** Takes an open invitation back: its link stops working. @throws AppError 404 when it is open no more */
export async function withdrawInvitation(ctx: WorkContext, tx: Tx, id: string): Promise<void> {
  const row = await tx.one<{ token_id: string; display_name: string; email: string; role: string }>(
    `update invitations set withdrawn_at = now()
      where tenant_id = balai.tenant_id() and id = $1 and accepted_at is null and withdrawn_at is null
      returning token_id, display_name, email, role`,
    [id],
  );
  if (!row) throw notFound();
  await tx.execute(
    'update mailed_tokens set used_at = now() where tenant_id = balai.tenant_id() and id = $1 and used_at is null',
    [row.token_id],
  );
  await recordAudit(ctx, tx, {
    action: 'invitation.withdrawn',
    resource: 'invitation',
    objectId: id,
    objectLabel: row.display_name,
    before: { email: row.email, role: row.role },
  });
}

/** What an invitation's link leads to, without using it; undefined when it is gone. */
export async function readInvitation(
  tx: Tx,
  token: string,
): Promise<(Invitation & { inviter: string | null; account_id: string | null }) | undefined> {
  const found = await peekToken(tx, 'invitation', token);
  if (!found) return undefined;
  return tx.one(
    `select ${COLUMNS}, (select display_name from accounts a where a.tenant_id = i.tenant_id and a.id = i.invited_by) as inviter,
       (select account_id from account_identifiers x
         where x.tenant_id = i.tenant_id and x.kind = 'email' and x.key = i.email) as account_id
       from invitations i
      where i.tenant_id = balai.tenant_id() and i.id = $1 and i.withdrawn_at is null and i.accepted_at is null`,
    [found.data.invitationId],
  );
}

/** What a product does when an invitation becomes a role, in the same transaction. */
export type InvitationAccepted = (
  ctx: WorkContext,
  tx: Tx,
  accepted: { invitationId: string; accountId: string; grantId: string },
) => Promise<void>;

/**
 * Accepts an invitation: with a new account, or, when one with this address exists, as the person who is signed in
 * with it.
 *
 * @throws AppError 410 `token_gone`; 409 `sign_in_first`; 422 naming `name` or `password`
 */
export async function acceptInvitation(
  ctx: WorkContext,
  given: { token: string; name?: string; password?: string },
  whenAccepted?: InvitationAccepted,
): Promise<{ accountId: string; isNew: boolean }> {
  const invitation = await ctx.transaction((tx) => readInvitation(tx, given.token));
  if (!invitation) throw tokenGone();
  const me = ctx.principal.kind === 'account' ? ctx.principal : undefined;
  if (invitation.account_id && invitation.account_id !== me?.accountId) {
    throw new AppError(
      'sign_in_first',
      409,
      'Surel ini sudah punya akun. Masuk dengan akun itu, lalu buka tautan ini lagi.',
    );
  }
  const name = given.name?.trim() || invitation.display_name;
  let hash: string | undefined;
  if (!invitation.account_id) {
    checkNewPassword({ display_name: name, email: invitation.email }, given.password ?? '');
    hash = await hashPassword(given.password ?? '');
  }
  return ctx.transaction(async (tx) => {
    const token = await spendToken(tx, 'invitation', given.token);
    if (token?.data.invitationId !== invitation.id) throw tokenGone();
    const accountId =
      invitation.account_id ??
      (await createAccount(ctx, tx, {
        displayName: name,
        email: invitation.email,
        passwordHash: hash!,
        isEmailVerified: true,
      }));
    const grantId = await giveRole(ctx, tx, {
      accountId,
      role: invitation.role,
      regions: invitation.regions,
      programmes: invitation.programmes,
      areas: invitation.areas,
    });
    await tx.execute(
      `update invitations set accepted_at = now(), account_id = $2 where tenant_id = balai.tenant_id() and id = $1`,
      [invitation.id, accountId],
    );
    await whenAccepted?.(ctx, tx, { invitationId: invitation.id, accountId, grantId });
    await recordAudit(ctx, tx, {
      action: 'invitation.accepted',
      resource: 'invitation',
      objectId: invitation.id,
      objectLabel: name,
      after: { email: invitation.email, role: invitation.role, invitedBy: invitation.inviter },
    });
    return { accountId, isNew: !invitation.account_id };
  });
}

function listOf(fresh: NewInvitation, scope: 'region' | 'programme' | 'area'): readonly string[] {
  return { region: fresh.regions, programme: fresh.programmes, area: fresh.areas }[scope] ?? [];
}
