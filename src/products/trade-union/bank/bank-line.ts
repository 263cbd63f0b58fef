import { validate as isUuid } from 'uuid';
import type { Tx } from '#kernel/database';
import type { WorkContext } from '#kernel/work';
import type { Certainty } from './match-lines.ts';

export type LineState = 'open' | 'posted' | 'linked' | 'ignored';

/** A line of a bank statement with what it was taken for. */
export interface BankLine {
  id: string;
  batchId: string;
  row: number;
  postedOn: string;
  /** Rupiah. */
  amount: number;
  /** The bank's text, opened. */
  text: string;
  state: LineState;
  certainty: Certainty;
  suggestedPayerId: string | null;
  suggestedName: string | null;
  suggestedNumber: string | null;
  suggestedPaymentId: string | null;
  reasons: string;
  paymentId: string | null;
  paidName: string | null;
  decidedByName: string;
  decidedAt: Date | null;
  note: string;
}

export const CONTENT = { table: 'dues_bank_lines', column: 'content' } as const;

const SELECT = `select l.id, l.batch_id as "batchId", l.row_number as row, l.posted_on as "postedOn", l.amount,
    l.content as text, l.state, l.certainty, l.suggested_payer_id as "suggestedPayerId",
    m.full_name as "suggestedName", m.member_number as "suggestedNumber",
    l.suggested_payment_id as "suggestedPaymentId", l.reasons, l.payment_id as "paymentId",
    payer.full_name as "paidName", l.decided_by_name as "decidedByName", l.decided_at as "decidedAt", l.note
    from dues_bank_lines l
    left join members m on m.tenant_id = l.tenant_id and m.id = l.suggested_payer_id
    left join dues_payments p on p.tenant_id = l.tenant_id and p.id = l.payment_id
    left join members payer on payer.tenant_id = p.tenant_id and payer.id = p.payer_id
   where l.tenant_id = balai.tenant_id()`;

/** What the tabs of a statement show. */
export const LINE_FILTERS: Readonly<Record<string, string>> = {
  certain: "l.state = 'open' and l.certainty = 'certain'",
  likely: "l.state = 'open' and l.certainty = 'likely'",
  unclear: "l.state = 'open' and l.certainty in ('ambiguous', 'none')",
  done: "l.state in ('posted', 'linked')",
  ignored: "l.state = 'ignored'",
};

/** One page of the lines of a statement. */
export async function readLines(
  ctx: WorkContext,
  tx: Tx,
  given: { batchId: string; show: string; page: number; size: number },
): Promise<BankLine[]> {
  const rows = await tx.query<BankLine>(
    `${SELECT} and l.batch_id = $1 and ${LINE_FILTERS[given.show] ?? 'true'}
      order by l.posted_on, l.row_number limit ${given.size} offset ${(given.page - 1) * given.size}`,
    [given.batchId],
  );
  return openAll(ctx, tx, rows);
}

/** One line; `isLocked` holds it until the end. */
export async function readLine(
  ctx: WorkContext,
  tx: Tx,
  id: string,
  options: { isLocked?: boolean } = {},
): Promise<BankLine | undefined> {
  if (!isUuid(id)) return undefined;
  const row = await tx.one<BankLine>(`${SELECT} and l.id = $1 ${options.isLocked ? 'for update of l' : ''}`, [
    id,
  ]);
  return row && (await openAll(ctx, tx, [row]))[0];
}

export interface LineCounts {
  all: number;
  certain: number;
  likely: number;
  unclear: number;
  done: number;
  ignored: number;
}

/** How many lines of a statement stand where. */
export async function countLines(tx: Tx, batchId: string): Promise<LineCounts> {
  const parts = Object.entries(LINE_FILTERS).map(
    ([name, condition]) => `count(*) filter (where ${condition}) as ${name}`,
  );
  const row = await tx.one<LineCounts>(
    `select count(*) as all, ${parts.join(', ')} from dues_bank_lines l
      where l.tenant_id = balai.tenant_id() and l.batch_id = $1`,
    [batchId],
  );
  return row!;
}

async function openAll(ctx: WorkContext, tx: Tx, rows: BankLine[]): Promise<BankLine[]> {
  const keys = await ctx.app.secrets.get(tx, ctx.tenant.id);
  for (const row of rows) row.text = keys.open(row.text, { ...CONTENT, row: row.id });
  return rows;
}
