import { v7 as uuidv7 } from 'uuid';
import { recordAudit } from '#kernel/audit';
import type { Tx } from '#kernel/database';
import { actorOf, conflict, invalid, notFound, type WorkContext } from '#kernel/work';
import { APPLICANT, definitionShape, type LetterDefinition, type LetterType } from './letter-type.ts';
import { templateFault } from './template.ts';

const COLUMNS = `t.id, t.code, t.title, t.is_online as "isOnline", t.is_active as "isActive", t.version, v.definition`;
const FROM = `letter_types t join letter_type_versions v
  on v.tenant_id = t.tenant_id and v.type_id = t.id`;

/** Types of letters by their titles. */
export function readTypes(tx: Tx): Promise<LetterType[]> {
  return tx.query<LetterType>(
    `select ${COLUMNS} from ${FROM} and v.version = t.version
      where t.tenant_id = balai.tenant_id() order by t.title, t.id`,
  );
}

/** One type as it stands, or as it stood in a version. @throws AppError 404 */
export async function readType(tx: Tx, id: string, version?: number): Promise<LetterType> {
  const type = await tx.one<LetterType>(
    `select ${COLUMNS} from ${FROM} and v.version = coalesce($2, t.version)
      where t.tenant_id = balai.tenant_id() and t.id = $1`,
    [id, version ?? null],
  );
  if (!type) throw notFound();
  return type;
}

export interface TypeWish {
  code: string;
  title: string;
  isOnline: boolean;
  isActive: boolean;
  definition: unknown;
}

/**
 * Makes a type, or a new version of one when what it asks or says has changed. Letters and requests keep theirs.
 *
 * @throws AppError 422 naming `template` for an unknown variable or anything that looks like code; 409 for a code in use
 */
export async function saveType(ctx: WorkContext, tx: Tx, wish: TypeWish, id?: string): Promise<string> {
  const definition = await checkDefinition(tx, wish);
  const taken = await tx.one(
    'select 1 from letter_types where tenant_id = balai.tenant_id() and code = $1 and id is distinct from $2',
    [wish.code, id ?? null],
  );
  if (taken) throw invalid({ code: 'Kode ini sudah dipakai jenis surat lain.' });
  const { code, title, isOnline, isActive } = wish;
  const before = id && (await lockType(tx, id));
  const typeId = id ?? uuidv7();
  if (!before) {
    await tx.execute(
      'insert into letter_types (id, code, title, is_online, is_active) values ($1, $2, $3, $4, $5)',
      [typeId, code, title, isOnline, isActive],
    );
  }
  const isNew = !before || JSON.stringify(sorted(before.definition)) !== JSON.stringify(sorted(definition));
  const version = before ? before.version + (isNew ? 1 : 0) : 1;
  await tx.execute(
    `update letter_types set code = $2, title = $3, is_online = $4, is_active = $5, version = $6, updated_at = now()
      where tenant_id = balai.tenant_id() and id = $1`,
    [typeId, code, title, isOnline, isActive, version],
  );
  if (isNew) {
    await tx.execute(
      `insert into letter_type_versions (id, type_id, version, definition, saved_by) values ($1, $2, $3, $4, $5)`,
      [uuidv7(), typeId, version, JSON.stringify(definition), actorOf(ctx).id],
    );
  }
  await recordAudit(ctx, tx, {
    ...{ action: before ? 'letter_type.changed' : 'letter_type.created', resource: 'letter-type' },
    ...{ objectId: typeId, objectLabel: title },
    ...(before && {
      before: {
        code: before.code,
        title: before.title,
        isOnline: before.isOnline,
        isActive: before.isActive,
        version: before.version,
      },
    }),
    after: { code, title, isOnline, isActive, version },
  });
  return typeId;
}

/** Takes a type away that nobody ever asked for. @throws AppError 409 for one with requests */
export async function deleteType(ctx: WorkContext, tx: Tx, id: string): Promise<void> {
  const type = await lockType(tx, id);
  const isUsed = await tx.one(
    'select 1 from letter_requests where tenant_id = balai.tenant_id() and type_id = $1 limit 1',
    [id],
  );
  if (isUsed)
    throw conflict(
      'in_use',
      'Jenis surat ini sudah pernah diminta, jadi tidak dapat dihapus. Matikan saja agar tidak ditawarkan lagi.',
    );
  await tx.execute('delete from letter_types where tenant_id = balai.tenant_id() and id = $1', [id]);
  await recordAudit(ctx, tx, {
    ...{ action: 'letter_type.deleted', resource: 'letter-type', objectId: id, objectLabel: type.title },
    before: { code: type.code, title: type.title },
  });
}

/** The classification a village may choose from: every edition it has. */
export function readClassifications(tx: Tx): Promise<{ edition: string; code: string; title: string }[]> {
  return tx.query(
    `select edition, code, title from letter_classifications
      where tenant_id = balai.tenant_id() order by edition desc, code`,
  );
}

/** Adds an edition of the classification; what is there already stays as it is. */
export async function keepClassifications(
  tx: Tx,
  edition: string,
  rows: readonly { code: string; title: string }[],
): Promise<void> {
  await tx.execute(
    `insert into letter_classifications (id, edition, code, title)
     select r.id, $1, r.code, r.title from unnest($2::uuid[], $3::text[], $4::text[]) as r(id, code, title)
     on conflict (tenant_id, edition, code) do nothing`,
    [edition, rows.map(() => uuidv7()), rows.map(({ code }) => code), rows.map(({ title }) => title)],
  );
}

async function lockType(tx: Tx, id: string): Promise<LetterType> {
  await tx.query('select 1 from letter_types where tenant_id = balai.tenant_id() and id = $1 for update', [
    id,
  ]);
  return readType(tx, id);
}

async function checkDefinition(
  tx: Tx,
  { code, title, definition: given }: TypeWish,
): Promise<LetterDefinition> {
  const faults: Record<string, string> = {};
  if (!/^[A-Z0-9]{1,6}(-[A-Z0-9]{1,6})?$/.test(code)) faults.code = 'Isi kode seperti S-01.';
  if (title.length < 3 || title.length > 120) faults.title = 'Isi nama surat, 3 sampai 120 huruf.';
  const parsed = definitionShape.safeParse(given);
  if (!parsed.success) {
    for (const { path, message } of parsed.error.issues) faults[path.join('.')] ??= message;
    throw invalid(faults);
  }
  const definition = parsed.data;
  const keys = [...definition.fields, ...definition.parties].map(({ key }) => key);
  if (new Set(keys).size < keys.length || keys.includes(APPLICANT))
    faults.fields = 'Dua isian atau pihak bernama sama. Bedakan namanya.';
  definition.parties.forEach(({ related }, index) => {
    const before = definition.parties.slice(0, index).map(({ key }) => key);
    if (related && related.to !== APPLICANT && !before.includes(related.to))
      faults[`parties.${index}`] = 'Hubungan hanya dengan pemohon atau pihak di atasnya.';
  });
  for (const [index, { kind, options }] of definition.fields.entries())
    if ((kind === 'choice' || kind === 'table') && options.length < 2)
      faults[`fields.${index}.options`] = 'Isi paling sedikit dua, dipisah titik koma.';
  const fault = templateFault(definition);
  if (fault) faults.template = fault;
  const { edition, code: classCode } = definition.classification;
  const isKnown = await tx.one(
    'select 1 from letter_classifications where tenant_id = balai.tenant_id() and edition = $1 and code = $2',
    [edition, classCode],
  );
  if (!isKnown) faults.classification = 'Pilih kode klasifikasi dari daftar.';
  if (Object.keys(faults).length > 0) throw invalid(faults);
  return definition;
}

/** Keys in one order, so that the same content is the same text. */
export function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, one]) => one !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, one]) => [key, sorted(one)]),
  );
}
