import { z } from 'zod';
import type { FileField, ReferenceField } from '../field.ts';
import { complain, type FieldType } from './field-type.ts';

/** A row of another table. Lists and pages show its name, which the query brings along. */
export const reference: FieldType<ReferenceField> = {
  shape: (_field, missing) => z.uuid({ error: complain(missing, 'Pilih dari daftar.') }),
  read: (text) => text,
  write: String,
  show: String,
  filter: 'equal',
};

/** Comes by a route of its own; as a value it is only read. */
export const file: FieldType<FileField> = {
  shape: (_field, missing) => z.uuid({ error: complain(missing, 'Unggah berkasnya.') }),
  read: (text) => text,
  write: String,
  show: () => 'Lihat berkas',
  filter: 'none',
};
