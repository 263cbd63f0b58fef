import { zoneOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { type ExportColumn, exportCsv, exportXlsx } from '#kernel/exchange';
import { type Actor, mayChange, mayOpen } from '../actor.ts';
import { type Field, isFile } from '../field.ts';
import { showValue } from '../field-types/index.ts';
import type { Entry } from '../read/entry.ts';
import { readEntries } from '../read/find-entries.ts';
import type { BookQuery } from '../read/list-query.ts';
import type { Register } from '../register.ts';
import { openValue } from '../sensitive.ts';

export type ExportFormat = 'xlsx' | 'csv';

/** What a file holds: the entries of a list, with the columns that were to be seen. */
export interface ExportPlan {
  register: Register;
  query: BookQuery;
  fields: readonly Field[];
  extra: readonly Field[];
}

/** The columns this person may take along: visible ones, without files and without what they may not open. */
export function planExport(
  actor: Actor,
  register: Register,
  query: BookQuery,
  visible: readonly Field[],
  extra: readonly Field[],
): ExportPlan {
  const isExtra = (field: Field) => extra.some(({ key }) => key === field.key);
  const mayTake = (field: Field) => !isFile(field) && (!field.sensitive || mayOpen(actor, register, field));
  return {
    register,
    query: mayChange(actor, register) ? query : { ...query, view: 'accepted' },
    fields: visible.filter((field) => !isExtra(field) && mayTake(field)),
    extra: visible.filter(isExtra),
  };
}

/** The list as a file, row by row as it is read. */
export async function exportEntries(
  actor: Actor,
  tx: Tx,
  plan: ExportPlan,
  format: ExportFormat,
): Promise<AsyncIterable<Uint8Array>> {
  const hasSealed = plan.fields.some(({ sensitive }) => sensitive);
  const keys = hasSealed ? await actor.app.secrets.get(tx, actor.tenant.id) : undefined;
  const { register } = plan;
  const zone = zoneOf(actor.tenant.timeZone);
  const column = (field: Field, value: (entry: Entry) => unknown): ExportColumn<Entry> => ({
    label: field.label,
    writes: writesOf(field),
    ...(field.type === 'longText' ? { width: 50 } : {}),
    value: (entry) => cellOf(field, value(entry), entry, zone),
  });
  const table = {
    name: register.title,
    columns: [
      { label: 'No', writes: 'number' as const, width: 8, value: (entry: Entry) => entry.number },
      ...plan.fields.map((field) =>
        column(field, (entry) =>
          field.sensitive && keys ? openValue(keys, register, field, entry) : entry.values[field.key],
        ),
      ),
      ...plan.extra.map((field) => column(field, (entry) => entry.extra[field.key])),
      ...(register.answer
        ? [
            {
              label: register.answer.label,
              writes: 'text' as const,
              width: 50,
              value: (entry: Entry) => entry.answer?.text,
            },
          ]
        : []),
    ],
    rows: rowsOf(actor, tx, plan),
  };
  return format === 'xlsx' ? exportXlsx(table) : exportCsv(table);
}

async function* rowsOf(actor: Actor, tx: Tx, { register, query }: ExportPlan): AsyncGenerator<Entry> {
  for await (const portion of readEntries(actor, tx, register, query)) yield* portion;
}

function writesOf(field: Field): ExportColumn<Entry>['writes'] {
  const as = field.type === 'computed' ? field.as : field.type;
  if (as === 'rupiah') return 'money';
  if (as === 'number' || as === 'percent') return 'number';
  return as === 'date' ? 'date' : 'text';
}

function cellOf(field: Field, value: unknown, entry: Entry, zone: Parameters<typeof showValue>[2]) {
  if (value === null || value === undefined) return null;
  if (field.type === 'reference') return entry.names[field.key] ?? null;
  return writesOf(field) === 'text' ? showValue(field, value, zone) : (value as string | number);
}
