import type { Zone } from '#kernel/calendar';
import type { Field } from '../field.ts';
import { boolean, choice } from './choices.ts';
import type { FieldType } from './field-type.ts';
import { file, reference } from './links.ts';
import { number, percent, rupiah } from './numbers.ts';
import { longText, text } from './text.ts';
import { date, dateTime, time } from './times.ts';

const types: { [T in Exclude<Field['type'], 'computed'>]: FieldType<Extract<Field, { type: T }>> } = {
  text,
  longText,
  number,
  rupiah,
  percent,
  date,
  time,
  dateTime,
  choice,
  boolean,
  reference,
  file: file as FieldType<Extract<Field, { type: 'file' }>>,
  photo: file as FieldType<Extract<Field, { type: 'photo' }>>,
};

/** How a field behaves, by its type. */
export function typeOf(field: Field): FieldType<Field> {
  // Each entry of the table takes its own sort of field, and it is looked up by that very sort.
  return types[field.type === 'computed' ? field.as : field.type] as unknown as FieldType<Field>;
}

/** A value as one reads it; '' for none. */
export function showValue(field: Field, value: unknown, zone: Zone): string {
  if (value === null || value === undefined || value === '') return '';
  return typeOf(field).show(value, field, zone);
}
