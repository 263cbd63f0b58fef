import type { ZodType } from 'zod';
import type { Zone } from '#kernel/calendar';
import { fieldErrors } from '#kernel/http';
import type { FieldErrors } from '#kernel/work';
import { type Field, isWritable } from '../field.ts';
import { typeOf } from '../field-types/index.ts';
import type { Register } from '../register.ts';

type Form = Readonly<Record<string, string | string[]>>;

export interface ReadForm {
  /** As it was typed, by name of input, to fill the form again. */
  typed: Readonly<Record<string, string>>;
  /** What the shape made of it; only without faults. */
  values: Readonly<Record<string, unknown>>;
  faults: FieldErrors;
  childRows: readonly Readonly<Record<string, string>>[];
}

/** How inputs of added fields are called. */
export const extraName = (key: string): string => `extra.${key}`;

/**
 * Reads the inputs of a book's form and judges them by its shape. Inputs that the form does not have are not looked at;
 * an input left empty is `null`.
 */
export function readEntryForm(
  register: Register,
  given: {
    fields: readonly Field[];
    extra: readonly Field[];
    shape: ZodType<Record<string, unknown>>;
    zone: Zone;
  },
  form: Form,
): ReadForm {
  const typed: Record<string, string> = {};
  const values: Record<string, unknown> = {};
  for (const field of given.fields.filter(isWritable)) {
    typed[field.key] = textIn(form, field.key);
    values[field.key] = readInput(field, typed[field.key]!, given.zone);
  }
  if (given.extra.length > 0) {
    values.extra = Object.fromEntries(
      given.extra.map((field) => {
        const text = textIn(form, extraName(field.key));
        typed[extraName(field.key)] = text;
        return [field.key, readInput(field, text, given.zone)];
      }),
    );
  }
  const childRows = register.children ? readChildRows(register, form) : [];
  if (register.children) {
    values[register.children.key] = childRows.map((row) =>
      Object.fromEntries(
        register
          .children!.fields.filter(isWritable)
          .map((field) => [field.key, readInput(field, row[field.key] ?? '', given.zone)]),
      ),
    );
  }
  const judged = given.shape.safeParse(values);
  return {
    typed,
    values: judged.success ? judged.data : {},
    faults: judged.success ? {} : fieldErrors(judged.error.issues),
    childRows,
  };
}

function textIn(form: Form, name: string): string {
  const value = form[name];
  return (Array.isArray(value) ? value.at(-1) : value) ?? '';
}

function readInput(field: Field, text: string, zone: Zone): unknown {
  if (field.type === 'boolean') return text !== '';
  return text.trim() === '' ? null : typeOf(field).read(text, field, zone);
}

/** Rows are named `decisions.0.text`; those left empty are no rows. */
function readChildRows(register: Register, form: Form): Record<string, string>[] {
  const { key, fields, maxRows = 100 } = register.children!;
  const rows: Record<string, string>[] = [];
  for (let index = 0; index < maxRows; index += 1) {
    const row = Object.fromEntries(
      fields.filter(isWritable).map((field) => [field.key, textIn(form, `${key}.${index}.${field.key}`)]),
    );
    if (Object.values(row).some((text) => text.trim() !== '')) rows.push(row);
  }
  return rows;
}
