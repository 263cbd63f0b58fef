import { randomUUID } from 'node:crypto';
import { validate as isUuid } from 'uuid';
import { lockBooks, postJournal, readBalances, reverseJournal } from '#features/ledger';
import { recordAudit } from '#kernel/audit';
import { formatMonth, isPlainMonth, lastDayOf, type PlainMonth, todayOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import type { TenantKeys } from '#kernel/encryption';
import { formatRupiah } from '#kernel/money';
import { actorOf, conflict, invalid, notFound, type WorkContext } from '#kernel/work';
import { readActs } from '../act.ts';
import { readLoans } from '../loan.ts';
import { readLoanPolicy } from '../policy.ts';
import { sumOf } from '../standing.ts';
import { type AllowanceClass, classesOn } from './classes.ts';
import { ratesIn, readRates } from './rates.ts';

/** The event of a month's allowance, as the journal names it. */
const ALLOWANCE = 'loan-allowance';
const RESOURCE = 'loan-allowance';

interface PostingFigures {
  classes: AllowanceClass[];
  /** What the account held before, rupiah. */
  held: number;
  /** What it was raised by; below zero what was let go. */
  change: number;
  journalNumber: string;
  reversalNumber: string;
  byName: string;
  /** Milliseconds since 1970. */
  at: number;
}

/** What was set aside at the end of a month. */
export interface AllowancePosting extends PostingFigures {
  id: string;
  month: PlainMonth;
  journalId: string;
  reversalId: string | null;
}

export interface AllowancePreview {
  month: PlainMonth;
  classes: AllowanceClass[];
  /** What the classes ask for, rupiah. */
  required: number;
  /** What the account holds on the last evening of the month. */
  held: number;
  /** What would be posted; below zero it is let go. */
  change: number;
  /** The month's posting that stands. */
  posted: AllowancePosting | undefined;
  /** A later month's that stands: it would no longer be right. */
  later: AllowancePosting | undefined;
}

/** What loans of each class ask to be set aside at the end of a month. @throws AppError 422 naming `month` */
export async function previewAllowance(
  ctx: WorkContext,
  tx: Tx,
  { month }: { month: string },
): Promise<AllowancePreview> {
  if (!isPlainMonth(month)) throw invalid({ month: 'Pilih bulan.' });
  const day = lastDayOf(month);
  if (day > todayOf(ctx)) throw invalid({ month: 'Bulan ini belum selesai. Pilih bulan yang lalu.' });
  const loans = await readLoans(ctx, tx);
  const acts = await readActs(ctx, tx);
  const classes = classesOn(
    loans.map((loan) => ({ ...loan, acts: acts.get(loan.id) ?? [] })),
    day,
    await readLoanPolicy(tx),
    ratesIn(await readRates(tx), month),
  );
  const accounts = await readBalances(tx, { from: day, to: day });
  // The allowance stands on the credit side, below zero.
  const held = 0 - (accounts.find(({ purpose }) => purpose === 'loan-allowance')?.closing ?? 0);
  const required = sumOf(classes, ({ amount }) => amount);
  const standing = (await readPostings(ctx, tx)).filter(({ reversalId }) => reversalId === null);
  return {
    ...{ month, classes, required, held, change: required - held },
    posted: standing.find((one) => one.month === month),
    later: standing.find((one) => one.month > month),
  };
}

/**
 * Brings the allowance to what the classes ask for at the end of a month, by one journal on its last day. Asked again for
 * the same month it posts nothing. The books are held alone meanwhile: nothing slips between the figures and the journal.
 *
 * @param given.change that was shown, rupiah
 * @returns rupiah that were posted; 0 when there was nothing to post
 * @throws AppError 422 as `previewAllowance` and for a closed month; 409 `later_month_posted`, `figures_changed`
 */
export async function postAllowance(
  ctx: WorkContext,
  tx: Tx,
  given: { month: string; change: number },
): Promise<number> {
  await lockBooks(tx, 'to close');
  const { month, classes, held, change, posted, later } = await previewAllowance(ctx, tx, given);
  if (posted) return 0;
  if (later)
    throw conflict(
      'later_month_posted',
      `Penyisihan ${formatMonth(later.month)} sudah dibukukan. Bulan sebelumnya tidak dibukukan lagi.`,
    );
  if (change !== given.change)
    throw conflict(
      'figures_changed',
      `Angkanya berubah menjadi ${formatRupiah(Math.abs(change))}. Periksa lagi, lalu bukukan.`,
    );
  if (change === 0) return 0;
  const [expense, allowance] = ['loan-allowance-expense', 'loan-allowance'].map((purpose) => ({ purpose }));
  const { journal } = await postJournal(ctx, tx, {
    ...{ postedOn: lastDayOf(month), description: `Penyisihan pinjaman ${formatMonth(month)}` },
    source: { kind: ALLOWANCE, id: await nextSource(tx, month) },
    lines:
      change > 0
        ? [
            { account: expense!, debit: change },
            { account: allowance!, credit: change },
          ]
        : [
            { account: allowance!, debit: -change },
            { account: expense!, credit: -change },
          ],
  });
  const keys = await ctx.app.secrets.get(tx, ctx.tenant.id);
  const id = randomUUID();
  await tx.execute('insert into loan_allowances (id, month, journal_id, sealed) values ($1, $2, $3, $4)', [
    ...[id, month, journal.id],
    seal(keys, id, {
      ...{ classes, held, change, journalNumber: journal.number, reversalNumber: '' },
      ...{ byName: actorOf(ctx).name, at: ctx.now.getTime() },
    }),
  ]);
  await recordAudit(ctx, tx, {
    ...{ action: 'loan_allowance.posted', resource: RESOURCE, objectId: id, objectLabel: formatMonth(month) },
    after: { held: held + change, change, journal: journal.number },
  });
  return change;
}

/**
 * Takes a month's allowance back by a counter-journal in the open period; the month can be posted anew while it is open.
 * @throws AppError 404; 409 `already_reversed`, `later_month_posted`; 422 for a reason too short
 */
export async function reverseAllowance(
  ctx: WorkContext,
  tx: Tx,
  given: { id: string; reason: string },
): Promise<void> {
  await lockBooks(tx, 'to close');
  const postings = await readPostings(ctx, tx);
  const posting = postings.find(({ id }) => id === given.id);
  if (!posting) throw notFound();
  const later = postings.find(({ month, reversalId }) => month > posting.month && reversalId === null);
  if (later)
    throw conflict(
      'later_month_posted',
      `Balik dulu penyisihan ${formatMonth(later.month)}: angkanya menyambung angka bulan ini.`,
    );
  const { id, month, journalId, reversalId: _, ...figures } = posting;
  const counter = await reverseJournal(ctx, tx, { journalId, reason: given.reason });
  const keys = await ctx.app.secrets.get(tx, ctx.tenant.id);
  await tx.execute(
    'update loan_allowances set reversal_id = $2, sealed = $3 where tenant_id = balai.tenant_id() and id = $1',
    [id, counter.id, seal(keys, id, { ...figures, reversalNumber: counter.number })],
  );
  await recordAudit(ctx, tx, {
    ...{ action: 'loan_allowance.reversed', resource: RESOURCE, objectId: id },
    ...{ objectLabel: formatMonth(month), reason: given.reason.trim() },
    after: { journal: counter.number },
  });
}

/** All that was ever set aside, the newest month first. */
export async function readPostings(ctx: WorkContext, tx: Tx): Promise<AllowancePosting[]> {
  const keys = await ctx.app.secrets.get(tx, ctx.tenant.id);
  const rows = await tx.query<
    Pick<AllowancePosting, 'id' | 'month' | 'journalId' | 'reversalId'> & { sealed: string }
  >(
    `select a.id, a.month, a.journal_id as "journalId", a.reversal_id as "reversalId", a.sealed
       from loan_allowances a where a.tenant_id = balai.tenant_id()`,
  );
  return rows
    .map(({ sealed, ...row }) => ({
      ...row,
      ...(JSON.parse(keys.open(sealed, placeOf(row.id))) as PostingFigures),
    }))
    .sort((one, other) => other.month.localeCompare(one.month) || other.at - one.at);
}

/** One of them. @throws AppError 404 */
export async function readPosting(ctx: WorkContext, tx: Tx, id: string): Promise<AllowancePosting> {
  const posting = isUuid(id) && (await readPostings(ctx, tx)).find((one) => one.id === id);
  if (!posting) throw notFound();
  return posting;
}

/** "2026-10", and "2026-10/2" when the month was taken back and is posted for the second time. */
async function nextSource(tx: Tx, month: PlainMonth): Promise<string> {
  const row = await tx.one<{ count: number }>(
    'select count(*) as count from loan_allowances where tenant_id = balai.tenant_id() and month = $1',
    [month],
  );
  return row!.count === 0 ? month : `${month}/${row!.count + 1}`;
}

const placeOf = (row: string) => ({ table: 'loan_allowances', column: 'sealed', row });

const seal = (keys: TenantKeys, id: string, figures: PostingFigures): string =>
  keys.seal(JSON.stringify(figures), placeOf(id));
