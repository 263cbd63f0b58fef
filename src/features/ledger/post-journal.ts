import { v7 as uuidv7 } from 'uuid';
import { recordAudit } from '#kernel/audit';
import { isPlainDate, type PlainDate, todayOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { actorOf, conflict, invalid, type WorkContext } from '#kernel/work';
import { findJournalOf, type Journal, type JournalKind, readJournal } from './journal.ts';
import { lockBooks, refuseClosedDay } from './lock-books.ts';

/** An account by its id, or by the purpose that its chart gives it. */
export type AccountRef = { id: string } | { purpose: string };

/** One side of a journal, whole rupiah above zero. */
export type NewLine = { account: AccountRef; note?: string } & ({ debit: number } | { credit: number });

export interface NewJournal {
  postedOn: PlainDate;
  description: string;
  /** The event that is recorded. Posted again it is the same journal. */
  source: { kind: string; id: string };
  kind?: JournalKind;
  reversesId?: string;
  lines: readonly NewLine[];
  /** A person chose the accounts: those that a sub-ledger adds up to are refused. */
  isByHand?: boolean;
}

/** Above this somebody has typed a zero too many; sums of all lines stay exact. */
const MOST_RUPIAH = 1_000_000_000_000;

/**
 * Posts a balanced journal in the caller's transaction. Nothing changes it afterwards; a mistake is taken back by
 * `reverseJournal`. The number comes last, so that a refusal leaves no gap.
 *
 * @returns the journal, and whether this call made it: the same event posted again answers with the first
 * @throws AppError 422 for lines that do not balance, unknown or resting accounts, a day that is closed
 *   (`period_closed`) or has not come; 409 `source_posted` when the event was posted with other figures
 */
export async function postJournal(
  ctx: WorkContext,
  tx: Tx,
  given: NewJournal,
): Promise<{ journal: Journal; isNew: boolean }> {
  const total = checkLines(given.lines);
  const description = given.description.trim().replace(/\s+/g, ' ');
  if (description.length < 3 || description.length > 300)
    throw invalid({ description: 'Tulis uraiannya, antara 3 dan 300 huruf.' });
  if (!isPlainDate(given.postedOn)) throw invalid({ postedOn: 'Isi tanggal jurnal.' });
  if (given.postedOn > todayOf(ctx)) throw invalid({ postedOn: 'Tanggal ini belum tiba.' });
  const closedThrough = await lockBooks(tx, 'to post');
  const series = await lockSeries(tx, given.postedOn);
  // Whoever posted the same event meanwhile has let the series go by now.
  const known = await findJournalOf(tx, given.source);
  if (known) return { journal: sameOrRefuse(known, given, total), isNew: false };
  refuseClosedDay(given.postedOn, closedThrough);
  const accounts = await findAccounts(tx, given);
  const id = uuidv7();
  const number = await takeNumber(tx, series);
  const actor = actorOf(ctx);
  const kind = given.kind ?? 'general';
  await tx.execute(
    `insert into ledger_journals (id, number, posted_on, description, kind, source_kind, source_id, reverses_id, total,
       line_count, posted_by, posted_by_name, posted_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      ...[id, number, given.postedOn, description, kind, given.source.kind, given.source.id],
      ...[given.reversesId ?? null, total, given.lines.length, actor.id, actor.name, ctx.now],
    ],
  );
  await tx.execute(
    `insert into ledger_lines (journal_id, position, account_id, posted_on, is_closing, amount, note)
     select $1, line.position, line.account_id, $2, $3, line.amount, line.note
       from unnest($4::uuid[], $5::bigint[], $6::text[]) with ordinality as line (account_id, amount, note, position)`,
    [
      ...[id, given.postedOn, kind === 'closing', accounts],
      ...[given.lines.map(amountOf), given.lines.map(({ note }) => (note ?? '').trim().slice(0, 200))],
    ],
  );
  await recordAudit(ctx, tx, {
    ...{ action: 'journal.posted', resource: 'journal', objectId: id, objectLabel: number },
    after: { posted_on: given.postedOn, total, source: given.source.kind, description },
  });
  return { journal: (await readJournal(tx, id))!, isNew: true };
}

/** Debit above zero, credit below. */
const amountOf = (line: NewLine) => ('debit' in line ? line.debit : -line.credit);

function checkLines(lines: readonly NewLine[]): number {
  if (lines.length < 2) throw invalid({ lines: 'Jurnal berisi paling sedikit satu debit dan satu kredit.' });
  if (lines.length > 500) throw invalid({ lines: 'Jurnal berisi paling banyak 500 baris.' });
  for (const line of lines) {
    const size = Math.abs(amountOf(line));
    const isWritten = ('debit' in line ? line.debit : line.credit) > 0;
    if (!isWritten || !Number.isSafeInteger(size) || size > MOST_RUPIAH)
      throw invalid({ lines: 'Setiap baris berisi rupiah bulat di atas nol, paling banyak 1 triliun.' });
  }
  const debit = lines.reduce((sum, line) => sum + ('debit' in line ? line.debit : 0), 0);
  const credit = lines.reduce((sum, line) => sum + ('credit' in line ? line.credit : 0), 0);
  if (debit !== credit)
    throw invalid({
      lines: `Debit dan kredit belum sama: selisihnya ${Math.abs(debit - credit).toLocaleString('id-ID')} rupiah.`,
    });
  return debit;
}

function sameOrRefuse(known: Journal, given: NewJournal, total: number): Journal {
  if (known.total === total && known.postedOn === given.postedOn) return known;
  throw conflict(
    'source_posted',
    `Kejadian ini sudah dijurnal dengan angka lain, nomor ${known.number}. Balik jurnal itu bila keliru.`,
  );
}

/** The ids of the accounts, in the order of the lines. @throws AppError 422 */
async function findAccounts(tx: Tx, given: NewJournal): Promise<string[]> {
  const refs = given.lines.map(({ account }) => account);
  const rows = await tx.query<{ id: string; purpose: string | null; isControl: boolean; isActive: boolean }>(
    `select a.id, a.purpose, a.is_control as "isControl", a.is_active as "isActive" from ledger_accounts a
      where a.tenant_id = balai.tenant_id() and (a.id = any($1::uuid[]) or a.purpose = any($2::text[]))`,
    [
      refs.flatMap((ref) => ('id' in ref ? ref.id : [])),
      refs.flatMap((ref) => ('purpose' in ref ? ref.purpose : [])),
    ],
  );
  return refs.map((ref) => {
    const account = rows.find(({ id, purpose }) => ('id' in ref ? id === ref.id : purpose === ref.purpose));
    if (!account) throw invalid({ lines: 'Ada akun yang tidak dikenal. Pilih akun dari bagan akun.' });
    if (!account.isActive && given.kind !== 'reversal' && given.kind !== 'closing')
      throw invalid({ lines: 'Ada akun yang sudah tidak dipakai. Pilih akun lain.' });
    if (account.isControl && given.isByHand)
      throw invalid({
        lines: 'Akun simpanan dan pinjaman anggota diisi dari bukunya, tidak dengan jurnal umum.',
      });
    return account.id;
  });
}

interface Series {
  name: string;
  year: string;
}

/** The counter of the journal's year; whoever posts next waits for this transaction. */
async function lockSeries(tx: Tx, postedOn: PlainDate): Promise<Series> {
  const year = postedOn.slice(0, 4);
  const name = `ledger journal ${year}`;
  await tx.execute(
    'insert into number_series (series) values ($1) on conflict (tenant_id, series) do update set last_number = number_series.last_number',
    [name],
  );
  return { name, year };
}

async function takeNumber(tx: Tx, { name, year }: Series): Promise<string> {
  const row = await tx.one<{ last_number: number }>(
    `update number_series set last_number = last_number + 1 where tenant_id = balai.tenant_id() and series = $1
      returning last_number`,
    [name],
  );
  return `JU-${year}-${String(row!.last_number).padStart(6, '0')}`;
}
