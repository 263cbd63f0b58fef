import type { Tx } from '#kernel/database';

/**
 * The next numbers of members, in a row: above the highest in the book, four figures at least. Whoever takes one next
 * waits for this transaction, so a number is never given twice and none is left out.
 */
export async function takeMemberNumbers(tx: Tx, count: number): Promise<string[]> {
  await tx.execute(
    `insert into number_series (series) values ('cooperative member')
     on conflict (tenant_id, series) do update set last_number = number_series.last_number`,
  );
  const row = await tx.one<{ last: number }>(
    `update number_series s set last_number = (${HIGHEST}) + $1
      where s.tenant_id = balai.tenant_id() and s.series = 'cooperative member' returning last_number as last`,
    [count],
  );
  return Array.from({ length: count }, (_, index) => written(row!.last - count + 1 + index));
}

/** What the next number would be now. */
export async function nextMemberNumber(tx: Tx): Promise<string> {
  const row = await tx.one<{ highest: number }>(
    `select coalesce((select ${HIGHEST} from number_series s
       where s.tenant_id = balai.tenant_id() and s.series = 'cooperative member'), ${IN_BOOK}) as highest`,
  );
  return written(row!.highest + 1);
}

const IN_BOOK = `(select coalesce(max(m.member_number::bigint), 0) from cooperative_members m
  where m.tenant_id = balai.tenant_id() and m.member_number ~ '^[0-9]{1,12}$')`;
const HIGHEST = `greatest(s.last_number, ${IN_BOOK})`;

const written = (number: number) => String(number).padStart(4, '0');
