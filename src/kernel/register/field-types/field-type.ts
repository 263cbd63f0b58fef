import type { ZodType } from 'zod';
import type { Zone } from '#kernel/calendar';
import type { FieldKind } from '#kernel/exchange';

/** How one sort of field behaves everywhere. `null` and empty never reach these: they mean "not filled in". */
export interface FieldType<F> {
  /** The JSON value. Judges forms and API calls alike. */
  shape: (field: F, missing: string) => ZodType;
  /** Text of an input as a JSON value; what cannot be read stays text, so that the shape can say what is wrong. */
  read: (text: string, field: F, zone: Zone) => unknown;
  /** The JSON value as text of an input. */
  write: (value: unknown, field: F, zone: Zone) => string;
  /** As one reads it. */
  show: (value: unknown, field: F, zone: Zone) => string;
  /** What the driver gives for the column, as a JSON value; the same when left out. */
  load?: (value: unknown) => unknown;
  /** The JSON value as the driver takes it; the same when left out. */
  store?: (value: unknown) => unknown;
  /** How a sheet's cell is read and written; left out where a sheet cannot hold it. */
  kind?: (field: F) => FieldKind;
  /** By which comparison a list filters. */
  filter: 'equal' | 'range' | 'none';
  isNumeric?: true;
  isNarrow?: true;
}

/** The words for a value of the wrong sort, or for none. */
export function complain(missing: string, wrong: string) {
  return (issue: { input?: unknown }) =>
    issue.input === undefined || issue.input === null ? missing : wrong;
}
