import { refuseOwn } from '#features/dues';
import { recordAudit } from '#kernel/audit';
import { addDays, formatDate, isPlainDate, todayOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { actorOf, conflict, invalid, notFound, type WorkContext } from '#kernel/work';
import { assessArrears } from './assess-arrears.ts';
import { HOLD_STAGE } from './late-bills.ts';
import { keepArrearsEvent, readStanding, type Standing } from './standing.ts';
import { tellArrears } from './tell-arrears.ts';

const OWN = 'Tunggakan Anda sendiri diurus oleh bendahara lain.';
const LONGEST_DEFERRAL_DAYS = 365;

/**
 * Holds the services of a member who is three months behind. Login, bills, payment, claims and messages stay open.
 *
 * @throws AppError 404; 403 `own_arrears`; 409 `already_held`, `not_far_behind`; 422 without a reason
 */
export async function holdServices(
  ctx: WorkContext,
  tx: Tx,
  given: { memberId: string; reason: string },
): Promise<void> {
  const reason = checkReason(given.reason);
  const standing = await lockStanding(ctx, tx, given.memberId);
  if (standing.heldAt) throw conflict('already_held', 'Layanan anggota ini sudah ditahan.');
  if (standing.stage < HOLD_STAGE) {
    throw conflict(
      'not_far_behind',
      `Layanan ditahan mulai tiga bulan tunggakan; anggota ini ${standing.overdueCount} bulan.`,
    );
  }
  await setHeld(ctx, tx, standing, reason);
}

/** Stores the hold, its event, its audit row and its letter; the caller has the row locked. */
export async function setHeld(ctx: WorkContext, tx: Tx, standing: Standing, reason: string): Promise<void> {
  await tx.execute(
    `update dues_standings set held_at = $2, held_reason = $3, deferred_until = null, deferred_reason = null
      where tenant_id = balai.tenant_id() and payer_id = $1`,
    [standing.payerId, ctx.now, reason],
  );
  await setGate(tx, standing.payerId, { at: ctx.now, reason });
  await keepArrearsEvent(ctx, tx, standing, { step: 'held', reason });
  await auditStep(ctx, tx, standing, 'arrears.held', reason);
  const owed = {
    payerId: standing.payerId,
    months: standing.overdueCount,
    amount: standing.overdueAmount,
  };
  await tellArrears(ctx, tx, owed, { kind: 'held', reason });
}

/**
 * Puts the hold of a member off until a day, with a reason. @throws as `holdServices`; 409 `already_held`; 422 for a day
 * gone by or more than a year off
 */
export async function deferHold(
  ctx: WorkContext,
  tx: Tx,
  given: { memberId: string; until: string; reason: string },
): Promise<void> {
  const reason = checkReason(given.reason);
  checkUntil(ctx, given.until);
  const standing = await lockStanding(ctx, tx, given.memberId);
  if (standing.heldAt) {
    throw conflict('already_held', 'Layanan anggota ini sudah ditahan. Buka kembali dahulu.');
  }
  if (standing.stage === 0) throw conflict('not_far_behind', 'Anggota ini tidak menunggak.');
  await storeDeferral(ctx, tx, standing, { until: given.until, reason });
  await keepArrearsEvent(ctx, tx, standing, { step: 'deferred', reason: until(given.until, reason) });
  await auditStep(ctx, tx, standing, 'arrears.deferred', until(given.until, reason));
}

/**
 * Opens the services of a member whose arrears still stand, until a day; after it the hold may begin again. Who has paid
 * needs none of this: their hold ends by itself.
 *
 * @throws as `deferHold`; 409 `not_held`
 */
export async function reactivateServices(
  ctx: WorkContext,
  tx: Tx,
  given: { memberId: string; until: string; reason: string },
): Promise<void> {
  const reason = checkReason(given.reason);
  checkUntil(ctx, given.until);
  const standing = await lockStanding(ctx, tx, given.memberId);
  if (!standing.heldAt) throw conflict('not_held', 'Layanan anggota ini tidak sedang ditahan.');
  await storeDeferral(ctx, tx, standing, { until: given.until, reason });
  await setGate(tx, standing.payerId, undefined);
  await keepArrearsEvent(ctx, tx, standing, { step: 'reactivated', reason: until(given.until, reason) });
  await auditStep(ctx, tx, standing, 'arrears.reactivated', until(given.until, reason));
  const owed = {
    payerId: standing.payerId,
    months: standing.overdueCount,
    amount: standing.overdueAmount,
  };
  await tellArrears(ctx, tx, owed, { kind: 'opened' });
}

/**
 * Reminds chosen members by hand; who owes nothing, and who was reminded by hand today already, is passed over.
 * @returns how many were written to
 */
export async function remindMembers(ctx: WorkContext, tx: Tx, memberIds: readonly string[]): Promise<number> {
  let told = 0;
  for (const memberId of memberIds) {
    await assessArrears(tx, { today: todayOf(ctx), now: ctx.now, memberId });
    const standing = await readStanding(tx, memberId, { isLocked: true });
    if (!standing || standing.stage === 0) continue;
    const again = await tx.one(
      `select 1 from dues_arrears_events where tenant_id = balai.tenant_id() and payer_id = $1
         and step = 'reminded_by_hand' and at > $2::timestamptz - interval '20 hours'`,
      [memberId, ctx.now],
    );
    if (again) continue;
    await keepArrearsEvent(ctx, tx, standing, { step: 'reminded_by_hand' });
    const owed = { payerId: memberId, months: standing.overdueCount, amount: standing.overdueAmount };
    await tellArrears(ctx, tx, owed, { kind: 'reminder' });
    told += 1;
  }
  if (told > 0) {
    await recordAudit(ctx, tx, {
      action: 'arrears.reminded',
      resource: 'dues.arrears',
      objectLabel: `${told} anggota`,
      after: { count: told },
    });
  }
  return told;
}

/** Counted afresh and held until the transaction ends. */
async function lockStanding(ctx: WorkContext, tx: Tx, memberId: string): Promise<Standing> {
  const known = await readStanding(tx, memberId);
  if (!known) throw notFound();
  refuseOwn(ctx, memberId, 'own_arrears', OWN);
  await assessArrears(tx, { today: todayOf(ctx), now: ctx.now, memberId });
  return (await readStanding(tx, memberId, { isLocked: true }))!;
}

async function storeDeferral(
  ctx: WorkContext,
  tx: Tx,
  standing: Standing,
  deferral: { until: string; reason: string },
): Promise<void> {
  const { principal } = ctx;
  await tx.execute(
    `update dues_standings set deferred_until = $2, deferred_reason = $3, deferred_by_name = $4, held_at = null,
       held_reason = null
      where tenant_id = balai.tenant_id() and payer_id = $1`,
    [standing.payerId, deferral.until, deferral.reason, actorOf({ principal }).name],
  );
}

/** What the gate of the services asks (facts.ts) stands on the member. */
async function setGate(
  tx: Tx,
  memberId: string,
  hold: { at: Date; reason: string } | undefined,
): Promise<void> {
  await tx.execute(
    `update members set dues_held_at = $2, dues_held_reason = $3 where tenant_id = balai.tenant_id() and id = $1`,
    [memberId, hold?.at ?? null, hold?.reason ?? null],
  );
}

function auditStep(
  ctx: WorkContext,
  tx: Tx,
  standing: Standing,
  action: string,
  reason: string,
): Promise<void> {
  return recordAudit(ctx, tx, {
    ...{ action, resource: 'dues.arrears', objectId: standing.payerId, reason },
    before: { is_held: standing.heldAt !== null },
    after: {
      is_held: action === 'arrears.held',
      months: standing.overdueCount,
      amount: standing.overdueAmount,
    },
  });
}

function checkReason(text: string): string {
  const reason = text.trim();
  if (reason.length < 5 || reason.length > 300) {
    throw invalid({ reason: 'Tulis alasannya, antara 5 dan 300 huruf.' });
  }
  return reason;
}

function checkUntil(ctx: WorkContext, day: string): void {
  const today = todayOf(ctx);
  if (!isPlainDate(day)) throw invalid({ until: 'Isi sampai tanggal berapa.' });
  if (day <= today || day > addDays(today, LONGEST_DEFERRAL_DAYS)) {
    throw invalid({ until: 'Tanggalnya antara besok dan satu tahun lagi.' });
  }
}

const until = (day: string, reason: string) => `Sampai ${formatDate(day)}: ${reason}`;
