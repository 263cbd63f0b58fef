import { z } from 'zod';
import { recordAudit } from '#kernel/audit';
import type { Statement, Tx } from '#kernel/database';
import { defineSetting, readSetting, writeSetting } from '#kernel/settings';
import { actorOf, invalid } from '#kernel/work';
import type { Actor } from './actor.ts';
import type { Field } from './field.ts';
import type { Register } from './register.ts';

const MOST = 20;

const extraField = z.object({
  key: z.string().regex(/^x_[a-z0-9_]{1,40}$/),
  label: z.string().trim().min(2).max(60),
  type: z.enum(['text', 'longText', 'number', 'rupiah', 'date', 'boolean', 'choice']),
  choices: z.array(z.object({ value: z.string(), label: z.string() })).optional(),
});

export type ExtraField = z.infer<typeof extraField>;

/** Columns that an organisation added to its books, by key of register. They are added and never removed. */
const extraFields = defineSetting(
  'register.extra-fields',
  z.record(z.string(), z.array(extraField).max(MOST)),
  {},
);

/** Reads the setting in the flight of a page. */
export const extraFieldsStatement: Statement = {
  name: 'register-extra-fields',
  text: 'select value from settings where tenant_id = balai.tenant_id() and key = $1',
  values: [extraFields.key],
};

/** The added fields of a book from the answer of `extraFieldsStatement`. */
export function extraFieldsFrom(register: Register, rows: readonly object[] | undefined): Field[] {
  const stored = extraFields.shape.safeParse((rows?.[0] as { value?: unknown } | undefined)?.value);
  return stored.success ? (stored.data[register.key] ?? []).map(toField) : [];
}

export async function readExtraFields(tx: Tx, register: Register): Promise<Field[]> {
  return ((await readSetting(tx, extraFields))[register.key] ?? []).map(toField);
}

export const extraFieldTypes: readonly { value: ExtraField['type']; label: string }[] = [
  { value: 'text', label: 'Tulisan pendek' },
  { value: 'longText', label: 'Tulisan panjang' },
  { value: 'number', label: 'Bilangan' },
  { value: 'rupiah', label: 'Rupiah' },
  { value: 'date', label: 'Tanggal' },
  { value: 'boolean', label: 'Ya atau tidak' },
  { value: 'choice', label: 'Pilihan' },
];

/**
 * Adds a column to a book of this organisation.
 *
 * @throws AppError 422 when the name is taken or a choice has fewer than two options
 */
export async function addExtraField(
  actor: Actor,
  tx: Tx,
  register: Register,
  given: { label: string; type: string; choices: string },
): Promise<ExtraField> {
  await tx.query(`select 1 from tenant_state where tenant_id = balai.tenant_id() for update`);
  const all = await readSetting(tx, extraFields);
  const own = all[register.key] ?? [];
  const label = given.label.trim();
  const options = [
    ...new Set(
      given.choices
        .split('\n')
        .map((line) => line.trim())
        .filter(Boolean),
    ),
  ];
  const faults: Record<string, string> = {};
  if (label.length < 2 || label.length > 60) faults.label = 'Tulis nama kolom, 2 sampai 60 huruf.';
  const isTaken = [...register.fields, ...own].some(
    (field) => field.label.toLowerCase() === label.toLowerCase(),
  );
  if (isTaken) faults.label = 'Buku ini sudah mempunyai kolom dengan nama itu.';
  if (own.length >= MOST) faults.label = `Paling banyak ${MOST} kolom tambahan dalam satu buku.`;
  if (given.type === 'choice' && options.length < 2)
    faults.choices = 'Tulis paling sedikit dua pilihan, satu pilihan satu baris.';
  const type = extraFieldTypes.find(({ value }) => value === given.type)?.value;
  if (!type) faults.type = 'Pilih jenis isi kolom.';
  if (!type || Object.keys(faults).length > 0) throw invalid(faults);
  const field: ExtraField = {
    key: freeKey(label, own),
    label,
    type,
    ...(type === 'choice' ? { choices: options.map((option) => ({ value: option, label: option })) } : {}),
  };
  await writeSetting(tx, extraFields, { ...all, [register.key]: [...own, field] }, actorOf(actor).id);
  await recordAudit(actor, tx, {
    action: 'register.column_added',
    resource: register.resource,
    objectLabel: register.title,
    after: { label, type },
  });
  return field;
}

function toField(extra: ExtraField): Field {
  const base = { key: extra.key, label: extra.label };
  return extra.type === 'choice'
    ? { ...base, type: 'choice', choices: extra.choices ?? [] }
    : { ...base, type: extra.type };
}

function freeKey(label: string, taken: readonly ExtraField[]): string {
  const stem = `x_${
    label
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '_')
      .replace(/^_|_$/g, '')
      .slice(0, 32) || 'kolom'
  }`;
  let key = stem;
  for (let next = 2; taken.some((field) => field.key === key); next += 1) key = `${stem}_${next}`;
  return key;
}
