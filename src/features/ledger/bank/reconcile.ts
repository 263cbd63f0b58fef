import { validate as isUuid } from 'uuid';
import { recordAudit } from '#kernel/audit';
import { addDays, daysBetween } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { actorOf, conflict, notFound, type WorkContext } from '#kernel/work';
import type { BankLine, BankStatement } from './bank-statement.ts';

/** A line of the books on the bank's account that no line of the bank was matched with. */
export interface BookLine {
  journalId: string;
  position: number;
  number: string;
  postedOn: string;
  description: string;
  amount: number;
}

/** How far apart bank and books may write the same money. */
const DAYS_APART = 7;

/** The lines of the books that are still open around the days of a statement. */
export function readOpenBookLines(
  tx: Tx,
  statement: Pick<BankStatement, 'accountId' | 'firstOn' | 'lastOn'>,
): Promise<BookLine[]> {
  return tx.query<BookLine>(
    `select l.journal_id as "journalId", l.position, j.number, l.posted_on as "postedOn", j.description, l.amount
       from ledger_lines l
       join ledger_journals j on j.tenant_id = l.tenant_id and j.id = l.journal_id
      where l.tenant_id = balai.tenant_id() and l.account_id = $1 and l.posted_on between $2 and $3
        and not exists (select 1 from ledger_bank_lines b
          where b.tenant_id = l.tenant_id and b.journal_id = l.journal_id and b.position = l.position)
      order by l.posted_on, j.number, l.position`,
    [statement.accountId, addDays(statement.firstOn, -DAYS_APART), addDays(statement.lastOn, DAYS_APART)],
  );
}

/** For each open line of the bank the book lines that it may be: the same money within a week, the nearest day first. */
export function suggestMatches(
  bank: readonly BankLine[],
  books: readonly BookLine[],
): Map<string, BookLine[]> {
  return new Map(
    bank
      .filter(({ journalId }) => journalId === null)
      .map((line) => {
        const apart = (book: BookLine) => Math.abs(daysBetween(line.postedOn, book.postedOn));
        const fits = books.filter((book) => book.amount === line.amount && apart(book) <= DAYS_APART);
        return [line.id, fits.sort((one, other) => apart(one) - apart(other))];
      }),
  );
}

/** The suggestions that leave no choice: one book line for the bank line, and no other bank line for it. */
export function certainMatches(suggested: ReadonlyMap<string, readonly BookLine[]>): Map<string, BookLine> {
  const nameOf = ({ journalId, position }: BookLine) => `${journalId}:${position}`;
  const wanted = new Map<string, number>();
  for (const fits of suggested.values())
    for (const book of fits) wanted.set(nameOf(book), (wanted.get(nameOf(book)) ?? 0) + 1);
  return new Map(
    [...suggested].flatMap(([id, fits]): [string, BookLine][] =>
      fits.length === 1 && wanted.get(nameOf(fits[0]!)) === 1 ? [[id, fits[0]!]] : [],
    ),
  );
}

/**
 * Says that a line of the bank and a line of the books are the same money, as a person confirmed.
 * @throws AppError 404; 409 `already_matched`, `not_the_same` for another account or amount
 */
export async function matchLine(
  ctx: WorkContext,
  tx: Tx,
  given: { lineId: string; journalId: string; position: number },
): Promise<void> {
  const line = await lockLine(tx, given.lineId);
  if (line.journalId !== null) throw conflict('already_matched', 'Baris bank ini sudah dicocokkan.');
  if (!isUuid(given.journalId) || !Number.isInteger(given.position)) throw notFound();
  const book = await tx.one<{ isTaken: boolean; fits: boolean; number: string }>(
    `select j.number, l.account_id = $3 and l.amount = $4 as fits,
       exists (select 1 from ledger_bank_lines b where b.tenant_id = l.tenant_id
         and b.journal_id = l.journal_id and b.position = l.position) as "isTaken"
       from ledger_lines l
       join ledger_journals j on j.tenant_id = l.tenant_id and j.id = l.journal_id
      where l.tenant_id = balai.tenant_id() and l.journal_id = $1 and l.position = $2`,
    [given.journalId, given.position, line.accountId, line.amount],
  );
  if (!book) throw notFound();
  if (book.isTaken)
    throw conflict('already_matched', 'Baris buku ini sudah dicocokkan dengan baris bank lain.');
  if (!book.fits) throw conflict('not_the_same', 'Jumlah atau rekeningnya tidak sama.');
  const actor = actorOf(ctx);
  // Two officers may confirm the same book line at one moment: the unique key lets one of them.
  const matched = await tx.execute(
    `update ledger_bank_lines b set journal_id = $2, position = $3, matched_by = $4, matched_by_name = $5, matched_at = $6
      where b.tenant_id = balai.tenant_id() and b.id = $1 and b.journal_id is null`,
    [given.lineId, given.journalId, given.position, actor.id, actor.name, ctx.now],
  );
  if (matched === 0) throw conflict('already_matched', 'Baris bank ini sudah dicocokkan.');
  await audit(ctx, tx, given.lineId, 'bank.matched', { journal: book.number, amount: line.amount });
}

/** Takes a match back. @throws AppError 404; 409 when there is none */
export async function releaseLine(ctx: WorkContext, tx: Tx, lineId: string): Promise<void> {
  const line = await lockLine(tx, lineId);
  if (line.journalId === null) throw conflict('not_matched', 'Baris bank ini belum dicocokkan.');
  await tx.execute(
    `update ledger_bank_lines set journal_id = null, position = null, matched_by = null, matched_by_name = '', matched_at = null
      where tenant_id = balai.tenant_id() and id = $1`,
    [lineId],
  );
  await audit(ctx, tx, lineId, 'bank.released', { amount: line.amount });
}

async function lockLine(
  tx: Tx,
  id: string,
): Promise<{ accountId: string; amount: number; journalId: string | null }> {
  const line = isUuid(id)
    ? await tx.one<{ accountId: string; amount: number; journalId: string | null }>(
        `select account_id as "accountId", amount, journal_id as "journalId" from ledger_bank_lines
          where tenant_id = balai.tenant_id() and id = $1 for update`,
        [id],
      )
    : undefined;
  if (!line) throw notFound();
  return line;
}

function audit(
  ctx: WorkContext,
  tx: Tx,
  objectId: string,
  action: string,
  after: Readonly<Record<string, string | number>>,
) {
  return recordAudit(ctx, tx, {
    ...{ action, resource: 'bank-reconciliation', objectId, objectLabel: 'Baris bank', after },
  });
}
