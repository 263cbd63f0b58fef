import type { Tx } from '#kernel/database';
import type { StepContext } from '#kernel/flow';
import { addIdentifiers, createAccount, sendActivation } from '#kernel/identity';
import { memberFields } from '../members/member-fields.ts';
import { keysOf, openColumn } from '../members/store-member.ts';
import { readMembership } from './membership.ts';
import { type MembershipStep, WAITING } from './membership-step.ts';

/**
 * Opens the way in for somebody who came from an old list: an account without a password, and a link to set the first
 * one (research/serikat §1a 11). Pressed again, it sends a new link.
 */
export const invite: MembershipStep = {
  key: 'invite',
  label: 'Kirim tautan masuk',
  from: [...WAITING, 'active'],
  to: [...WAITING, 'active'],
  resource: 'member',
  right: 'approve',
  explain:
    'Orang ini menerima tautan lewat surel untuk membuat kata sandi pertamanya. Tautan berlaku 30 hari.',
  done: (row) => `Tautan masuk dikirim ke ${row.fullName}.`,
  refuse: async (_ctx, tx, row) => {
    if (!row.email) return 'Surel orang ini belum tercatat. Lengkapi datanya dahulu.';
    if (row.accountId && (await hasPassword(tx, row.accountId))) return 'Orang ini sudah dapat masuk.';
    return undefined;
  },
  run: async (ctx, tx, row) => {
    const accountId =
      row.accountId ??
      (await createAccount(ctx, tx, {
        displayName: row.fullName,
        email: row.email!,
        subjectId: row.id,
        status: 'invited',
        ...(row.memberNumber && { number: row.memberNumber }),
      }));
    const nik = await readNik(ctx, tx, row.id);
    if (nik) await addIdentifiers(ctx, tx, accountId, { nik });
    await sendActivation(ctx, tx, accountId);
    return (await readMembership(tx, row.id))!;
  },
};

async function hasPassword(tx: Tx, accountId: string): Promise<boolean> {
  const row = await tx.one(
    'select 1 from accounts where tenant_id = balai.tenant_id() and id = $1 and password_hash is not null',
    [accountId],
  );
  return row !== undefined;
}

/** Members sign in by NIK too, where it is known. */
async function readNik(ctx: StepContext, tx: Tx, memberId: string): Promise<string | undefined> {
  const row = await tx.one<{ nik: string | null }>(
    'select nik from members where tenant_id = balai.tenant_id() and id = $1',
    [memberId],
  );
  const field = memberFields.find(({ name }) => name === 'nik');
  return row?.nik && field ? openColumn(await keysOf(ctx, tx), field, row.nik) : undefined;
}
