import { v7 as uuidv7 } from 'uuid';
import { recordAudit } from '#kernel/audit';
import { todayOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { takeNumber } from '#kernel/numbering';
import { AppError, actorOf, conflict, invalid, notFound, type WorkContext } from '#kernel/work';
import { type CheckoffList, type ListState, readCheckoffList, readItems } from './checkoff-list.ts';
import { dropItems } from './drop-items.ts';
import { planList } from './plan-list.ts';

/**
 * Makes the list of an employer for a month out of everybody whose mandate covers it. Pressed twice it holds nobody
 * twice: whoever waits on another list is left out.
 *
 * @param given.period 'YYYYMM'
 * @throws AppError 422 `nobody_to_list`
 */
export async function makeList(
  ctx: WorkContext,
  tx: Tx,
  given: { employer: string; period: string },
): Promise<CheckoffList> {
  await tx.query(
    `select pg_advisory_xact_lock(hashtextextended('checkoff ' || balai.tenant_id()::text || lower($1), 0))`,
    [given.employer],
  );
  const people = (await planList(tx, given)).filter(({ reason }) => reason === null);
  if (people.length === 0) {
    throw new AppError('nobody_to_list', 422, 'Tidak ada yang dapat dimintakan potong gaji untuk bulan ini.');
  }
  const id = uuidv7();
  const number = await takeNumber(ctx, tx, { series: 'checkoff list', prefix: 'PG' });
  await tx.execute(
    `insert into checkoff_lists (id, number, employer, period, made_by_name, made_at) values ($1, $2, $3, $4, $5, $6)`,
    [id, number, given.employer, given.period, actorOf(ctx).name, ctx.now],
  );
  await tx.execute(
    `insert into checkoff_items (id, list_id, mandate_id, bill_id, payer_id, region_code, period, asked_amount)
     select r.id, $1, r.mandate, r.bill, r.payer, r.region, $2, r.asked
       from unnest($3::uuid[], $4::uuid[], $5::uuid[], $6::uuid[], $7::text[], $8::bigint[])
         as r(id, mandate, bill, payer, region, asked)`,
    [
      ...[id, given.period, people.map(() => uuidv7()), people.map(({ mandateId }) => mandateId)],
      ...[people.map(({ billId }) => billId), people.map(({ payerId }) => payerId)],
      ...[people.map(({ regionCode }) => regionCode), people.map(({ asked }) => asked)],
    ],
  );
  const list = (await readCheckoffList(tx, id))!;
  await recordAudit(ctx, tx, {
    action: 'checkoff.created',
    resource: 'dues.checkoff',
    objectId: id,
    objectLabel: number,
    after: { employer: given.employer, period: given.period, people: list.count, amount: list.asked },
  });
  return list;
}

/**
 * Notes that the list went to the employer. Who fell off meanwhile is taken off first; from now on the months on it
 * wait for the employer.
 *
 * @throws AppError 404, 409; 422 for a day to come or without a recipient
 */
export async function handOver(
  ctx: WorkContext,
  tx: Tx,
  given: { listId: string; on: string; recipient: string },
): Promise<CheckoffList> {
  const before = await lockList(tx, given.listId, ['made']);
  const recipient = given.recipient.trim().slice(0, 150);
  if (recipient.length < 3) throw invalid({ recipient: 'Tulis siapa yang menerimanya di kampus.' });
  if (!/^\d{4}-\d{2}-\d{2}$/.test(given.on) || given.on > todayOf(ctx)) {
    throw invalid({ on: 'Isi tanggal penyerahan, paling lambat hari ini.' });
  }
  await dropItems(tx, { listId: before.id });
  const sent = await tx.execute(
    `update checkoff_items set is_handed_over = true
      where tenant_id = balai.tenant_id() and list_id = $1 and outcome = 'waiting'`,
    [before.id],
  );
  if (sent === 0) throw conflict('nobody_left', 'Tidak ada lagi yang tersisa di daftar ini. Batalkan saja.');
  await tx.execute(
    `update checkoff_lists set state = 'handed_over', recipient = $2, handed_over_on = $3, handed_over_by_name = $4
      where tenant_id = balai.tenant_id() and id = $1`,
    [before.id, recipient, given.on, actorOf(ctx).name],
  );
  await audit(ctx, tx, before, 'checkoff.sent', { recipient, on: given.on, people: sent });
  return (await readCheckoffList(tx, before.id))!;
}

/** Takes a list back of which nothing was posted. @throws AppError 404, 409, 422 */
export async function cancelList(
  ctx: WorkContext,
  tx: Tx,
  given: { listId: string; reason: string },
): Promise<void> {
  const before = await lockList(tx, given.listId, ['made', 'handed_over']);
  const reason = given.reason.trim().slice(0, 300);
  if (reason.length < 5) throw invalid({ reason: 'Tulis alasannya, paling sedikit lima huruf.' });
  if (before.deductedCount > 0) {
    throw conflict('list_posted', 'Sebagian potongannya sudah dicatat. Tutup daftarnya, jangan dibatalkan.');
  }
  await tx.execute(
    `update checkoff_items set outcome = 'dropped', dropped_reason = 'cancelled'
      where tenant_id = balai.tenant_id() and list_id = $1 and outcome = 'waiting'`,
    [before.id],
  );
  await tx.execute(
    `update checkoff_lists set state = 'cancelled', cancelled_reason = $2 where tenant_id = balai.tenant_id() and id = $1`,
    [before.id, reason],
  );
  await audit(ctx, tx, before, 'checkoff.cancelled', { state: 'cancelled' }, reason);
}

/**
 * Closes a list when the employer has answered: whoever was not deducted owes the month again.
 *
 * @returns the people who were not deducted
 * @throws AppError 404, 409
 */
export async function closeList(ctx: WorkContext, tx: Tx, listId: string): Promise<string[]> {
  const before = await lockList(tx, listId, ['handed_over']);
  const left = (await readItems(tx, listId)).filter(({ outcome }) => outcome === 'waiting');
  await tx.execute(
    `update checkoff_items set outcome = 'not_deducted'
      where tenant_id = balai.tenant_id() and list_id = $1 and outcome = 'waiting'`,
    [listId],
  );
  await tx.execute(
    `update checkoff_lists set state = 'closed', closed_at = $2, closed_by_name = $3
      where tenant_id = balai.tenant_id() and id = $1`,
    [listId, ctx.now, actorOf(ctx).name],
  );
  await audit(ctx, tx, before, 'checkoff.closed', { state: 'closed', not_deducted: left.length });
  return left.map(({ payerId }) => payerId);
}

const STATE_WORDS: Readonly<Record<ListState, string>> = {
  made: 'belum diserahkan',
  handed_over: 'sudah diserahkan',
  closed: 'sudah ditutup',
  cancelled: 'sudah dibatalkan',
};

/** The list, locked, in one of these states. @throws AppError 404, 409 `list_state` */
export async function lockList(tx: Tx, id: string, states: readonly ListState[]): Promise<CheckoffList> {
  const list = await readCheckoffList(tx, id, { isLocked: true });
  if (!list) throw notFound();
  if (!states.includes(list.state)) throw conflict('list_state', `Daftar ini ${STATE_WORDS[list.state]}.`);
  return list;
}

function audit(
  ctx: WorkContext,
  tx: Tx,
  list: CheckoffList,
  action: string,
  after: Record<string, unknown>,
  reason?: string,
): Promise<void> {
  return recordAudit(ctx, tx, {
    ...{ action, resource: 'dues.checkoff', objectId: list.id, objectLabel: list.number },
    ...{ before: { state: list.state }, after },
    ...(reason ? { reason } : {}),
  });
}
