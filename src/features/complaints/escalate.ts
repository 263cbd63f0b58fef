import { addWorkingDays, todayOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { defineJob, type JobDeclaration } from '#kernel/jobs';
import { notifyByMail } from '#kernel/notifications';
import type { WorkContext } from '#kernel/work';
import { DUE_SQL, HEAD_AFTER_DAYS, REOPEN_DAYS } from './clock.ts';
import type { ComplaintPlace } from './complaint-place.ts';
import { keepEvent } from './keep-event.ts';

/**
 * Every night: whatever is past its day is brought before the secretary, two working days later before the head; what was
 * solved and stayed unanswered for a fortnight is closed.
 */
export function complaintClocksJob(place: ComplaintPlace): JobDeclaration {
  return defineJob({
    kind: 'watchComplaintClocks',
    lane: 'quick',
    nightly: { title: 'Batas waktu pengaduan' },
    run: async (ctx) => {
      const told = await ctx.transaction((tx) => escalateComplaints(ctx, tx, place));
      const closed = await ctx.transaction((tx) => closeUnanswered(ctx, tx));
      return { note: `${told} dinaikkan, ${closed} ditutup` };
    },
  });
}

/** Safe to run at any time and as often as one likes. @returns how many were brought before somebody */
export async function escalateComplaints(ctx: WorkContext, tx: Tx, place: ComplaintPlace): Promise<number> {
  const today = todayOf(ctx);
  const late = await tx.query<{ id: string; number: string; escalation: number; due: string }>(
    `select c.id, c.number, c.escalation, ${DUE_SQL} as due from complaints c
      where c.tenant_id = balai.tenant_id() and ${DUE_SQL} < $1::date and c.escalation < 2
      order by c.sent_at for update`,
    [today],
  );
  let told = 0;
  for (const { id, number, escalation, due } of late) {
    const isForHead = addWorkingDays(due, HEAD_AFTER_DAYS) < today;
    const level = isForHead ? 2 : 1;
    if (level <= escalation) continue;
    await tx.execute(
      `update complaints set escalation = $2, escalated_on = $3 where tenant_id = balai.tenant_id() and id = $1`,
      [id, level, today],
    );
    await keepEvent(ctx, tx, {
      ...{ complaintId: id, kind: 'note', step: 'escalate', isOffice: true },
      body: `Lewat batas ${due}; diberitahukan kepada ${isForHead ? 'kepala desa' : 'sekretaris'}.`,
    });
    const readers = new Set([
      ...(escalation === 0 ? await place.secretariesOf(ctx, tx) : []),
      ...(isForHead ? await place.headsOf(ctx, tx) : []),
    ]);
    await notifyByMail(ctx, tx, [...readers], {
      title: 'Pengaduan melewati batas waktu',
      body: `${number} seharusnya ditanggapi sebelum ${due}.`,
      url: `${place.addresses.desk}/${id}`,
    });
    told += 1;
  }
  return told;
}

/** @returns how many were closed */
export async function closeUnanswered(ctx: WorkContext, tx: Tx): Promise<number> {
  const closed = await tx.query<{ id: string }>(
    `update complaints set state = 'closed', closed_at = $1, version = version + 1
      where tenant_id = balai.tenant_id() and state = 'solved'
        and solved_at < $1::timestamptz - make_interval(days => $2) returning id`,
    [ctx.now, REOPEN_DAYS],
  );
  for (const { id } of closed)
    await keepEvent(ctx, tx, {
      ...{ complaintId: id, kind: 'step', step: 'close', from: 'solved', to: 'closed', isOffice: true },
      body: 'Ditutup karena tidak ada kabar dari warga selama 14 hari.',
    });
  return closed.length;
}
