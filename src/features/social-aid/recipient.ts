import { v7 as uuidv7 } from 'uuid';
import { readResident } from '#features/population';
import { recordAudit } from '#kernel/audit';
import { isPlainDate, type PlainDate, todayOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { idIn, type ListQuery, type ListShape, orderBy } from '#kernel/http';
import { actorOf, conflict, invalid, notFound, type WorkContext } from '#kernel/work';
import { notifyFamily } from './notify-family.ts';
import { readProgram } from './program.ts';

/** Somebody who receives, or did, from one programme. */
export interface AidRecipient {
  id: string;
  programId: string;
  programName: string;
  residentId: string;
  familyId: string;
  fullName: string;
  areaCode: string;
  decile: number | null;
  decileSource: string;
  decileOn: PlainDate | null;
  state: 'active' | 'stopped';
  stopReason: string;
  createdByName: string;
  createdAt: Date;
  /** Rupiah received so far. */
  received: number;
}

export const RECIPIENT_LIST: ListShape = {
  sorts: ['name', 'area', 'decile'],
  defaultSort: 'name',
  filters: ['program', 'area', 'state'],
};

const RECIPIENT = `r.id, r.program_id as "programId", p.name as "programName", r.resident_id as "residentId",
  r.family_id as "familyId", s.full_name as "fullName", r.area_code as "areaCode", r.decile,
  r.decile_source as "decileSource", r.decile_on as "decileOn", r.state, r.stop_reason as "stopReason",
  r.created_by_name as "createdByName", r.created_at as "createdAt",
  (select coalesce(sum(o.amount), 0)::bigint from aid_payouts o where o.tenant_id = r.tenant_id
    and o.recipient_id = r.id and o.state = 'paid') as received`;
const JOINED = `aid_recipients r join aid_programs p on p.tenant_id = r.tenant_id and p.id = r.program_id
  join residents s on s.tenant_id = r.tenant_id and s.id = r.resident_id`;

/** Recipients of one page of the list; the walls say of whom. */
export async function findRecipients(
  tx: Tx,
  list: ListQuery,
): Promise<{ items: AidRecipient[]; total: number }> {
  const { program, area, state } = list.filters;
  const values = [list.q.toLowerCase(), program ?? null, area ?? null, state ?? null];
  const where = `r.tenant_id = balai.tenant_id() and ($1 = '' or strpos(s.name_key, $1) > 0)
    and ($2::text[] is null or r.program_id::text = any($2)) and ($3::text[] is null or balai.lies_within(r.area_code, $3))
    and ($4::text[] is null or r.state = any($4))`;
  const order = orderBy(list, { name: 's.name_key', area: 'r.area_code', decile: 'r.decile' }, 'r.id');
  const items = await tx.query<AidRecipient>(
    `select ${RECIPIENT} from ${JOINED} where ${where} ${order} limit ${list.size} offset ${list.offset}`,
    values,
  );
  const counted = await tx.one<{ total: number }>(
    `select count(*)::int as total from ${JOINED} where ${where}`,
    values,
  );
  return { items, total: counted!.total };
}

/** Everything a family receives or received, the newest first. The caller opens the walls for the own family only. */
export function readFamilyAid(tx: Tx, familyId: string): Promise<AidRecipient[]> {
  return tx.query<AidRecipient>(
    `select ${RECIPIENT} from ${JOINED} where r.tenant_id = balai.tenant_id() and r.family_id = $1
      order by r.state, p.starts_on desc, r.id`,
    [familyId],
  );
}

/** One recipient with the reason, opened. @throws AppError 404 for one who is not there or out of reach */
export async function readRecipient(
  ctx: WorkContext,
  tx: Tx,
  id: string,
): Promise<AidRecipient & { reason: string }> {
  const row = await tx.one<AidRecipient & { reason: string }>(
    `select ${RECIPIENT}, r.reason from ${JOINED} where r.tenant_id = balai.tenant_id() and r.id = $1`,
    [id],
  );
  if (!row) throw notFound();
  const keys = await ctx.app.secrets.get(tx, ctx.tenant.id);
  return { ...row, reason: keys.open(row.reason, placeOf(id)) };
}

export interface TypedRecipient {
  decile: string;
  decileSource: string;
  decileOn: string;
  reason: string;
}

/**
 * Puts somebody on the list of a programme, with the trace of why.
 *
 * @returns the id @throws AppError 422 naming the field; 409 when the person or the family is on it already
 */
export async function addRecipient(
  ctx: WorkContext,
  tx: Tx,
  given: TypedRecipient & { programId: string; residentId: string },
): Promise<string> {
  const missing: Record<string, string> = {};
  if (!idIn(given.programId)) missing.programId = 'Pilih program.';
  if (!idIn(given.residentId)) missing.residentId = 'Pilih penduduknya.';
  if (Object.keys(missing).length > 0) throw invalid(missing);
  const program = await readProgram(tx, given.programId);
  const person = await readResident(ctx, tx, given.residentId);
  if (person.values.status !== 'alive')
    throw conflict(
      'not_living_here',
      'Yang dapat menerima ialah penduduk yang hidup dan tinggal di desa ini.',
    );
  const checked = checkTrace(ctx, given);
  const id = uuidv7();
  const keys = await ctx.app.secrets.get(tx, ctx.tenant.id);
  await tx
    .execute(
      `insert into aid_recipients (id, program_id, resident_id, family_id, unit_id, area_code, decile, decile_source,
         decile_on, reason, created_by_name, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [
        ...[id, program.id, person.id, person.familyId],
        ...[program.target === 'person' ? person.id : person.familyId, person.areaCode],
        ...[checked.decile, checked.decileSource, checked.decileOn],
        ...[keys.seal(checked.reason, placeOf(id)), actorOf(ctx).name, ctx.now],
      ],
    )
    .catch((error: unknown) => {
      if ((error as { code?: string }).code !== '23505') throw error;
      throw conflict('already_recipient', 'Orang atau keluarga ini sudah ada pada program yang sama.');
    });
  await recordAudit(ctx, tx, {
    ...{ action: 'aid.recipient_added', resource: 'aid-recipient', objectId: person.id },
    objectLabel: `${program.name}: ${person.values.fullName}`,
    after: { decile: checked.decile, source: checked.decileSource },
  });
  await notifyFamily(tx, person.familyId, {
    title: `Anda tercatat sebagai penerima ${program.name}`,
    body: 'Rincian dan jadwalnya ada di Cek Bansos.',
  });
  return id;
}

/** Corrects the trace: decile, its source, the reason. */
export async function updateRecipient(
  ctx: WorkContext,
  tx: Tx,
  id: string,
  typed: TypedRecipient,
): Promise<void> {
  const before = await readRecipient(ctx, tx, id);
  const checked = checkTrace(ctx, typed);
  const keys = await ctx.app.secrets.get(tx, ctx.tenant.id);
  await tx.execute(
    `update aid_recipients set decile = $2, decile_source = $3, decile_on = $4, reason = $5
      where tenant_id = balai.tenant_id() and id = $1`,
    [id, checked.decile, checked.decileSource, checked.decileOn, keys.seal(checked.reason, placeOf(id))],
  );
  await recordAudit(ctx, tx, {
    ...{ action: 'aid.recipient_changed', resource: 'aid-recipient', objectId: before.residentId },
    objectLabel: `${before.programName}: ${before.fullName}`,
    before: { decile: before.decile, source: before.decileSource },
    after: { decile: checked.decile, source: checked.decileSource },
  });
}

/** Ends it for one recipient; what was planned and not paid stops with the same reason. */
export async function stopRecipient(ctx: WorkContext, tx: Tx, id: string, reason: string): Promise<void> {
  const row = await readRecipient(ctx, tx, id);
  if (row.state === 'stopped') throw conflict('stopped', 'Penerima ini sudah dihentikan.');
  if (reason.trim().length < 5 || reason.trim().length > 300)
    throw invalid({ reason: 'Isi alasannya, 5 sampai 300 huruf; penerima membacanya.' });
  await tx.execute(
    `update aid_recipients set state = 'stopped', stop_reason = $2, stopped_at = $3
      where tenant_id = balai.tenant_id() and id = $1`,
    [id, reason.trim(), ctx.now],
  );
  await tx.execute(
    `update aid_payouts set state = 'stopped', reason = $2, decided_by_name = $3, decided_at = $4
      where tenant_id = balai.tenant_id() and recipient_id = $1 and state = 'planned'`,
    [id, reason.trim(), actorOf(ctx).name, ctx.now],
  );
  await recordAudit(ctx, tx, {
    ...{ action: 'aid.recipient_stopped', resource: 'aid-recipient', objectId: row.residentId },
    ...{ objectLabel: `${row.programName}: ${row.fullName}`, reason: reason.trim() },
  });
  await notifyFamily(tx, row.familyId, {
    title: `Bantuan ${row.programName} dihentikan`,
    body: `Alasan: ${reason.trim()} Bila keliru, ajukan sanggahan di Cek Bansos.`,
  });
}

function checkTrace(ctx: WorkContext, typed: TypedRecipient) {
  const faults: Record<string, string> = {};
  const decile = typed.decile.trim() === '' ? null : Number(typed.decile);
  if (decile !== null && !(Number.isInteger(decile) && decile >= 1 && decile <= 10))
    faults.decile = 'Isi desil 1 sampai 10, atau kosongkan bila tidak diketahui.';
  if (decile !== null && (typed.decileSource.trim().length < 3 || typed.decileSource.length > 80))
    faults.decileSource = 'Sebutkan dari mana desilnya, misalnya DTSEN.';
  if (decile !== null && (!isPlainDate(typed.decileOn) || typed.decileOn > todayOf(ctx)))
    faults.decileOn = 'Isi tanggal data desilnya, paling lambat hari ini.';
  if (typed.reason.trim().length < 10 || typed.reason.length > 500)
    faults.reason = 'Tuliskan mengapa keluarga ini, 10 sampai 500 huruf.';
  if (Object.keys(faults).length > 0) throw invalid(faults);
  return {
    ...{ decile, reason: typed.reason.trim() },
    decileSource: decile === null ? '' : typed.decileSource.trim(),
    decileOn: decile === null ? null : typed.decileOn,
  };
}

const placeOf = (row: string) => ({ table: 'aid_recipients', column: 'reason', row });
