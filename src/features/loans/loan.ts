import { validate as isUuid } from 'uuid';
import type { PlainDate } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import type { TenantKeys } from '#kernel/encryption';
import { notFound, type WorkContext } from '#kernel/work';
import type { LoanProduct } from './product.ts';
import type { Instalment } from './schedule.ts';

export type LoanState =
  | 'submitted'
  | 'assessed'
  | 'half-approved'
  | 'approved'
  | 'rejected'
  | 'cancelled'
  | 'active'
  | 'closed'
  | 'written-off';

export const STATE_LABELS: Readonly<Record<LoanState, string>> = {
  submitted: 'Diajukan',
  assessed: 'Sudah dinilai',
  'half-approved': 'Menunggu persetujuan kedua',
  approved: 'Disetujui, belum cair',
  rejected: 'Ditolak',
  cancelled: 'Dibatalkan',
  active: 'Berjalan',
  closed: 'Lunas',
  'written-off': 'Dihapus buku',
};

/** States in which an application has no answer yet. */
export const UNDECIDED: readonly LoanState[] = ['submitted', 'assessed', 'half-approved'];
/** States in which nobody was paid yet, and may be. */
export const WAITING: readonly LoanState[] = [...UNDECIDED, 'approved'];

/** Whether it stands in book 05: from its first pay-out on, even when that was taken back. */
export const isBooked = ({ number }: Pick<Loan, 'number'>): boolean => number !== '';

export type StepName =
  | 'submitted'
  | 'assessed'
  | 'approved'
  | 'related-approved'
  | 'rejected'
  | 'cancelled'
  | 'disbursed'
  | 'disbursement-reversed'
  | 'restructured'
  | 'written-off';

/** Who did what with the application, and why. */
export interface LoanStep {
  step: StepName;
  /** Milliseconds since 1970. */
  at: number;
  byId: string | null;
  byName: string;
  note: string;
}

/** The instalments that hold from some day on; a loan that was restructured has more than one. */
export interface Plan {
  startsOn: PlainDate;
  rows: Instalment[];
}

/** The rules that a loan was applied for with; the product may have changed since. */
export type LoanTerms = Pick<
  LoanProduct,
  'name' | 'method' | 'rateMillionths' | 'feeBp' | 'penaltyMillionths' | 'graceDays' | 'roundingUnit'
>;

/** What is sealed of a loan. */
export interface LoanFigures {
  holderId: string;
  /** Rupiah asked for. */
  amount: number;
  months: number;
  purpose: string;
  occupation: string;
  collateral: string;
  guarantor: string;
  terms: LoanTerms;
  /** Of the board or the supervisors, so that both of them approve. */
  isRelated: boolean;
  /** "PJ-2026-000012" once it is paid out. */
  number: string;
  plans: Plan[];
  steps: LoanStep[];
}

export interface Loan extends LoanFigures {
  id: string;
  productId: string;
  state: LoanState;
}

interface Row {
  id: string;
  productId: string;
  state: LoanState;
  sealed: string;
}

const SELECT = `select l.id, l.product_id as "productId", l.state, l.sealed from loans l
  where l.tenant_id = balai.tenant_id()`;

/** Loans and applications in these states, opened; of one person or with these ids when asked. */
export async function readLoans(
  ctx: WorkContext,
  tx: Tx,
  given: { states?: readonly LoanState[]; holderId?: string; ids?: readonly string[] } = {},
): Promise<Loan[]> {
  const keys = await ctx.app.secrets.get(tx, ctx.tenant.id);
  const rows = await tx.query<Row>(
    `${SELECT} and ($1::text[] is null or l.state = any($1)) and ($2::text is null or l.holder = $2)
       and ($3::uuid[] is null or l.id = any($3))`,
    [given.states ?? null, given.holderId ? keys.pseudonym(given.holderId) : null, given.ids ?? null],
  );
  return rows.map((row) => opened(keys, row));
}

/** One loan. @param lock holds it until the transaction ends @throws AppError 404 */
export async function readLoan(ctx: WorkContext, tx: Tx, id: string, lock?: 'for update'): Promise<Loan> {
  const row = isUuid(id)
    ? await tx.one<Row>(`${SELECT} and l.id = $1 ${lock ? 'for update' : ''}`, [id])
    : undefined;
  if (!row) throw notFound();
  return opened(await ctx.app.secrets.get(tx, ctx.tenant.id), row);
}

/** Keeps a new application. @returns false when one with this id stands there already */
export async function insertLoan(ctx: WorkContext, tx: Tx, loan: Loan): Promise<boolean> {
  const keys = await ctx.app.secrets.get(tx, ctx.tenant.id);
  const made = await tx.query(
    `insert into loans (id, holder, product_id, state, sealed) values ($1, $2, $3, $4, $5)
     on conflict (tenant_id, id) do nothing returning id`,
    [loan.id, keys.pseudonym(loan.holderId), loan.productId, loan.state, sealed(keys, loan)],
  );
  return made.length > 0;
}

/** Keeps what a loan has become; the caller holds it. */
export async function updateLoan(ctx: WorkContext, tx: Tx, loan: Loan): Promise<void> {
  const keys = await ctx.app.secrets.get(tx, ctx.tenant.id);
  await tx.execute(
    'update loans set state = $2, sealed = $3 where tenant_id = balai.tenant_id() and id = $1',
    [loan.id, loan.state, sealed(keys, loan)],
  );
}

/** A moment of it; the latest when there was more than one. */
export const stepOf = ({ steps }: Pick<LoanFigures, 'steps'>, name: StepName): LoanStep | undefined =>
  steps.findLast(({ step }) => step === name);

const placeOf = (row: string) => ({ table: 'loans', column: 'sealed', row });

function sealed(keys: TenantKeys, { id, productId: _, state: __, ...figures }: Loan): string {
  return keys.seal(JSON.stringify(figures satisfies LoanFigures), placeOf(id));
}

const opened = (keys: TenantKeys, { sealed: text, ...row }: Row): Loan => ({
  ...row,
  ...(JSON.parse(keys.open(text, placeOf(row.id))) as LoanFigures),
});
