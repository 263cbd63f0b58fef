import type { Zone } from '#kernel/calendar';
import { Badge, type Column } from '#kernel/ui';
import type { Field } from '../field.ts';
import { type Entry, nameOf } from '../read/entry.ts';
import type { BookQuery } from '../read/list-query.ts';
import type { Register } from '../register.ts';
import { FieldValue } from './field-value.tsx';

/** The book whose entries are listed, with the fields that the organisation added. */
interface ListedBook {
  register: Register;
  extra: readonly Field[];
}

/** The columns of the table: the entry's name first, its state last. */
export function tableColumns(
  { register, extra }: ListedBook,
  fields: readonly Field[],
  zone: Zone,
): Column<Entry>[] {
  const [nameKey] = register.nameFrom;
  const nameField = register.fields.find((field) => field.key === nameKey);
  const first: Column<Entry> = {
    key: nameField?.key ?? 'number',
    label: nameField?.shortLabel ?? nameField?.label ?? 'Nomor',
    isSortable: nameField ? Boolean(nameField.sort) : true,
    onPhone: 'title',
    cell: (entry) => (
      <>
        <a className="font-semibold hover:underline" href={`${register.page}/${entry.id}`}>
          {nameField ? (
            <FieldValue
              field={nameField}
              value={entry.values[nameField.key]}
              name={entry.names[nameField.key]}
              zone={zone}
              isShort
            />
          ) : (
            nameOf(register, entry, zone)
          )}
        </a>
        <span className="figures block text-xs text-muted">
          {entry.number === null ? 'belum bernomor' : `No. ${entry.number}`}
        </span>
      </>
    ),
  };
  const isExtra = (field: Field) => extra.some(({ key }) => key === field.key);
  const others = fields
    .filter((field) => field.key !== nameKey)
    .map((field): Column<Entry> => {
      const isNumber = ['number', 'rupiah', 'percent'].includes(
        field.type === 'computed' ? field.as : field.type,
      );
      return {
        key: field.key,
        label: field.shortLabel ?? field.label,
        cell: (entry) => (
          <FieldValue
            field={field}
            value={isExtra(field) ? entry.extra[field.key] : entry.values[field.key]}
            name={entry.names[field.key]}
            zone={zone}
            isShort
          />
        ),
        ...(field.sort ? { isSortable: true } : {}),
        ...(isNumber ? { isNumeric: true } : {}),
        ...(field.type === 'date' ? { isNarrow: true } : {}),
        ...(field.type === 'choice' && field.choices.some(({ tone }) => tone)
          ? { onPhone: 'badge' as const }
          : // The line below the name is taken by the entry's number: a second figure there would say nothing.
            { onPhone: 'pair' as const }),
      };
    });
  return [first, ...others, ...stateColumns(register)];
}

/** Answered or not, published or not: what a reader of the list looks for. */
function stateColumns(register: Register): Column<Entry>[] {
  const columns: Column<Entry>[] = [];
  if (register.answer) {
    columns.push({
      key: 'answer',
      label: register.answer.label,
      onPhone: 'badge',
      cell: (entry) =>
        entry.answer ? (
          <Badge tone="success">Dijawab</Badge>
        ) : (
          <Badge tone="warning" icon="clock">
            Belum dijawab
          </Badge>
        ),
    });
  }
  if (register.publish) {
    columns.push({
      key: 'published',
      label: 'Terbit',
      onPhone: 'badge',
      cell: (entry) =>
        entry.publication ? (
          <Badge tone="info" icon="globe">
            Terbit
          </Badge>
        ) : (
          <Badge icon="lock">Belum terbit</Badge>
        ),
    });
  }
  return columns;
}

/** The columns of the table: those the reader chose, or those that are shown at first. */
export function visibleFields({ register, extra, query }: ListedBook & { query: BookQuery }): Field[] {
  const all = [...register.fields.filter((field) => field.list !== 'never'), ...extra];
  if (query.columns.length > 0)
    return all.filter((field) => query.columns.includes(field.key) || field.key === register.nameFrom[0]);
  return all.filter((field) => field.list === 'shown' || field.key === register.nameFrom[0]);
}

/** What the column chooser offers. */
export function chooserColumns({ register, extra }: ListedBook, shown: readonly Field[]) {
  const all = [...register.fields.filter((field) => field.list !== 'never'), ...extra];
  return all.map(({ key, label }) => ({
    key,
    label,
    isShown: shown.some((field) => field.key === key),
    ...(key === register.nameFrom[0] ? { isFixed: true } : {}),
  }));
}
