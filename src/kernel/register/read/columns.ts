import { columnOf, type Field, isStored } from '../field.ts';
import type { Register } from '../register.ts';

/**
 * What a query selects of a book. A list of many only asks whether a sensitive value is there: its sealed text never
 * leaves the database for it.
 */
export function selectColumns(register: Register, options: { withSealed: boolean }): string {
  const known = options.withSealed ? withSealed : withoutSealed;
  const made = known.get(register) ?? listColumns(register, options.withSealed);
  known.set(register, made);
  return made;
}

const withSealed = new WeakMap<Register, string>();
const withoutSealed = new WeakMap<Register, string>();

function listColumns(register: Register, isWithSealed: boolean): string {
  const columns = [
    't.id, t.book_number, t.version, t.extra, t.created_at, t.created_by, t.updated_at',
    ...register.fields.filter(isStored).flatMap((field) => columnsOf(field, isWithSealed)),
    ...(register.answer ? ['t.answer, t.answered_by_name, t.answered_at'] : []),
    ...(register.publish ? ['t.published_at, t.published_columns'] : []),
    ...(register.intake ? ['t.intake_state'] : []),
  ];
  return columns.join(', ');
}

function columnsOf(field: Field, withSealed: boolean): string[] {
  const column = `t.${columnOf(field)}`;
  if (field.sensitive && !withSealed) return [`(${column} is not null) as "v_${field.key}"`];
  if (field.type === 'reference')
    return [`${column} as "v_${field.key}"`, `${nameColumn(field)} as "n_${field.key}"`];
  return [`${column} as "v_${field.key}"`];
}

/** The name of the referenced row, with its number when it has one: "Siti Rahmah (0012)". */
export function nameColumn(field: Extract<Field, { type: 'reference' }>): string {
  const { table, name, number } = field.to;
  const said = number ? `r.${name} || coalesce(' (' || r.${number} || ')', '')` : `r.${name}`;
  return `(select ${said} from ${table} r where r.tenant_id = t.tenant_id and r.id = t.${columnOf(field)})`;
}
