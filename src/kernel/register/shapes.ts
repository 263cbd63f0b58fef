import { type ZodType, z } from 'zod';
import { type Field, isWritable } from './field.ts';
import { typeOf } from './field-types/index.ts';
import { MASK } from './read/entry.ts';
import type { Register } from './register.ts';

/** What an item says of itself and nobody sends: left out of a body rather than refused, so that a read item can be sent back. */
const ANSWERED = ['id', 'number', 'answer', 'published', 'intake', 'createdAt', 'updatedAt'];

type Values = Record<string, unknown>;

/** The value of one field: required ones must be there, others may be `null` or left out. */
export function fieldShape(field: Field): ZodType {
  const missing = `${field.label} perlu diisi.`;
  const shape = typeOf(field).shape(field, missing);
  const masked = field.sensitive ? z.union([z.literal(MASK), shape]) : shape;
  return (field.required ? masked : masked.nullable().optional()).meta({ title: field.label });
}

/** Everything that may be written into an entry of a book. */
function writable(register: Register, fields: readonly Field[]): Record<string, ZodType> {
  const shape = Object.fromEntries(fields.filter(isWritable).map((field) => [field.key, fieldShape(field)]));
  if (register.children) {
    const { key, fields: columns, maxRows = 100 } = register.children;
    const row = Object.fromEntries(columns.filter(isWritable).map((field) => [field.key, fieldShape(field)]));
    shape[key] = z.array(strict(row)).max(maxRows, `Paling banyak ${maxRows} baris.`).optional();
  }
  return shape;
}

/** A new entry. A field that the book does not have is refused by name, never written. */
export function createShape(register: Register, extra: readonly Field[] = []): ZodType<Values> {
  return strict({ ...writable(register, register.fields), extra: extraShape(extra) });
}

/** What a visitor may send. */
export function intakeShape(register: Register): ZodType<Values> {
  const names = register.intake?.fields ?? [];
  return strict(
    writable(
      { ...register, children: undefined } as Register,
      register.fields.filter(({ key }) => names.includes(key)),
    ),
  );
}

/** A changed entry: all its fields (PUT); `version` says which state one had before one's eyes. */
export function updateShape(register: Register, extra: readonly Field[] = []): ZodType<Values> {
  return strict({ ...writable(register, register.fields), extra: extraShape(extra), version: VERSION });
}

/** Some of its fields (PATCH). */
export function patchShape(register: Register, extra: readonly Field[] = []): ZodType<Values> {
  const fields = Object.entries(writable(register, register.fields)).map(([key, shape]) => [
    key,
    shape.optional(),
  ]);
  return strict({ ...Object.fromEntries(fields), extra: extraShape(extra), version: VERSION });
}

const VERSION = z
  .int('Versi adalah bilangan yang disebut oleh catatan ini.')
  .optional()
  .meta({ description: 'Version that was read; the answer is 409 when somebody changed the entry since.' });

/** Fields that the tenant added, under `extra`. */
function extraShape(extra: readonly Field[]): ZodType {
  const shape = Object.fromEntries(
    extra.map((field) => [field.key, fieldShape({ ...field, required: undefined } as Field)]),
  );
  return strict(shape).optional();
}

/** One entry as the API answers it: the only way out for its fields. */
export function itemShape(register: Register): ZodType {
  const fields = register.fields.map((field) => {
    const value =
      field.type === 'computed' ? z.union([z.string(), z.number()]) : typeOf(field).shape(field, '');
    // A sensitive field is masked, open, or left out for who may not open it.
    const told = field.sensitive ? z.string().nullable().optional() : value.nullable();
    return [field.key, told.meta({ title: field.label })];
  });
  return z.object({
    id: z.string(),
    number: z.number().int().nullable(),
    version: z.number().int(),
    ...Object.fromEntries(fields),
    ...(register.children && { [register.children.key]: z.array(z.record(z.string(), z.unknown())) }),
    extra: z.record(z.string(), z.unknown()),
    ...(register.answer && {
      answer: z.object({ text: z.string(), by: z.string(), at: z.string() }).nullable(),
    }),
    ...(register.publish && {
      published: z.object({ at: z.string(), columns: z.array(z.string()) }).nullable(),
    }),
    ...(register.intake && { intake: z.enum(['held', 'accepted', 'refused']).nullable() }),
    createdAt: z.string(),
    updatedAt: z.string(),
  });
}

function strict(shape: Record<string, ZodType>): ZodType<Values> {
  // The keys are known at run time only, and zod writes the type of an object key by key.
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys'
        ? `Kolom ini tidak dikenal: ${(issue.keys ?? []).join(', ')}.`
        : 'Kirim isian sebagai objek.',
  }) as unknown as ZodType<Values>;
}

/** A body as it was sent, without what an item only answers. */
export function withoutAnswered(register: Register, body: unknown): unknown {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return body;
  const computed = register.fields.filter((field) => !isWritable(field)).map(({ key }) => key);
  return Object.fromEntries(
    Object.entries(body).filter(([key]) => !ANSWERED.includes(key) && !computed.includes(key)),
  );
}
