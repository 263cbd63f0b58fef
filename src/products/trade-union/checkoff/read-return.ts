import { validate as isUuid } from 'uuid';
import type { Tx } from '#kernel/database';
import type { WorkContext } from '#kernel/work';
import type { MatchedBy, Verdict } from './match-deductions.ts';

/** A file of the employer's that was taken in. */
export interface CheckoffReturn {
  id: string;
  listId: string;
  fileId: string;
  fileName: string;
  /** The day on which the money came in. */
  receivedOn: string;
  mapping: Readonly<Record<string, number>>;
  uploadedByName: string;
  createdAt: Date;
}

const SELECT = `select r.id, r.list_id as "listId", r.file_id as "fileId", r.file_name as "fileName",
    r.received_on as "receivedOn", r.mapping, r.uploaded_by_name as "uploadedByName", r.created_at as "createdAt"
    from checkoff_returns r where r.tenant_id = balai.tenant_id()`;

export async function readReturn(tx: Tx, id: string): Promise<CheckoffReturn | undefined> {
  return isUuid(id) ? tx.one<CheckoffReturn>(`${SELECT} and r.id = $1`, [id]) : undefined;
}

/** The files taken in for a list, newest first. */
export function readReturnsOf(tx: Tx, listId: string): Promise<CheckoffReturn[]> {
  return tx.query<CheckoffReturn>(`${SELECT} and r.list_id = $1 order by r.created_at desc`, [listId]);
}

/** One row of the file, and whom it is about. */
export interface ReturnRow {
  id: string;
  returnId: string;
  rowNumber: number;
  fullName: string;
  memberNumber: string;
  employeeNumber: string;
  amount: number | null;
  itemId: string | null;
  matchedBy: MatchedBy | null;
  verdict: Verdict;
  problem: string;
  /** The person on the list. */
  payerId: string | null;
  personName: string | null;
  asked: number | null;
  /** The deduction of this person is posted already, from this file or another. */
  isPosted: boolean;
}

/** The rows of a file in its order, opened. */
export async function readReturnRows(
  ctx: WorkContext,
  tx: Tx,
  returnId: string,
  only?: readonly string[],
): Promise<ReturnRow[]> {
  const rows = await tx.query<
    Omit<ReturnRow, 'fullName' | 'memberNumber' | 'employeeNumber'> & { content: string }
  >(
    `select r.id, r.return_id as "returnId", r.row_number as "rowNumber", r.content, r.amount, r.item_id as "itemId",
       r.matched_by as "matchedBy", r.verdict, r.problem, i.payer_id as "payerId", m.full_name as "personName",
       i.asked_amount as asked, coalesce(i.outcome = 'deducted', false) as "isPosted"
       from checkoff_return_rows r
       left join checkoff_items i on i.tenant_id = r.tenant_id and i.id = r.item_id
       left join members m on m.tenant_id = i.tenant_id and m.id = i.payer_id
      where r.tenant_id = balai.tenant_id() and r.return_id = $1 and ($2::uuid[] is null or r.id = any($2))
      order by r.row_number`,
    [returnId, only ?? null],
  );
  const keys = await ctx.app.secrets.get(tx, ctx.tenant.id);
  return rows.map(({ content, ...row }) => {
    const place = { table: 'checkoff_return_rows', column: 'content', row: row.id };
    return { ...row, ...(JSON.parse(keys.open(content, place)) as RowText) };
  });
}

type RowText = Pick<ReturnRow, 'fullName' | 'memberNumber' | 'employeeNumber'>;
