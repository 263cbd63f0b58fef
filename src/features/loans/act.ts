import { randomUUID } from 'node:crypto';
import type { PlainDate } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import type { TenantKeys } from '#kernel/encryption';
import { readCheckCode } from '#kernel/numbering';
import { actorOf, type WorkContext } from '#kernel/work';
import type { Shares } from './standing.ts';

export type ActKind =
  | 'disbursement'
  | 'payment'
  | 'settlement'
  | 'write-off'
  | 'recovery'
  | 'reversal'
  | 'brought-along';

export const ACT_LABELS: Readonly<Record<ActKind, string>> = {
  disbursement: 'Pencairan',
  payment: 'Angsuran',
  settlement: 'Pelunasan dipercepat',
  'write-off': 'Penghapusan buku',
  recovery: 'Penerimaan pinjaman yang dihapus',
  reversal: 'Pembalikan',
  'brought-along': 'Sisa pinjaman lama',
};

/** What is sealed of an act. */
export interface ActFigures extends Shares {
  kind: ActKind;
  /** The event, as the journal names its source. */
  eventId: string;
  postedOn: PlainDate;
  /** Rupiah that changed hands, or were given up. */
  amount: number;
  /** Kept back when it was paid out. */
  fee: number;
  /** Which plan of the loan held. */
  plan: number;
  receipt: string;
  code: string;
  journalId: string;
  journalNumber: string;
  note: string;
  byName: string;
  /** Milliseconds since 1970. */
  at: number;
}

export interface Act extends ActFigures {
  id: string;
  loanId: string;
  reversesId: string | null;
  reversedById: string | null;
}

interface Row {
  id: string;
  loanId: string;
  reversesId: string | null;
  reversedById: string | null;
  sealed: string;
}

const SELECT = `select a.id, a.loan_id as "loanId", a.reverses_id as "reversesId", r.id as "reversedById", a.sealed
   from loan_acts a left join loan_acts r on r.tenant_id = a.tenant_id and r.reverses_id = a.id
  where a.tenant_id = balai.tenant_id()`;

/** What happened to these loans, oldest first; to all of them when none is named. */
export async function readActs(
  ctx: WorkContext,
  tx: Tx,
  loanIds?: readonly string[],
): Promise<Map<string, Act[]>> {
  const keys = await ctx.app.secrets.get(tx, ctx.tenant.id);
  const rows = await tx.query<Row>(`${SELECT} and ($1::uuid[] is null or a.loan_id = any($1))`, [
    loanIds ?? null,
  ]);
  return Map.groupBy(opened(keys, rows), ({ loanId }) => loanId);
}

/** What happened to one loan, oldest first. */
export const readActsOf = async (ctx: WorkContext, tx: Tx, loanId: string): Promise<Act[]> =>
  (await readActs(ctx, tx, [loanId])).get(loanId) ?? [];

/** The act that an event made; undefined while there is none. */
export async function findActOf(
  ctx: WorkContext,
  tx: Tx,
  event: { kind: string; id: string },
): Promise<Act | undefined> {
  const keys = await ctx.app.secrets.get(tx, ctx.tenant.id);
  const rows = await tx.query<Row>(`${SELECT} and a.event_index = $1`, [eventIndexOf(keys, event)]);
  return opened(keys, rows)[0];
}

/** The act on the receipt with this code, however it was typed. */
export async function findActByCode(ctx: WorkContext, tx: Tx, typed: string): Promise<Act | undefined> {
  const keys = await ctx.app.secrets.get(tx, ctx.tenant.id);
  const index = codeIndexOf(keys, readCheckCode(typed));
  return opened(keys, await tx.query<Row>(`${SELECT} and a.code_index = $1`, [index]))[0];
}

export type NewAct = Partial<Shares> &
  Pick<ActFigures, 'kind' | 'postedOn' | 'amount' | 'journalId' | 'journalNumber'> &
  Partial<Pick<ActFigures, 'fee' | 'plan' | 'receipt' | 'code' | 'note'>> & {
    loanId: string;
    /** As the journal names it. */
    event: { kind: string; id: string };
    reversesId?: string;
  };

/** Keeps what happened; the caller holds the loan. @returns the act's id */
export async function insertAct(ctx: WorkContext, tx: Tx, given: NewAct): Promise<string> {
  const { loanId, event, reversesId, ...figures } = given;
  const keys = await ctx.app.secrets.get(tx, ctx.tenant.id);
  const id = randomUUID();
  const act: ActFigures = {
    ...{ penalty: 0, interest: 0, principal: 0, credit: 0, fee: 0, plan: 0, receipt: '', code: '', note: '' },
    ...figures,
    ...{ eventId: event.id, byName: actorOf(ctx).name, at: ctx.now.getTime() },
  };
  await tx.execute(
    `insert into loan_acts (id, loan_id, event_index, code_index, reverses_id, sealed)
     values ($1, $2, $3, $4, $5, $6)`,
    [
      ...[id, loanId, eventIndexOf(keys, event), act.code === '' ? null : codeIndexOf(keys, act.code)],
      ...[reversesId ?? null, keys.seal(JSON.stringify(act), placeOf(id))],
    ],
  );
  return id;
}

/** Payments that stand, of the plan that holds now. */
export const paymentsOf = (acts: readonly Act[], plan: number): Act[] =>
  acts.filter(
    (act) =>
      (act.kind === 'payment' || act.kind === 'settlement') && act.reversedById === null && act.plan === plan,
  );

/** How an act moves what is owed of the principal; a reversal takes back what the act that it reverses did. */
export function changeOf(act: Act, acts: readonly Act[]): number {
  const { kind, principal, reversesId } = act;
  const reversed = acts.find(({ id }) => id === reversesId);
  if (reversed) return -changeOf(reversed, acts);
  return kind === 'disbursement' || kind === 'brought-along' ? principal : -principal;
}

const placeOf = (row: string) => ({ table: 'loan_acts', column: 'sealed', row });

const eventIndexOf = (keys: TenantKeys, event: { kind: string; id: string }) =>
  keys.blindIndex('loan-event', `${event.kind} ${event.id}`);

const codeIndexOf = (keys: TenantKeys, code: string) => keys.blindIndex('loan-code', code);

const opened = (keys: TenantKeys, rows: readonly Row[]): Act[] =>
  rows
    .map(({ sealed, ...row }) => ({
      ...row,
      ...(JSON.parse(keys.open(sealed, placeOf(row.id))) as ActFigures),
    }))
    .sort((one, other) => one.postedOn.localeCompare(other.postedOn) || one.at - other.at);
