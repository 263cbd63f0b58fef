import { validate as isUuid } from 'uuid';
import { readBalances } from '#features/ledger';
import { postEntries } from '#features/subledger';
import { recordAudit } from '#kernel/audit';
import { todayOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import type { TenantKeys } from '#kernel/encryption';
import { accountsWithRole, notify, notifyByMail } from '#kernel/notifications';
import { conflict, invalid, notFound, type WorkContext } from '#kernel/work';
import { insertAct, paymentsOf, readActsOf } from './act.ts';
import { type Loan, type LoanStep, readLoan, updateLoan } from './loan.ts';
import { LOAN } from './money.ts';
import { type LoanPlace, myLoanUrl } from './place.ts';
import { type Instalment, MOST_MONTHS, makeSchedule, rateOf } from './schedule.ts';
import { type Standing, standingOf } from './standing.ts';
import { isSame, refuseOwn, refuseSame, stepNow } from './step.ts';

export type ReliefKind = 'restructure' | 'write-off';
export type ReliefState = 'proposed' | 'approved' | 'rejected';

export const RELIEF_LABELS: Readonly<Record<ReliefKind, string>> = {
  restructure: 'Jadwal ulang',
  'write-off': 'Penghapusan buku',
};

export const RELIEF_STATES: Readonly<Record<ReliefState, string>> = {
  ...{ proposed: 'Menunggu keputusan', approved: 'Disetujui', rejected: 'Ditolak' },
};

interface ReliefFigures {
  /** New instalments, for a new schedule. */
  months: number;
  reason: string;
  /** Principal owed when it was proposed, rupiah. */
  outstanding: number;
  steps: Pick<LoanStep, 'at' | 'byId' | 'byName' | 'note'>[];
}

export interface Relief extends ReliefFigures {
  id: string;
  loanId: string;
  kind: ReliefKind;
  state: ReliefState;
}

/**
 * Proposes a new schedule or to give a loan up as lost; another officer decides.
 * @throws AppError 404; 409 unless the loan runs, principal is owed and no other proposal waits; 422 for a reason too short or odd months
 */
export async function proposeRelief(
  ctx: WorkContext,
  tx: Tx,
  place: LoanPlace,
  given: { id: string; loanId: string; kind: ReliefKind; months: number; reason: string },
): Promise<void> {
  const loan = await readLoan(ctx, tx, given.loanId, 'for update');
  refuseOwn(ctx, loan);
  const reason = given.reason.trim();
  const faults = {
    ...(Object.hasOwn(RELIEF_LABELS, given.kind)
      ? {}
      : { kind: 'Pilih jadwal ulang atau penghapusan buku.' }),
    ...(reason.length >= 10 && reason.length <= 500
      ? {}
      : { reason: 'Tulis alasannya, 10 sampai 500 huruf.' }),
    ...(given.kind !== 'restructure' ||
    (Number.isInteger(given.months) && given.months >= 1 && given.months <= MOST_MONTHS)
      ? {}
      : { months: `Isi jumlah angsuran baru, 1 sampai ${MOST_MONTHS}.` }),
  };
  if (Object.keys(faults).length > 0) throw invalid(faults);
  const known = await findRelief(ctx, tx, given.id);
  if (known?.loanId === loan.id) return;
  if (loan.state !== 'active')
    throw conflict('loan_not_active', 'Hanya pinjaman yang berjalan diberi keringanan.');
  const waiting = await tx.one(
    `select 1 from loan_reliefs where tenant_id = balai.tenant_id() and loan_id = $1 and state = 'proposed'`,
    [loan.id],
  );
  if (waiting) throw conflict('relief_waits', 'Sudah ada usul untuk pinjaman ini yang menunggu keputusan.');
  const { outstanding } = await standingNow(ctx, tx, loan);
  if (outstanding === 0) throw nothingOwed();
  const keys = await ctx.app.secrets.get(tx, ctx.tenant.id);
  const figures: ReliefFigures = { months: given.months, reason, outstanding, steps: [actNow(ctx, '')] };
  await tx.execute('insert into loan_reliefs (id, loan_id, kind, sealed) values ($1, $2, $3, $4)', [
    ...[given.id, loan.id, given.kind, seal(keys, given.id, figures)],
  ]);
  await tell(ctx, tx, place, loan, `relief.${given.kind}_proposed`, reason);
  await notify(tx, await accountsWithRole(tx, place.told.approve), {
    title: `Usul ${RELIEF_LABELS[given.kind].toLowerCase()} pinjaman`,
    body: `Pinjaman ${loan.number}.`,
    url: `${place.urls.relief}/${given.id}`,
  });
}

/**
 * Approves: a new schedule begins today with all principal that is owed and the interest that is overdue, run-up penalty is
 * let go; or the principal leaves the books against the allowance, what is missing there as a cost.
 *
 * @throws AppError 404; 409 `decided`, `loan_not_active`, `nothing_owed`; 403 for the borrower and whoever proposed
 */
export async function approveRelief(ctx: WorkContext, tx: Tx, place: LoanPlace, id: string): Promise<void> {
  const { relief, loan } = await waitingOf(ctx, tx, id);
  if (loan.state !== 'active') throw conflict('loan_not_active', 'Pinjaman ini tidak berjalan lagi.');
  const standing = await standingNow(ctx, tx, loan);
  if (standing.outstanding === 0) throw nothingOwed();
  if (relief.kind === 'restructure') await restructure(ctx, tx, loan, relief.months, standing);
  else await writeOff(ctx, tx, loan, relief, standing);
  await keepDecision(ctx, tx, relief, 'approved', '');
  await tell(ctx, tx, place, loan, `relief.${relief.kind}_approved`, relief.reason);
  if (relief.kind === 'restructure')
    await notifyByMail(ctx, tx, await place.people.accountsOf(tx, loan.holderId), {
      title: 'Jadwal pinjaman Anda diubah',
      body: `Pinjaman ${loan.number} dijadwal ulang.`,
      url: myLoanUrl(place, loan.id),
    });
}

/** Refuses a proposal. @throws AppError 404; 409 `decided`; 422 without a reason; 403 as `approveRelief` */
export async function rejectRelief(
  ctx: WorkContext,
  tx: Tx,
  place: LoanPlace,
  given: { id: string; reason: string },
): Promise<void> {
  const reason = given.reason.trim();
  if (reason.length < 5 || reason.length > 300)
    throw invalid({ reason: 'Tulis alasannya, 5 sampai 300 huruf.' });
  const { relief, loan } = await waitingOf(ctx, tx, given.id);
  await keepDecision(ctx, tx, relief, 'rejected', reason);
  await tell(ctx, tx, place, loan, `relief.${relief.kind}_rejected`, reason);
}

/** All proposals, those that wait first, then the newest. */
export async function readReliefs(ctx: WorkContext, tx: Tx): Promise<Relief[]> {
  const reliefs = await select(ctx, tx, '');
  return reliefs.sort(
    (one, other) =>
      Number(other.state === 'proposed') - Number(one.state === 'proposed') ||
      other.steps[0]!.at - one.steps[0]!.at,
  );
}

/** One proposal; undefined for none. */
export async function findRelief(ctx: WorkContext, tx: Tx, id: string): Promise<Relief | undefined> {
  return isUuid(id) ? (await select(ctx, tx, 'and r.id = $1', [id]))[0] : undefined;
}

/** Somebody may owe a penalty and nothing else, where that is paid last. */
const nothingOwed = () =>
  conflict(
    'nothing_owed',
    'Pokok dan jasanya sudah lunas, tinggal denda. Keringanan hanya untuk pokok yang tersisa.',
  );

async function restructure(
  ctx: WorkContext,
  tx: Tx,
  loan: Loan,
  months: number,
  { outstanding, overdue }: Standing,
): Promise<void> {
  const today = todayOf(ctx);
  const rows = makeSchedule({
    ...{ principal: outstanding, months, rate: rateOf(loan.terms.rateMillionths), method: loan.terms.method },
    ...{ unit: loan.terms.roundingUnit, disbursedOn: today },
  }).map(
    (row): Instalment => (row.number === 1 ? { ...row, interest: row.interest + overdue.interest } : row),
  );
  await updateLoan(ctx, tx, {
    ...loan,
    plans: [...loan.plans, { startsOn: today, rows }],
    steps: [...loan.steps, stepNow(ctx, 'restructured', '')],
  });
}

async function writeOff(
  ctx: WorkContext,
  tx: Tx,
  loan: Loan,
  relief: Relief,
  { outstanding }: Standing,
): Promise<void> {
  const today = todayOf(ctx);
  const accounts = await readBalances(tx, { from: today, to: today });
  // The allowance stands on the credit side, below zero.
  const allowance = Math.max(
    0,
    -(accounts.find(({ purpose }) => purpose === 'loan-allowance')?.closing ?? 0),
  );
  const covered = Math.min(allowance, outstanding);
  const event = { kind: 'loan-write-off', id: relief.id };
  const { entries } = await postEntries(ctx, tx, {
    ...{ event, postedOn: today, description: 'Penghapusan pinjaman anggota' },
    entries: [{ holderId: loan.holderId, account: LOAN, part: loan.id, amount: -outstanding }],
    contra: [
      ...(covered > 0 ? [{ account: { purpose: 'loan-allowance' }, debit: covered }] : []),
      ...(outstanding > covered
        ? [{ account: { purpose: 'loan-allowance-expense' }, debit: outstanding - covered }]
        : []),
    ],
  });
  await insertAct(ctx, tx, {
    ...{ loanId: loan.id, event, kind: 'write-off', postedOn: today, amount: outstanding },
    ...{ principal: outstanding, plan: loan.plans.length - 1, note: relief.reason },
    ...{ journalId: entries[0]!.journalId, journalNumber: entries[0]!.journalNumber },
  });
  await updateLoan(ctx, tx, {
    ...{ ...loan, state: 'written-off' },
    steps: [...loan.steps, stepNow(ctx, 'written-off', '')],
  });
}

async function standingNow(ctx: WorkContext, tx: Tx, loan: Loan): Promise<Standing> {
  const payments = paymentsOf(await readActsOf(ctx, tx, loan.id), loan.plans.length - 1);
  return standingOf({ terms: loan.terms, plan: loan.plans.at(-1)! }, payments, todayOf(ctx));
}

/** The proposal and its loan, both held. The loan comes first, as everywhere. */
async function waitingOf(ctx: WorkContext, tx: Tx, id: string): Promise<{ relief: Relief; loan: Loan }> {
  const seen = await findRelief(ctx, tx, id);
  if (!seen) throw notFound();
  const loan = await readLoan(ctx, tx, seen.loanId, 'for update');
  const relief = (await findRelief(ctx, tx, id))!;
  if (relief.state !== 'proposed') throw conflict('decided', 'Usul ini sudah diputuskan.');
  refuseOwn(ctx, loan);
  refuseSame(ctx, proposalOf(relief), ['submitted']);
  return { relief, loan };
}

const proposalOf = ({ steps }: Relief): Pick<Loan, 'steps'> => ({
  steps: steps.map((step) => ({ ...step, step: 'submitted' })),
});

/** Whether whoever acts proposed it: another one decides. */
export const isProposer = (ctx: WorkContext, relief: Relief): boolean =>
  isSame(ctx, proposalOf(relief), ['submitted']);

async function keepDecision(
  ctx: WorkContext,
  tx: Tx,
  relief: Relief,
  state: ReliefState,
  note: string,
): Promise<void> {
  const keys = await ctx.app.secrets.get(tx, ctx.tenant.id);
  const { id, loanId: _, kind: __, state: ___, ...figures } = relief;
  await tx.execute(
    'update loan_reliefs set state = $2, sealed = $3 where tenant_id = balai.tenant_id() and id = $1',
    [id, state, seal(keys, id, { ...figures, steps: [...figures.steps, actNow(ctx, note)] })],
  );
}

const actNow = (ctx: WorkContext, note: string) => {
  const { step: _, ...rest } = stepNow(ctx, 'submitted', note);
  return rest;
};

async function select(ctx: WorkContext, tx: Tx, where: string, values: unknown[] = []): Promise<Relief[]> {
  const keys = await ctx.app.secrets.get(tx, ctx.tenant.id);
  const rows = await tx.query<Pick<Relief, 'id' | 'loanId' | 'kind' | 'state'> & { sealed: string }>(
    `select r.id, r.loan_id as "loanId", r.kind, r.state, r.sealed from loan_reliefs r
      where r.tenant_id = balai.tenant_id() ${where}`,
    values,
  );
  return rows.map(({ sealed, ...row }) => ({
    ...row,
    ...(JSON.parse(keys.open(sealed, placeOf(row.id))) as ReliefFigures),
  }));
}

const placeOf = (row: string) => ({ table: 'loan_reliefs', column: 'sealed', row });

const seal = (keys: TenantKeys, id: string, figures: ReliefFigures): string =>
  keys.seal(JSON.stringify(figures), placeOf(id));

async function tell(
  ctx: WorkContext,
  tx: Tx,
  place: LoanPlace,
  loan: Loan,
  action: string,
  reason: string,
): Promise<void> {
  await recordAudit(ctx, tx, {
    ...{ action: `loan.${action}`, resource: place.resources.relief, objectId: loan.id },
    ...{ objectLabel: loan.number, reason },
  });
}
