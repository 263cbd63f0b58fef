import { v7 as uuidv7 } from 'uuid';
import { type Balance, type Holder, readBalances } from '#features/subledger';
import { recordAudit } from '#kernel/audit';
import { isPlainMonth, lastDayOf, monthOf, type PlainDate, type PlainMonth } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { invalid, notFound, type WorkContext } from '#kernel/work';
import { readSavingsType, readSavingsTypes, type SavingsType } from './savings-type.ts';

export interface BillRun {
  id: string;
  typeName: string;
  month: PlainMonth;
  /** Rupiah for each member. */
  amount: number;
  dueOn: PlainDate;
  count: number;
  madeByName: string;
  madeAt: Date;
}

export interface BillPreview {
  type: SavingsType;
  month: PlainMonth;
  /** Members who would get a bill. */
  fresh: readonly Holder[];
  /** Members who have one for this month. */
  known: number;
}

/**
 * Who would be billed for a month: members who joined in it or before and had not left when it ended.
 * @throws AppError 422 naming `month` or `typeId`
 */
export async function previewBills(
  ctx: WorkContext,
  tx: Tx,
  given: { typeId: string; month: string; holders: readonly Holder[]; today: PlainDate },
): Promise<BillPreview> {
  const type = await readSavingsType(tx, given.typeId);
  if (type?.kind !== 'mandatory' || !type.isActive)
    throw invalid({ typeId: 'Pilih simpanan wajib yang dipakai.' });
  const { month } = given;
  if (!isPlainMonth(month)) throw invalid({ month: 'Pilih bulan tagihan.' });
  if (month > monthOf(given.today))
    throw invalid({ month: 'Bulan ini belum tiba. Pilih bulan ini atau yang lalu.' });
  const keys = await ctx.app.secrets.get(tx, ctx.tenant.id);
  const rows = await tx.query<{ holder: string }>(
    'select holder from savings_bills where tenant_id = balai.tenant_id() and type_id = $1 and month = $2',
    [type.id, month],
  );
  const billed = new Set(rows.map(({ holder }) => holder));
  const fresh = given.holders.filter(
    ({ id, joinedOn, leftOn }) =>
      monthOf(joinedOn) <= month &&
      (leftOn === null || leftOn > lastDayOf(month)) &&
      !billed.has(keys.pseudonym(id)),
  );
  return { type, month, fresh, known: billed.size };
}

/**
 * Bills a month. Asked again it bills only who is still without; nobody twice.
 * @returns how many bills were made
 */
export async function makeBills(
  ctx: WorkContext,
  tx: Tx,
  given: { typeId: string; month: string; holders: readonly Holder[]; today: PlainDate },
): Promise<number> {
  // Two officers at once: the second sees what the first has made.
  await tx.one(
    'select 1 from savings_types where tenant_id = balai.tenant_id() and id::text = $1 for update',
    [given.typeId],
  );
  const { type, month, fresh } = await previewBills(ctx, tx, given);
  if (fresh.length === 0) return 0;
  const keys = await ctx.app.secrets.get(tx, ctx.tenant.id);
  const run = uuidv7();
  const by = ctx.principal.kind === 'account' ? ctx.principal : undefined;
  await tx.execute(
    `insert into savings_bill_runs (id, type_id, month, amount, due_on, made_by, made_by_name, made_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      ...[run, type.id, month, type.amount, lastDayOf(month)],
      ...[by?.accountId ?? null, by?.name ?? '', ctx.now],
    ],
  );
  const holders = fresh.map(({ id }) => keys.pseudonym(id)).sort();
  await tx.execute(
    `insert into savings_bills (id, run_id, holder, type_id, month)
     select gen_random_uuid(), $1, holder, $2, $3 from unnest($4::text[]) as holder`,
    [run, type.id, month, holders],
  );
  await recordAudit(ctx, tx, {
    ...{ action: 'savings.billed', resource: 'savings-billing', objectId: run },
    objectLabel: `${type.name} ${month}`,
    after: { bills: fresh.length, amount: type.amount },
  });
  return fresh.length;
}

/** All billings, newest month first. */
export function readBillRuns(tx: Tx): Promise<BillRun[]> {
  return tx.query<BillRun>(
    `select r.id, t.name as "typeName", r.month, r.amount, r.due_on as "dueOn", r.made_by_name as "madeByName",
       r.made_at as "madeAt",
       (select count(*)::int from savings_bills b where b.tenant_id = r.tenant_id and b.run_id = r.id) as count
       from savings_bill_runs r join savings_types t on t.tenant_id = r.tenant_id and t.id = r.type_id
      where r.tenant_id = balai.tenant_id() order by r.month desc, r.made_at desc`,
  );
}

/** One billing. @throws AppError 404 */
export async function readBillRun(tx: Tx, id: string): Promise<BillRun> {
  const run = (await readBillRuns(tx)).find((one) => one.id === id);
  if (!run) throw notFound();
  return run;
}

/** A month that was billed to somebody, and what of it is paid. */
export interface Bill {
  typeId: string;
  typeName: string;
  month: PlainMonth;
  amount: number;
  dueOn: PlainDate;
  /** Rupiah of it that is paid; payments settle the oldest month first. */
  paid: number;
}

/** What everybody was billed, oldest first; by the member's id. Nothing of it is stored paid: it follows from the balance. */
export async function readBills(
  ctx: WorkContext,
  tx: Tx,
  holderIds: readonly string[],
  balances?: readonly Balance[],
): Promise<Map<string, Bill[]>> {
  const keys = await ctx.app.secrets.get(tx, ctx.tenant.id);
  const people = new Map(holderIds.map((id) => [keys.pseudonym(id), id]));
  const rows = await tx.query<Omit<Bill, 'paid'> & { holder: string }>(
    `select b.holder, b.type_id as "typeId", t.name as "typeName", b.month, r.amount, r.due_on as "dueOn"
       from savings_bills b
       join savings_bill_runs r on r.tenant_id = b.tenant_id and r.id = b.run_id
       join savings_types t on t.tenant_id = b.tenant_id and t.id = b.type_id
      where b.tenant_id = balai.tenant_id() and ($1::text[] is null or b.holder = any($1))
      order by b.month`,
    [holderIds.length > 500 ? null : [...people.keys()]],
  );
  const held = balances ?? (await readBalances(ctx, tx, holderIds));
  const left = new Map(held.map(({ holderId, part, received }) => [`${holderId} ${part}`, received]));
  const bills = new Map<string, Bill[]>();
  for (const { holder, ...bill } of rows) {
    const holderId = people.get(holder);
    if (holderId === undefined) continue;
    const key = `${holderId} ${bill.typeId}`;
    const paid = Math.min(Math.max(left.get(key) ?? 0, 0), bill.amount);
    left.set(key, (left.get(key) ?? 0) - bill.amount);
    bills.set(holderId, [...(bills.get(holderId) ?? []), { ...bill, paid }]);
  }
  return bills;
}

/** What is due and unpaid of some bills, rupiah. */
export const arrearsOf = (bills: readonly Bill[], today: PlainDate): number =>
  bills.filter(({ dueOn }) => dueOn < today).reduce((sum, { amount, paid }) => sum + amount - paid, 0);

/** The kinds that are billed. */
export const readBilledTypes = async (tx: Tx): Promise<SavingsType[]> =>
  (await readSavingsTypes(tx)).filter(({ kind, isActive }) => kind === 'mandatory' && isActive);
