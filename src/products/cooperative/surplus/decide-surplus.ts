import { validate as isUuid, v7 as uuidv7 } from 'uuid';
import { recordAudit } from '#kernel/audit';
import type { Tx } from '#kernel/database';
import { actorOf, conflict, invalid, type WorkContext } from '#kernel/work';
import { POOLS, percentText, readPercent, WHOLE } from './pools.ts';
import { readSurplus } from './surplus.ts';

export interface Meeting {
  id: string;
  heldOn: string;
  place: string;
}

/** The members' meetings in book 07 that may decide about a surplus, newest first. */
export function readDecidingMeetings(tx: Tx): Promise<Meeting[]> {
  return tx.query<Meeting>(
    `select id, held_on as "heldOn", place from cooperative_member_meetings
      where tenant_id = balai.tenant_id() and nature in ('annual', 'extraordinary') and deleted_at is null
      order by held_on desc limit 50`,
  );
}

/**
 * Records how the members' meeting shares the surplus of a year; its minutes in book 07 are the source.
 *
 * @param given.typed per cent by the key of the pool, as typed; empty is nothing
 * @throws AppError 422 for percentages that do not come to 100, a meeting that is not in book 07 or was held before the
 *   year ended; 409 once the shares were approved
 */
export async function decideSurplus(
  ctx: WorkContext,
  tx: Tx,
  given: { year: number; meetingId: string; typed: Readonly<Record<string, string>> },
): Promise<void> {
  const errors: Record<string, string> = {};
  const { year } = given;
  if (!Number.isInteger(year) || year < 1990 || year > 2200) errors.year = 'Pilih tahun buku.';
  const meeting = isUuid(given.meetingId)
    ? (await readDecidingMeetings(tx)).find(({ id }) => id === given.meetingId)
    : undefined;
  if (!meeting) errors.meeting = 'Pilih rapat anggota di buku 07 yang memutuskan pembagian ini.';
  else if (meeting.heldOn <= `${year}-12-31`)
    errors.meeting = `Rapat ini diadakan sebelum tahun ${year} berakhir.`;
  const percents = readPercents(given.typed, errors);
  if (Object.keys(errors).length > 0) throw invalid(errors);
  await tx.execute('select pg_advisory_xact_lock(hashtextextended($1, 0))', [
    `surplus ${ctx.tenant.id} ${year}`,
  ]);
  const before = await readSurplus(tx, year, 'for update of s');
  if (before && before.state !== 'decided' && before.state !== 'calculated')
    throw conflict('surplus_approved', 'Pembagian SHU tahun ini sudah disetujui dan tidak diubah lagi.');
  const id = before?.id ?? uuidv7();
  const actor = actorOf(ctx);
  await tx.execute(
    `insert into cooperative_surpluses as s (id, year, meeting_id, percents, decided_by, decided_by_name, decided_at)
     values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (tenant_id, year) do update set meeting_id = excluded.meeting_id, percents = excluded.percents,
       decided_by = excluded.decided_by, decided_by_name = excluded.decided_by_name, decided_at = excluded.decided_at,
       state = 'decided', amount = null, pools = null, shares = null, calculated_by = null`,
    [id, year, meeting!.id, JSON.stringify(percents), actor.id, actor.name, ctx.now],
  );
  await recordAudit(ctx, tx, {
    ...{ action: 'surplus.decided', resource: 'shu', objectId: id, objectLabel: `SHU ${year}` },
    ...(before && { before: before.percents }),
    after: { ...percents, meeting: meeting!.heldOn },
  });
}

/** Hundredths of a per cent by pool. Writes what is wrong into `errors`. */
export function readPercents(
  typed: Readonly<Record<string, string>>,
  errors: Record<string, string>,
): Record<string, number> {
  const percents: Record<string, number> = {};
  for (const { key, label } of POOLS) {
    const text = typed[key]?.trim() || '0';
    const read = readPercent(text);
    if (read === undefined)
      errors[key] = `Isi ${label} dengan angka 0 sampai 100, paling banyak dua desimal.`;
    else percents[key] = read;
  }
  const sum = Object.values(percents).reduce((all, one) => all + one, 0);
  if (Object.keys(percents).length === POOLS.length && sum !== WHOLE)
    errors.form = `Jumlah persentase ${percentText(sum)} %. Keputusan rapat harus berjumlah 100 %.`;
  return percents;
}
