import { readBillsOf, readPaymentsOf, remainingOf, waiveBill } from '#features/dues';
import { recordAudit } from '#kernel/audit';
import type { Tx } from '#kernel/database';
import { actorOf, conflict, invalid, notFound, type WorkContext } from '#kernel/work';
import { revokeCard } from '../card/card-token.ts';
import { memberFields } from '../members/member-fields.ts';
import { refuseAgainstHigher } from '../registration/higher-role.ts';
import { keepEvent } from '../registration/keep-event.ts';
import { changeFacts, lockMembership, type Membership } from '../registration/membership.ts';

/** Which of two rows stays, and what it takes from the other. */
export interface Merge {
  keepId: string;
  dropId: string;
  /** Names of fields whose value comes from the dropped row; what the kept row lacks it takes anyway. */
  takes: readonly string[];
}

/** Columns beside the fields that travel with them. */
const COMPANIONS: Readonly<Record<string, readonly string[]>> = {
  nik: ['nik_index'],
  phone: ['phone_index'],
};

/** Facts about the person that are no field of a form; taken only where the kept row has none. */
const FILLED = [
  ...[
    'photo_file_id',
    'joined_at',
    'membership_start_date',
    'campus_id',
    'university_name',
    'region_code',
    'email',
  ],
];

/**
 * Makes one person of two rows. The dropped row stays in the books, deleted and pointing to the kept one; its papers
 * move, its open bills are waived. Money that came in never changes its owner by itself.
 *
 * @throws AppError 404; 409 `merge_refused` with the reason: one's own row, a higher role, money on the row to be
 *   dropped; 422 when both are the same row
 */
export async function mergeMembers(ctx: WorkContext, tx: Tx, merge: Merge): Promise<Membership> {
  const { keepId, dropId } = merge;
  if (keepId === dropId) throw invalid({ keep: 'Pilih dua data yang berbeda.' });
  // Always in the same order, so that two officers merging at once wait for each other.
  const locked = new Map<string, Membership>();
  for (const id of [keepId, dropId].sort()) {
    const row = await lockMembership(tx, id);
    if (!row || row.stage === 'deleted') throw notFound();
    locked.set(id, row);
  }
  const [kept, dropped] = [locked.get(keepId)!, locked.get(dropId)!];
  const refusal = (await refuseAgainstHigher(ctx, tx, dropped)) ?? (await refuseForMoney(tx, dropped));
  if (refusal) throw conflict('merge_refused', refusal);
  for (const bill of await readBillsOf(tx, dropId)) {
    if (remainingOf(bill) > 0) await waiveBill(ctx, tx, { billId: bill.id, reason: 'Data ganda digabung' });
  }
  await moveAccount(tx, kept, dropped);
  await revokeCard(tx, dropId);
  await changeFacts(
    ctx,
    tx,
    dropped.accountId && !kept.accountId ? { ...dropped, accountId: null } : dropped,
    {
      deleted_at: ctx.now,
    },
  );
  const taken = await takeFields(ctx, tx, merge);
  await tx.execute(
    `update member_documents set member_id = $2, region_code = $3
      where tenant_id = balai.tenant_id() and member_id = $1`,
    [dropId, keepId, kept.regionCode],
  );
  await tx.execute('update members set merged_into = $2 where tenant_id = balai.tenant_id() and id = $1', [
    dropId,
    keepId,
  ]);
  const note = [dropped.fullName, dropped.memberNumber].filter(Boolean).join(', ');
  await keepEvent(ctx, tx, { memberId: keepId, regionCode: kept.regionCode, step: 'merge', note });
  await keepEvent(ctx, tx, {
    memberId: dropId,
    regionCode: dropped.regionCode,
    step: 'merged',
    note: [kept.fullName, kept.memberNumber].filter(Boolean).join(', '),
  });
  await recordAudit(ctx, tx, {
    action: 'member.merged',
    resource: 'member',
    objectId: keepId,
    objectLabel: kept.fullName,
    before: { merged: dropId },
    after: { fields: taken },
  });
  return (await lockMembership(tx, keepId))!;
}

/** Says that two people are two, so that the pair is not shown again. */
export async function tellApart(ctx: WorkContext, tx: Tx, pair: [string, string]): Promise<void> {
  const stored = await tx.execute(
    `insert into member_distinct_pairs (first_id, second_id, told_by, told_at)
     select $1, $2, $3, $4 where 2 = (select count(*) from members where tenant_id = balai.tenant_id() and id in ($1, $2))
     on conflict do nothing`,
    [...pair, actorOf(ctx).id, ctx.now],
  );
  if (stored === 0) throw notFound();
  await recordAudit(ctx, tx, {
    action: 'member.told_apart',
    resource: 'member',
    objectId: pair[0],
    after: { other: pair[1] },
  });
}

async function refuseForMoney(tx: Tx, dropped: Membership): Promise<string | undefined> {
  const payments = await readPaymentsOf(tx, dropped.id);
  if (payments.some(({ status }) => status === 'submitted'))
    return `Bukti bayar ${dropped.fullName} masih diperiksa Bendahara. Gabungkan setelah diputuskan.`;
  if (payments.some(({ status }) => status === 'verified'))
    return `Pada data ${dropped.fullName} sudah ada iuran yang diterima. Simpan data itu, dan lepas data yang satunya.`;
  return undefined;
}

/** Who signs in as the dropped row goes on as the kept one, unless that has an account of its own. */
async function moveAccount(tx: Tx, kept: Membership, dropped: Membership): Promise<void> {
  if (!dropped.accountId || kept.accountId) return;
  await tx.execute(
    `update accounts set subject_id = $2, version = version + 1, updated_at = now()
      where tenant_id = balai.tenant_id() and id = $1`,
    [dropped.accountId, kept.id],
  );
}

/** @returns the names of the columns that came from the dropped row */
async function takeFields(ctx: WorkContext, tx: Tx, { keepId, dropId, takes }: Merge): Promise<string[]> {
  const columns = memberFields.flatMap(({ name, column }) =>
    [column, ...(COMPANIONS[name] ?? [])].map((one) => ({ column: one, isTaken: takes.includes(name) })),
  );
  const all = [...columns, ...FILLED.map((column) => ({ column, isTaken: false }))];
  const [kept, dropped] = await Promise.all(
    [keepId, dropId].map((id) =>
      tx.one<Record<string, unknown>>(
        `select ${all.map(({ column }) => column).join(', ')} from members where tenant_id = balai.tenant_id() and id = $1`,
        [id],
      ),
    ),
  );
  const changed = all.filter(
    ({ column, isTaken }) =>
      !isEmpty(dropped?.[column]) && (isTaken ? dropped![column] !== kept![column] : isEmpty(kept?.[column])),
  );
  if (changed.length === 0) return [];
  const values: unknown[] = [keepId, ctx.now];
  const sets = changed.map(({ column }) => `${column} = $${values.push(dropped![column])}`);
  await tx.execute(
    `update members set ${sets.join(', ')}, updated_at = $2 where tenant_id = balai.tenant_id() and id = $1`,
    values,
  );
  return changed.map(({ column }) => column);
}

/** Region '00' is not known. */
const isEmpty = (value: unknown) => value === null || value === undefined || value === '' || value === '00';
