import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { v7 as uuidv7 } from 'uuid';
import {
  fingerprintLines,
  readStatement,
  type Statement,
  StatementError,
  type StatementLayout,
  type StatementLine,
} from '#features/bank-statements';
import { recordAudit } from '#kernel/audit';
import { addDays, todayOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { SheetError } from '#kernel/exchange';
import { actorOf, invalid, type WorkContext } from '#kernel/work';
import { CONTENT } from './bank-line.ts';
import { type Match, prepareMatching } from './match-lines.ts';
import { readPayersToMatch } from './read-payers.ts';

export interface StatementUpload {
  path: string;
  name: string;
  /** Number of the union's account, as the treasurer chose it. */
  account: string;
  /** Key of a bank's format; nothing to find it out. */
  format?: string | undefined;
  layout?: StatementLayout | undefined;
}

export interface ImportedStatement {
  batchId: string;
  lines: number;
  /** Those that no earlier statement held. */
  fresh: number;
}

const DAYS_BACK = 45;
/** More than this nobody reads; one is enough to fetch the file anew. */
const MOST_BREAKS = 20;

/**
 * Takes a bank statement in: reads it, keeps the lines that no earlier statement held, and suggests whose they are.
 * Nothing is posted. The same file twice, or one that overlaps, adds nothing twice.
 *
 * @throws AppError 422 for what cannot be read
 */
export async function importStatement(
  ctx: WorkContext,
  tx: Tx,
  upload: StatementUpload,
): Promise<ImportedStatement> {
  const account = upload.account.replace(/\D/g, '');
  if (account.length < 5) throw invalid({ account: 'Pilih rekening serikat.' });
  const statement = await read(upload, todayOf(ctx));
  if (statement.account !== undefined && statement.account !== account) {
    // Under another account the same lines would count as new ones.
    throw invalid({
      account: `Berkas ini mutasi rekening …${statement.account.slice(-4)}, bukan rekening yang Anda pilih.`,
    });
  }
  const keys = await ctx.app.secrets.get(tx, ctx.tenant.id);
  const prints = fingerprintLines(account, statement.lines).map((text) => keys.blindIndex('bank line', text));
  const matches = await matchAll(tx, todayOf(ctx), statement.lines);
  const batchId = uuidv7();
  const days = statement.lines.map(({ postedOn }) => postedOn).sort();
  const actor = actorOf(ctx);
  await tx.execute(
    `insert into dues_bank_batches (id, file_name, file_sha256, account_tail, format, first_on, last_on, line_count,
       skipped, balance_breaks, imported_by, imported_by_name, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      ...[batchId, upload.name.slice(0, 200), await hashOf(upload.path), account.slice(-4), statement.format],
      ...[
        days[0] ?? null,
        days.at(-1) ?? null,
        statement.lines.length,
        JSON.stringify(countSkipped(statement)),
        statement.balanceBreaks.slice(0, MOST_BREAKS),
      ],
      ...[actor.id, actor.name, ctx.now],
    ],
  );
  const ids = statement.lines.map(() => uuidv7());
  const fresh = await tx.execute(
    `insert into dues_bank_lines (id, batch_id, row_number, fingerprint, posted_on, amount, content, certainty,
       suggested_payer_id, suggested_payment_id, reasons)
     select r.id, $1, r.row, r.print, r.day, r.amount, r.content, r.certainty, r.payer, r.payment, r.reasons
       from unnest($2::uuid[], $3::int[], $4::text[], $5::date[], $6::bigint[], $7::text[], $8::text[], $9::uuid[],
         $10::uuid[], $11::text[])
         as r(id, row, print, day, amount, content, certainty, payer, payment, reasons)
     on conflict (tenant_id, fingerprint) do nothing`,
    [
      batchId,
      ids,
      statement.lines.map(({ row }) => row),
      prints,
      statement.lines.map(({ postedOn }) => postedOn),
      statement.lines.map(({ amount }) => amount),
      statement.lines.map(({ text }, index) => keys.seal(text, { ...CONTENT, row: ids[index]! })),
      matches.map(({ certainty }) => certainty),
      matches.map(({ payerId }) => payerId),
      matches.map(({ paymentId }) => paymentId),
      matches.map(({ reasons }) => reasons),
    ],
  );
  await tx.execute(
    'update dues_bank_batches set new_count = $2 where tenant_id = balai.tenant_id() and id = $1',
    [batchId, fresh],
  );
  await recordAudit(ctx, tx, {
    action: 'bank.imported',
    resource: 'dues.bank',
    objectId: batchId,
    objectLabel: upload.name,
    after: { lines: statement.lines.length, new_lines: fresh, format: statement.format },
  });
  return { batchId, lines: statement.lines.length, fresh };
}

/** Suggestions for lines, over everybody money could come from. */
export async function matchAll(tx: Tx, today: string, lines: readonly StatementLine[]): Promise<Match[]> {
  const first = lines.map(({ postedOn }) => postedOn).sort()[0] ?? today;
  const payers = await readPayersToMatch(tx, { today, since: addDays(first, -DAYS_BACK) });
  const match = prepareMatching(payers);
  return lines.map((line) => match(line));
}

async function read(upload: StatementUpload, today: string): Promise<Statement> {
  try {
    return await readStatement(upload.path, { today, format: upload.format, layout: upload.layout });
  } catch (error) {
    if (error instanceof StatementError) {
      throw invalid(
        error.code === 'unknown_layout'
          ? {
              file: 'Susunan kolomnya belum kami kenal. Pilih banknya, atau sebutkan kolomnya di bawah.',
            }
          : { file: 'Tidak ada baris mutasi di berkas ini.' },
      );
    }
    if (error instanceof SheetError) {
      throw invalid({ file: 'Berkas ini bukan CSV atau XLSX yang dapat dibaca. Unduh lagi dari bank.' });
    }
    throw error;
  }
}

async function hashOf(path: string): Promise<string> {
  return createHash('sha256')
    .update(await readFile(path))
    .digest('hex');
}

function countSkipped({ skipped }: Statement): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { reason } of skipped) counts[reason] = (counts[reason] ?? 0) + 1;
  return counts;
}
