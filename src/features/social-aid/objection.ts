import { v7 as uuidv7 } from 'uuid';
import { recordAudit } from '#kernel/audit';
import type { Tx } from '#kernel/database';
import { idIn, type ListQuery, type ListShape, orderBy } from '#kernel/http';
import { accountsWithRole, notify } from '#kernel/notifications';
import { actorOf, conflict, forbidden, invalid, notFound, type WorkContext } from '#kernel/work';
import { notifyFamily } from './notify-family.ts';
import { readProgram } from './program.ts';

export const OBJECTION_WORDS = {
  missing: 'Saya atau keluarga saya tidak tercatat',
  wrong: 'Ada penerima yang tidak sesuai',
  payout: 'Bantuan tidak saya terima seperti tercatat',
} as const;

/** What a resident says against a programme's list, and the answer. */
export interface AidObjection {
  id: string;
  programId: string;
  programName: string;
  residentId: string;
  fullName: string;
  areaCode: string;
  about: keyof typeof OBJECTION_WORDS;
  words: string;
  state: 'open' | 'accepted' | 'rejected';
  answer: string | null;
  decidedByName: string;
  createdAt: Date;
}

export const OBJECTION_LIST: ListShape = { sorts: ['created'], defaultSort: '-created', filters: ['state'] };

const OBJECTION = `b.id, b.program_id as "programId", p.name as "programName", b.resident_id as "residentId",
  s.full_name as "fullName", b.area_code as "areaCode", b.about, b.words, b.state, b.answer,
  b.decided_by_name as "decidedByName", b.created_at as "createdAt"`;
const JOINED = `aid_objections b join aid_programs p on p.tenant_id = b.tenant_id and p.id = b.program_id
  join residents s on s.tenant_id = b.tenant_id and s.id = b.resident_id`;

/** Objections of one page of the list, opened; the walls say whose. */
export async function findObjections(
  ctx: WorkContext,
  tx: Tx,
  list: ListQuery,
): Promise<{ items: AidObjection[]; total: number }> {
  const values = [list.filters.state ?? null];
  const where = 'b.tenant_id = balai.tenant_id() and ($1::text[] is null or b.state = any($1))';
  const items = await tx.query<AidObjection>(
    `select ${OBJECTION} from ${JOINED} where ${where} ${orderBy(list, { created: 'b.created_at' }, 'b.id')}
      limit ${list.size} offset ${list.offset}`,
    values,
  );
  const counted = await tx.one<{ total: number }>(
    `select count(*)::int as total from ${JOINED} where ${where}`,
    values,
  );
  return { items: await Promise.all(items.map((row) => opened(ctx, tx, row))), total: counted!.total };
}

/** @throws AppError 404 for one that is not there or another's */
export async function readObjection(
  ctx: WorkContext,
  tx: Tx,
  id: string,
  lock?: 'for update',
): Promise<AidObjection> {
  const row = await tx.one<AidObjection>(
    `select ${OBJECTION} from ${JOINED} where b.tenant_id = balai.tenant_id() and b.id = $1
      ${lock ? 'for update of b' : ''}`,
    [id],
  );
  if (!row) throw notFound();
  return opened(ctx, tx, row);
}

/** Says something against a list. @throws AppError 422 naming the field; 409 while one stands open */
export async function makeObjection(
  ctx: WorkContext,
  tx: Tx,
  typed: { programId: string; about: string; words: string },
): Promise<string> {
  const faults: Record<string, string> = {};
  const words = typed.words.trim();
  if (!idIn(typed.programId)) faults.programId = 'Pilih program bantuan.';
  if (!(typed.about in OBJECTION_WORDS)) faults.about = 'Pilih yang Anda sanggah.';
  if (words.length < 10 || words.length > 2000) faults.words = 'Ceritakan keadaannya, 10 sampai 2.000 huruf.';
  if (Object.keys(faults).length > 0) throw invalid(faults);
  const { subjectId } = actorOf(ctx);
  if (!subjectId) throw forbidden();
  const program = await readProgram(tx, typed.programId);
  const person = await readPlace(tx, subjectId);
  const id = uuidv7();
  const keys = await ctx.app.secrets.get(tx, ctx.tenant.id);
  await tx
    .execute(
      `insert into aid_objections (id, program_id, resident_id, area_code, about, words, created_at)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [
        id,
        program.id,
        subjectId,
        person.areaCode,
        typed.about,
        keys.seal(words, placeOf('words', id)),
        ctx.now,
      ],
    )
    .catch((error: unknown) => {
      if ((error as { code?: string }).code !== '23505') throw error;
      throw conflict('already_open', 'Sanggahan Anda untuk program ini masih menunggu jawaban.');
    });
  await recordAudit(ctx, tx, {
    ...{
      action: 'aid.objection_made',
      resource: 'aid-objection',
      objectId: subjectId,
      objectLabel: program.name,
    },
    after: { about: typed.about },
  });
  await notify(tx, await accountsWithRole(tx, ['admin']), {
    title: `Sanggahan baru: ${program.name}`,
    url: `/bansos/sanggahan/${id}`,
  });
  return id;
}

/** Answers an objection. @throws AppError 422 without an answer; 409 for one already answered */
export async function decideObjection(
  ctx: WorkContext,
  tx: Tx,
  id: string,
  typed: { decision: string; answer: string },
): Promise<void> {
  const objection = await readObjection(ctx, tx, id, 'for update');
  if (objection.state !== 'open') throw conflict('answered', 'Sanggahan ini sudah dijawab.');
  const answer = typed.answer.trim();
  const faults: Record<string, string> = {};
  if (typed.decision !== 'accepted' && typed.decision !== 'rejected')
    faults.decision = 'Pilih diterima atau ditolak.';
  if (answer.length < 10 || answer.length > 2000)
    faults.answer = 'Tuliskan jawabannya, 10 sampai 2.000 huruf; warga membacanya.';
  if (Object.keys(faults).length > 0) throw invalid(faults);
  const keys = await ctx.app.secrets.get(tx, ctx.tenant.id);
  await tx.execute(
    `update aid_objections set state = $2, answer = $3, decided_by_name = $4, decided_at = $5
      where tenant_id = balai.tenant_id() and id = $1`,
    [id, typed.decision, keys.seal(answer, placeOf('answer', id)), actorOf(ctx).name, ctx.now],
  );
  await recordAudit(ctx, tx, {
    ...{
      action: `aid.objection_${typed.decision}`,
      resource: 'aid-objection',
      objectId: objection.residentId,
    },
    objectLabel: objection.programName,
  });
  const person = await readPlace(tx, objection.residentId);
  await notifyFamily(tx, person.familyId, {
    title: `Sanggahan ${objection.programName} dijawab`,
    body:
      typed.decision === 'accepted'
        ? 'Sanggahan Anda diterima.'
        : 'Sanggahan Anda ditolak; alasannya tertulis.',
  });
}

/** Where somebody belongs; of oneself it is reached without the family card, which lies behind its area. */
async function readPlace(tx: Tx, residentId: string): Promise<{ areaCode: string; familyId: string }> {
  const found = await tx.one<{ areaCode: string; familyId: string }>(
    `select area_code as "areaCode", family_id as "familyId" from residents
      where tenant_id = balai.tenant_id() and id = $1`,
    [residentId],
  );
  if (!found) throw notFound();
  return found;
}

async function opened(ctx: WorkContext, tx: Tx, row: AidObjection): Promise<AidObjection> {
  const keys = await ctx.app.secrets.get(tx, ctx.tenant.id);
  return {
    ...row,
    words: keys.open(row.words, placeOf('words', row.id)),
    answer: row.answer && keys.open(row.answer, placeOf('answer', row.id)),
  };
}

const placeOf = (column: 'words' | 'answer', row: string) => ({ table: 'aid_objections', column, row });
