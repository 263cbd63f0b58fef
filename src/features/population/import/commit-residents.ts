import { v7 as uuidv7 } from 'uuid';
import type { ImportBatch, ImportCounts } from '#features/imports';
import { nameKey } from '#features/people';
import type { Tx } from '#kernel/database';
import type { TenantKeys } from '#kernel/encryption';
import { type CheckedRow, isWarning } from '#kernel/exchange';
import type { WorkContext } from '#kernel/work';
import { keepAreas } from '../area.ts';
import { type FieldChange, keepChanges } from '../keep-changes.ts';
import { writeColumns } from '../keep-resident.ts';
import { type ResidentValues, residentFields } from '../resident-fields.ts';
import { columnsOf, fieldColumns, valuesOf } from '../seal-resident.ts';
import { type KeptFamily, keepFamilies, placeOfRow } from './keep-families.ts';
import type { ResidentRow } from './resident-row.ts';

const BATCH = 500;

/** What a column begins with where a sheet does not say it; `relation` is asked for again by a list of its own. */
const UNSAID = {
  nationality: '1',
  marital_status: '1',
  residency: 'permanent',
  status: 'alive',
  relation: '11',
};

/**
 * Turns checked rows into residents. A row with an error does not come in; one without a NIK does, and waits for it. A person is
 * found again by the NIK, or by card, name and birth date, so the same sheet again changes nothing. What the sheet says wins
 * over what is stored, field by field with history; what it does not say is kept.
 */
export async function commitResidents(
  ctx: WorkContext,
  tx: Tx,
  batch: ImportBatch<ResidentRow>,
): Promise<ImportCounts> {
  const keys = await ctx.app.secrets.get(tx, ctx.tenant.id);
  const drafts = draftsOf(keys, batch.result.rows);
  await keepAreas(
    tx,
    drafts.flatMap(({ row }) => placeOfRow(row.values) ?? []),
  );
  const known = await findKnown(tx, keys, drafts);
  const families = await keepFamilies(
    ctx,
    tx,
    keys,
    drafts.map(({ row }) => row.values),
  );
  const counts: ImportCounts = { created: 0, updated: 0, unchanged: 0, pending: 0 };
  const fresh: Record<string, unknown>[] = [];
  const changes: FieldChange[] = [];
  for (const draft of drafts) {
    const before = known(draft);
    const family = families.of(draft.row.values) ?? before;
    if (!before) {
      const row = newRow(ctx, keys, draft, family ?? (await families.alone(draft.row.values)));
      fresh.push(row);
      changes.push({
        ...{ residentId: String(row.id), areaCode: String(row.area_code), field: 'created' },
        ...{ was: null, is: draft.values.fullName ?? '' },
      });
      counts.created += 1;
      if (!draft.values.nik) counts.pending += 1;
      continue;
    }
    const changed = await change(ctx, tx, keys, draft, before, family);
    changes.push(...changed);
    if (changed.length === 0) counts.unchanged += 1;
    else {
      counts.updated += 1;
      if (!draft.values.nik && !before.values.nik) counts.pending += 1;
    }
  }
  for (let at = 0; at < fresh.length; at += BATCH) await insertResidents(tx, fresh.slice(at, at + BATCH));
  await keepChanges(ctx, tx, changes, { source: 'import' });
  return counts;
}

interface Draft {
  row: CheckedRow<ResidentRow>;
  /** What the sheet says of the register's fields. */
  values: ResidentValues;
  nikIndex: string | null;
  importKey: string;
  nikNote: string | null;
}

interface Known extends KeptFamily {
  id: string;
  values: ResidentValues;
  importKey: string | null;
}

const FIELD_NAMES = new Set(residentFields.map(({ name }) => name));

function draftsOf(keys: TenantKeys, rows: readonly CheckedRow<ResidentRow>[]): Draft[] {
  const seen = new Set<string>();
  return rows.flatMap((row) => {
    const errors = row.problems.filter((problem) => !isWarning(problem) && problem.code !== 'nik_missing');
    if (errors.length > 0) return [];
    const values: Record<string, string> = {};
    for (const [name, value] of Object.entries(row.values))
      if (value !== undefined && FIELD_NAMES.has(name)) values[name] = String(value);
    const { kk = '', fullName = '', birthDate = '' } = row.values;
    const identity = JSON.stringify([kk, nameKey(fullName), birthDate]);
    const importKey = keys.blindIndex('import-row', identity);
    // Two rows that say the same person without a NIK are one.
    if (!values.nik && seen.has(importKey)) return [];
    seen.add(importKey);
    const doubts = row.problems.filter(({ code }) => code.endsWith('_nik') || code === 'warn_region_differs');
    return [
      {
        ...{ row, values, importKey },
        nikIndex: values.nik ? keys.blindIndex('nik', values.nik) : null,
        nikNote:
          doubts.length > 0 ? `Dari lembar impor. ${doubts.map(({ message }) => message).join(' ')}` : null,
      },
    ];
  });
}

async function findKnown(
  tx: Tx,
  keys: TenantKeys,
  drafts: readonly Draft[],
): Promise<(draft: Draft) => Known | undefined> {
  const rows = await tx.query<Record<string, unknown> & { id: string }>(
    `select r.id, r.family_id, r.area_code, r.nik_index, r.import_key, ${fieldColumns('r')} from residents r
      where r.tenant_id = balai.tenant_id() and (r.nik_index = any($1) or r.import_key = any($2)) for update`,
    [drafts.flatMap(({ nikIndex }) => nikIndex ?? []), drafts.map(({ importKey }) => importKey)],
  );
  const index = new Map<string, Known>();
  for (const row of rows) {
    const known = {
      ...{ id: row.id, values: valuesOf(keys, row), importKey: row.import_key as string | null },
      ...{ familyId: String(row.family_id), areaCode: String(row.area_code) },
    };
    for (const key of [row.nik_index, row.import_key]) if (key) index.set(String(key), known);
  }
  return ({ nikIndex, importKey }) => {
    const byNik = nikIndex ? index.get(nikIndex) : undefined;
    const byRow = index.get(importKey);
    // A person found by the row alone must not have another NIK already.
    return byNik ?? (byRow && (!byRow.values.nik || !nikIndex) ? byRow : undefined);
  };
}

function newRow(
  ctx: WorkContext,
  keys: TenantKeys,
  draft: Draft,
  family: KeptFamily,
): Record<string, unknown> {
  return {
    ...UNSAID,
    ...columnsOf(keys, draft.values),
    ...{ id: uuidv7(), family_id: family.familyId, area_code: family.areaCode, version: 1 },
    nik_note: draft.nikNote,
    import_key: draft.values.nik ? null : draft.importKey,
    ...{ created_at: ctx.now, updated_at: ctx.now },
  };
}

const COLUMNS = [
  ...residentFields.map(({ column }) => column),
  ...[
    'id',
    'family_id',
    'area_code',
    'version',
    'nik_index',
    'nik_note',
    'import_key',
    'created_at',
    'updated_at',
  ],
].join(', ');

const insertResidents = (tx: Tx, rows: readonly Record<string, unknown>[]) =>
  tx.execute(
    `insert into residents (${COLUMNS}) select ${COLUMNS} from jsonb_populate_recordset(null::residents, $1::jsonb)`,
    [JSON.stringify(rows)],
  );

/** Writes what really changes of somebody who stands. */
async function change(
  ctx: WorkContext,
  tx: Tx,
  keys: TenantKeys,
  draft: Draft,
  before: Known,
  family: KeptFamily | undefined,
): Promise<FieldChange[]> {
  const changed = Object.entries(draft.values).filter(
    ([name, value]) => (before.values[name] ?? null) !== value,
  );
  const isMoved = family !== undefined && family.familyId !== before.familyId;
  if (changed.length === 0 && !isMoved) return [];
  const areaCode = family?.areaCode ?? before.areaCode;
  await writeColumns(ctx, tx, before.id, {
    ...columnsOf(keys, Object.fromEntries(changed)),
    ...(draft.nikNote ? { nik_note: draft.nikNote } : {}),
    ...(draft.values.nik ? { import_key: null } : {}),
    ...(isMoved ? { family_id: family.familyId, area_code: areaCode } : {}),
  });
  const about = { residentId: before.id, areaCode };
  return [
    ...changed.map(([field, is]) => ({ ...about, field, was: before.values[field] ?? null, is })),
    ...(isMoved ? [{ ...about, field: 'family', was: 'kartu lama', is: 'kartu baru' }] : []),
  ];
}
