import { readFile } from 'node:fs/promises';
import { v7 as uuidv7 } from 'uuid';
import { recordAudit } from '#kernel/audit';
import { formatDate, isPlainDate, type PlainDate, todayOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import {
  documentTypes,
  inspectUpload,
  keepPrivateFile,
  normaliseImage,
  type UploadedFile,
} from '#kernel/files';
import { idIn, type ListQuery, type ListShape, orderBy } from '#kernel/http';
import { formatRupiah, parseRupiah } from '#kernel/money';
import { actorOf, conflict, invalid, notFound, type WorkContext } from '#kernel/work';
import { notifyFamily } from './notify-family.ts';
import { readProgram } from './program.ts';

export const PROOF_BYTES = 5 * 1024 * 1024;
export const proofOwner = (payoutId: string) => ({
  ...{ resource: 'aid-payout', objectId: payoutId, kind: 'aid-proof' },
});

export const CHANNEL_WORDS = { post: 'Kantor Pos', bank: 'Bank Himbara', cash: 'Tunai' } as const;
export type AidChannel = keyof typeof CHANNEL_WORDS;

/** Money for one recipient in one term. */
export interface AidPayout {
  id: string;
  recipientId: string;
  programId: string;
  programName: string;
  familyId: string;
  residentId: string;
  fullName: string;
  areaCode: string;
  period: string;
  /** Rupiah. */
  amount: number;
  channel: AidChannel;
  place: string;
  plannedOn: PlainDate;
  state: 'planned' | 'paid' | 'stopped' | 'reversed';
  paidOn: PlainDate | null;
  reason: string;
  hasProof: boolean;
  decidedByName: string;
}

export const PAYOUT_LIST: ListShape = {
  sorts: ['planned', 'name', 'amount'],
  defaultSort: '-planned',
  filters: ['program', 'state', 'month'],
};

const PAYOUT = `o.id, o.recipient_id as "recipientId", r.program_id as "programId", p.name as "programName",
  r.family_id as "familyId", o.resident_id as "residentId", s.full_name as "fullName", o.area_code as "areaCode",
  o.period, o.amount, o.channel, o.place, o.planned_on as "plannedOn", o.state, o.paid_on as "paidOn", o.reason,
  o.has_proof as "hasProof", o.decided_by_name as "decidedByName"`;
const JOINED = `aid_payouts o join aid_recipients r on r.tenant_id = o.tenant_id and r.id = o.recipient_id
  join aid_programs p on p.tenant_id = r.tenant_id and p.id = r.program_id
  join residents s on s.tenant_id = o.tenant_id and s.id = o.resident_id`;

/** Payouts of one page of the list with the sum of all of them; the walls say of whom. */
export async function findPayouts(
  tx: Tx,
  list: ListQuery,
): Promise<{ items: AidPayout[]; total: number; amount: number }> {
  const { program, state, month } = list.filters;
  const values = [list.q.toLowerCase(), program ?? null, state ?? null, month?.[0] ?? null];
  const where = `o.tenant_id = balai.tenant_id() and ($1 = '' or strpos(s.name_key, $1) > 0)
    and ($2::text[] is null or r.program_id::text = any($2)) and ($3::text[] is null or o.state = any($3))
    and ($4::text is null or to_char(o.planned_on, 'YYYY-MM') = $4)`;
  const order = orderBy(list, { planned: 'o.planned_on', name: 's.name_key', amount: 'o.amount' }, 'o.id');
  const items = await tx.query<AidPayout>(
    `select ${PAYOUT} from ${JOINED} where ${where} ${order} limit ${list.size} offset ${list.offset}`,
    values,
  );
  const counted = await tx.one<{ total: number; amount: number }>(
    `select count(*)::int as total, coalesce(sum(o.amount), 0)::bigint as amount from ${JOINED} where ${where}`,
    values,
  );
  return { items, ...counted! };
}

/** Payouts of recipients, the newest first. */
export function readPayoutsOf(tx: Tx, recipientIds: readonly string[]): Promise<AidPayout[]> {
  return tx.query<AidPayout>(
    `select ${PAYOUT} from ${JOINED} where o.tenant_id = balai.tenant_id() and o.recipient_id = any($1)
      order by o.planned_on desc, o.id desc`,
    [recipientIds],
  );
}

/** @throws AppError 404 for one that is not there or out of reach */
export async function readPayout(tx: Tx, id: string, lock?: 'for update'): Promise<AidPayout> {
  const found = await tx.one<AidPayout>(
    `select ${PAYOUT} from ${JOINED} where o.tenant_id = balai.tenant_id() and o.id = $1 ${lock ? 'for update of o' : ''}`,
    [id],
  );
  if (!found) throw notFound();
  return found;
}

export interface TypedPlan {
  programId: string;
  period: string;
  amount: string;
  channel: string;
  place: string;
  plannedOn: string;
}

/** Plans one payout for everybody who receives now. Asked again it adds only who is missing. @returns how many */
export async function planPayouts(ctx: WorkContext, tx: Tx, typed: TypedPlan): Promise<number> {
  const amount = parseRupiah(typed.amount.trim());
  const period = typed.period.trim();
  const faults: Record<string, string> = {};
  if (!idIn(typed.programId)) faults.programId = 'Pilih program.';
  if (period.length < 2 || period.length > 40)
    faults.period = 'Isi periodenya, misalnya Maret 2026 atau Tahap 2.';
  if (amount.kind !== 'amount' || amount.amount < 1 || amount.amount > 100_000_000_000)
    faults.amount = 'Isi jumlah untuk setiap penerima dalam rupiah bulat.';
  if (!(typed.channel in CHANNEL_WORDS)) faults.channel = 'Pilih saluran.';
  if (typed.place.trim().length > 120) faults.place = 'Paling banyak 120 huruf.';
  if (!isPlainDate(typed.plannedOn)) faults.plannedOn = 'Isi tanggal penyaluran.';
  if (Object.keys(faults).length > 0 || amount.kind !== 'amount') throw invalid(faults);
  const program = await readProgram(tx, typed.programId);
  const waiting = await tx.query<{ id: string; residentId: string; areaCode: string; familyId: string }>(
    `select r.id, r.resident_id as "residentId", r.area_code as "areaCode", r.family_id as "familyId"
       from aid_recipients r where r.tenant_id = balai.tenant_id() and r.program_id = $1 and r.state = 'active'
        and not exists (select 1 from aid_payouts o where o.tenant_id = r.tenant_id and o.recipient_id = r.id
          and o.period = $2 and o.state in ('planned', 'paid'))
      order by r.id for update of r`,
    [program.id, period],
  );
  if (waiting.length === 0)
    throw conflict('nobody_waits', 'Tidak ada penerima yang belum direncanakan untuk periode ini.');
  await tx.execute(
    `insert into aid_payouts (id, recipient_id, resident_id, area_code, period, amount, channel, place, planned_on)
     select n.id, n.recipient, n.resident, n.area, $5, $6, $7, $8, $9
       from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[]) n(id, recipient, resident, area)`,
    [
      ...[
        waiting.map(() => uuidv7()),
        waiting.map(({ id }) => id),
        waiting.map(({ residentId }) => residentId),
      ],
      ...[waiting.map(({ areaCode }) => areaCode), period, amount.amount, typed.channel],
      ...[typed.place.trim(), typed.plannedOn],
    ],
  );
  await recordAudit(ctx, tx, {
    ...{ action: 'aid.payouts_planned', resource: 'aid-payout', objectId: program.id },
    objectLabel: `${program.name}, ${period}`,
    after: { payouts: waiting.length, amount: amount.amount, on: typed.plannedOn },
  });
  for (const familyId of new Set(waiting.map((one) => one.familyId)))
    await notifyFamily(tx, familyId, {
      title: `Jadwal ${program.name}`,
      body: `${formatRupiah(amount.amount)} untuk ${period}, ${formatDate(typed.plannedOn)}${typed.place.trim() && `, ${typed.place.trim()}`}.`,
    });
  return waiting.length;
}

/** Says that it was paid, with its proof when there is one. @throws AppError 409 for one already decided */
export async function confirmPayout(
  ctx: WorkContext,
  tx: Tx,
  id: string,
  given: { paidOn: string; proof?: UploadedFile | undefined },
): Promise<void> {
  const payout = await lockPlanned(tx, id);
  if (!isPlainDate(given.paidOn) || given.paidOn > todayOf(ctx))
    throw invalid({ paidOn: 'Isi tanggal dibayar, paling lambat hari ini.' });
  if (given.proof) await keepProof(ctx, tx, id, given.proof);
  await tx.execute(
    `update aid_payouts set state = 'paid', paid_on = $2, has_proof = $3, decided_by_name = $4, decided_at = $5
      where tenant_id = balai.tenant_id() and id = $1`,
    [id, given.paidOn, given.proof !== undefined, actorOf(ctx).name, ctx.now],
  );
  await auditPayout(ctx, tx, payout, 'paid', { on: given.paidOn });
  await notifyFamily(tx, payout.familyId, {
    title: `${payout.programName} ${payout.period} sudah disalurkan`,
    body: `${formatRupiah(payout.amount)}, ${formatDate(given.paidOn)}.`,
  });
}

/** Stops one that was planned, or takes back one that was wrongly called paid; both say why. */
export async function stopPayout(ctx: WorkContext, tx: Tx, id: string, reason: string): Promise<void> {
  const payout = await readPayout(tx, id, 'for update');
  if (payout.state !== 'planned' && payout.state !== 'paid')
    throw conflict('decided', 'Penyaluran ini sudah dihentikan atau dibatalkan.');
  if (reason.trim().length < 5 || reason.trim().length > 300)
    throw invalid({ reason: 'Isi alasannya, 5 sampai 300 huruf; penerima membacanya.' });
  const state = payout.state === 'paid' ? 'reversed' : 'stopped';
  await tx.execute(
    `update aid_payouts set state = $2, reason = $3, decided_by_name = $4, decided_at = $5
      where tenant_id = balai.tenant_id() and id = $1`,
    [id, state, reason.trim(), actorOf(ctx).name, ctx.now],
  );
  await auditPayout(ctx, tx, payout, state, {}, reason.trim());
  await notifyFamily(tx, payout.familyId, {
    title: `${payout.programName} ${payout.period} ${state === 'stopped' ? 'tidak disalurkan' : 'dibatalkan'}`,
    body: `Alasan: ${reason.trim()}`,
  });
}

async function lockPlanned(tx: Tx, id: string): Promise<AidPayout> {
  const payout = await readPayout(tx, id, 'for update');
  if (payout.state !== 'planned') throw conflict('decided', 'Penyaluran ini sudah diputuskan.');
  return payout;
}

async function keepProof(ctx: WorkContext, tx: Tx, id: string, upload: UploadedFile): Promise<void> {
  const about = { field: 'proof' };
  const seen = await inspectUpload(upload.path, { accept: documentTypes, maxBytes: PROOF_BYTES, ...about });
  const clean = seen.image
    ? await normaliseImage(upload.path, { maxEdge: 2_000, format: 'jpeg', ...about })
    : { content: await readFile(upload.path), mediaType: seen.mediaType };
  await keepPrivateFile(ctx, tx, {
    ...{ ...proofOwner(id), name: upload.name, uploadedBy: actorOf(ctx).id },
    ...{ mediaType: clean.mediaType, content: clean.content },
  });
}

const auditPayout = (
  ctx: WorkContext,
  tx: Tx,
  payout: AidPayout,
  state: AidPayout['state'],
  after: Record<string, unknown>,
  reason?: string,
) =>
  recordAudit(ctx, tx, {
    ...{ action: `aid.payout_${state}`, resource: 'aid-payout', objectId: payout.residentId },
    objectLabel: `${payout.programName} ${payout.period}: ${payout.fullName}`,
    ...{ before: { state: payout.state }, after: { state, amount: payout.amount, ...after } },
    ...(reason ? { reason } : {}),
  });
