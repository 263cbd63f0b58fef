import { v7 as uuidv7 } from 'uuid';
import { fingerprintLines, readStatement, type Statement, StatementError } from '#features/bank-statements';
import { recordAudit } from '#kernel/audit';
import { todayOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { SheetError } from '#kernel/exchange';
import { parseRupiah } from '#kernel/money';
import { actorOf, invalid, type WorkContext } from '#kernel/work';
import { readAccount } from '../account.ts';
import { CONTENT } from './bank-statement.ts';

/**
 * Takes a statement of the bank in and keeps the lines that no earlier one held; the same file again adds nothing.
 * Nothing is posted and nothing is matched.
 *
 * @param given.closing what the bank says is there on its last day, as typed
 * @returns the statement, how many of its lines are new, and rows of the file that a person should look at: `skipped` could not
 *   be taken for money in rupiah, at `breaks` the balance does not follow from the row before
 * @throws AppError 422 for a file that cannot be read or holds nothing new, an account that is no bank, a closing balance
 */
export async function importBankStatement(
  ctx: WorkContext,
  tx: Tx,
  given: { path: string; name: string; accountId: string; format: string; closing: string },
): Promise<{ id: string; lines: number; fresh: number; skipped: number[]; breaks: number[] }> {
  const closing = parseRupiah(given.closing);
  if (closing.kind !== 'amount') throw invalid({ closing: 'Isi saldo akhir menurut bank, rupiah bulat.' });
  const account = /^[0-9a-f-]{36}$/.test(given.accountId)
    ? await readAccount(tx, given.accountId)
    : undefined;
  if (account?.cashFlow !== 'cash') throw invalid({ account: 'Pilih rekening bank dari bagan akun.' });
  const { lines, skipped, balanceBreaks: breaks } = await readLines(given, todayOf(ctx));
  const keys = await ctx.app.secrets.get(tx, ctx.tenant.id);
  const prints = fingerprintLines(account.id, lines).map((text) => keys.blindIndex('ledger bank line', text));
  const known = await tx.query<{ fingerprint: string }>(
    `select fingerprint from ledger_bank_lines where tenant_id = balai.tenant_id() and fingerprint = any($1)`,
    [prints],
  );
  const seen = new Set(known.map(({ fingerprint }) => fingerprint));
  const fresh = lines
    .map((line, at) => ({ ...line, print: prints[at]!, id: uuidv7() }))
    .filter(({ print }) => !seen.has(print));
  if (fresh.length === 0)
    throw invalid({ file: 'Semua baris di berkas ini sudah ada. Tidak ada yang ditambahkan.' });
  const days = lines.map(({ postedOn }) => postedOn).sort();
  const id = uuidv7();
  const actor = actorOf(ctx);
  await tx.execute(
    `insert into ledger_bank_statements (id, account_id, file_name, first_on, last_on, closing_balance, line_count,
       new_count, imported_by, imported_by_name, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      ...[id, account.id, given.name.slice(0, 200), days[0], days.at(-1), closing.amount, lines.length],
      ...[fresh.length, actor.id, actor.name, ctx.now],
    ],
  );
  await tx.execute(
    `insert into ledger_bank_lines (id, statement_id, account_id, fingerprint, posted_on, amount, content)
     select r.id, $1, $2, r.print, r.day, r.amount, r.content
       from unnest($3::uuid[], $4::text[], $5::date[], $6::bigint[], $7::text[]) as r (id, print, day, amount, content)`,
    [
      ...[id, account.id, fresh.map((line) => line.id), fresh.map(({ print }) => print)],
      ...[fresh.map(({ postedOn }) => postedOn), fresh.map(({ amount }) => amount)],
      fresh.map((line) => keys.seal(line.text, { ...CONTENT, row: line.id })),
    ],
  );
  await recordAudit(ctx, tx, {
    ...{ action: 'bank.imported', resource: 'bank-reconciliation', objectId: id, objectLabel: given.name },
    after: { lines: lines.length, new_lines: fresh.length, closing: closing.amount },
  });
  return {
    ...{ id, lines: lines.length, fresh: fresh.length, breaks },
    skipped: skipped.flatMap(({ row, reason }) => (QUIET.includes(reason) ? [] : [row])),
  };
}

/** Rows that are no movement of money: nobody misses them. */
const QUIET: readonly string[] = ['balance', 'pending', 'outgoing'];

async function readLines(given: { path: string; format: string }, today: string): Promise<Statement> {
  try {
    const choice = { today, format: given.format || undefined, withOutgoing: true };
    const statement = await readStatement(given.path, choice);
    if (statement.lines.length === 0) throw new StatementError('no_lines');
    return statement;
  } catch (error) {
    if (error instanceof StatementError)
      throw invalid({
        file:
          error.code === 'unknown_layout'
            ? 'Susunan kolomnya belum kami kenal. Pilih banknya, atau unduh lagi sebagai CSV.'
            : 'Tidak ada baris mutasi di berkas ini.',
      });
    if (error instanceof SheetError)
      throw invalid({ file: 'Berkas ini bukan CSV atau XLSX yang dapat dibaca. Unduh lagi dari bank.' });
    throw error;
  }
}
