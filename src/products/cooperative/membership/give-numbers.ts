import { recordAudit } from '#kernel/audit';
import type { PlainDate } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { updateEntry } from '#kernel/register';
import { conflict, type WorkContext } from '#kernel/work';
import { members } from '../registers/index.ts';
import { nextMemberNumber, takeMemberNumbers } from './member-number.ts';

/** As many as one press numbers; whoever has more presses again. */
export const MOST_AT_ONCE = 500;

export interface Unnumbered {
  id: string;
  fullName: string;
  joinedOn: PlainDate;
}

/** Members of the book without a number, in the order in which they would get one, and the first number that is free. */
export async function readUnnumbered(tx: Tx): Promise<{ rows: Unnumbered[]; total: number; first: string }> {
  const rows = await tx.query<Unnumbered & { total: number }>(
    `select id, full_name as "fullName", joined_on as "joinedOn", count(*) over ()::int as total
       from cooperative_members where ${WITHOUT} order by joined_on, full_name, id limit $1`,
    [MOST_AT_ONCE],
  );
  return { rows, total: rows[0]?.total ?? 0, first: await nextMemberNumber(tx) };
}

/**
 * Numbers every member that has none, by the day of joining, then by name: without gaps, and only as it was shown.
 * @param seen how many were shown and which number came first
 * @returns the first and the last number
 * @throws AppError 409 when the book changed meanwhile, or all have a number
 */
export async function giveNumbers(
  ctx: WorkContext,
  tx: Tx,
  seen: { count: number; first: string },
): Promise<{ first: string; last: string }> {
  // The series is the lock: who presses at the same moment finds the book as the first left it.
  await takeMemberNumbers(tx, 0);
  const { rows, first } = await readUnnumbered(tx);
  if (rows.length === 0) throw conflict('all_numbered', 'Semua anggota sudah punya nomor.');
  if (rows.length !== seen.count || first !== seen.first)
    throw conflict(
      'book_changed',
      'Buku anggota berubah sejak halaman ini dibuka. Periksa daftar yang baru.',
    );
  const numbers = await takeMemberNumbers(tx, rows.length);
  for (const [index, { id }] of rows.entries())
    await updateEntry(ctx, tx, members, id, { values: { memberNumber: numbers[index] } });
  const last = numbers.at(-1)!;
  await recordAudit(ctx, tx, {
    ...{ action: 'member.numbered', resource: 'member', objectLabel: `${rows.length} anggota` },
    after: { first, last },
  });
  return { first, last };
}

const WITHOUT = `tenant_id = balai.tenant_id() and deleted_at is null and coalesce(member_number, '') = ''`;
