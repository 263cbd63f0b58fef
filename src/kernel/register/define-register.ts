import { columnOf, type Field, isStored } from './field.ts';
import type { PrintColumn, PrintForm, Register } from './register.ts';

/** What every entry says besides its fields; no field may be called so. */
const TAKEN = new Set(
  'id number version extra answer published intake createdAt createdBy updatedAt updatedBy deletedAt children reason answered'.split(
    ' ',
  ),
);
const NAME = /^[a-z][a-z0-9_]*$/;

/**
 * Checks a declaration once, when its module loads, and gives it back unchanged.
 *
 * @throws with everything that is wrong, so that a mistake stops the start and not a person
 */
export function defineRegister(register: Register): Register {
  const faults = findFaults(register);
  if (faults.length > 0)
    throw new Error(`The register ${register.key} has faults:\n- ${faults.join('\n- ')}`);
  return register;
}

function findFaults(register: Register): string[] {
  const { fields, publish, intake, print, children } = register;
  const faults = fields.flatMap((field) => faultsOf(field));
  const keys = fields.map(({ key }) => key);
  const byKey = new Map(fields.map((field) => [field.key, field]));
  faults.push(...twice(keys).map((key) => `field ${key} stands twice`));
  faults.push(
    ...twice(fields.filter(isStored).map(columnOf)).map((column) => `column ${column} is used twice`),
  );
  if (!/^[a-z][a-z0-9-]*$/.test(register.key)) faults.push('the key is a path of small letters and dashes');
  if (!NAME.test(register.table)) faults.push(`table ${register.table} is no plain name`);
  const missing = (where: string, names: readonly string[]) => {
    for (const name of names) if (!byKey.has(name)) faults.push(`${where} names unknown field ${name}`);
  };
  missing('nameFrom', register.nameFrom);
  for (const key of register.nameFrom)
    if (byKey.get(key)?.sensitive) faults.push(`nameFrom shows sensitive field ${key}`);
  missing('identity', register.identity ?? []);
  missing('unique', (register.unique ?? []).flat());
  missing('a bound', fields.flatMap(boundsOf));
  missing('intake', [...(intake?.fields ?? []), ...(intake?.today ? [intake.today] : [])]);
  const sortKey = register.defaultSort.replace(/^-/, '');
  if (sortKey !== 'number' && !byKey.get(sortKey)?.sort)
    faults.push(`defaultSort ${sortKey} is no field one can sort by`);
  if (publish && !fields.some(({ publicColumn }) => publicColumn))
    faults.push('published, but no field is a publicColumn');
  if (!publish && fields.some(({ publicColumn }) => publicColumn))
    faults.push('has a publicColumn, but no publish');
  if (print) {
    const places = printedColumns(print).flatMap(({ from = [] }) => from);
    missing(
      'print',
      places.filter((key) => !['number', 'answer', 'answeredAt'].includes(key)),
    );
    if (places.includes('answer') && !register.answer)
      faults.push('prints an answer that the book does not have');
  }
  if (children) faults.push(...children.fields.flatMap((field) => faultsOf(field)));
  for (const address of [register.page, publish?.page, intake?.page])
    if (address !== undefined && !/^(\/[a-z0-9-]+)+$/.test(address)) faults.push(`${address} is no address`);
  return faults;
}

function faultsOf(field: Field): string[] {
  const faults: string[] = [];
  if (!/^[a-z][a-zA-Z0-9]*$/.test(field.key)) faults.push(`field ${field.key} is no camelCase key`);
  if (TAKEN.has(field.key)) faults.push(`field ${field.key} has a name that every entry uses itself`);
  if (!NAME.test(columnOf(field))) faults.push(`column ${columnOf(field)} is no plain name`);
  if (field.sensitive) {
    if (field.type !== 'text' && field.type !== 'longText')
      faults.push(`sensitive field ${field.key} is no text`);
    if (field.search || field.sort || field.publicColumn || field.filter)
      faults.push(`sensitive field ${field.key} cannot be searched, filtered, sorted or published`);
  }
  if (field.type === 'computed' && (field.search || field.sort || field.filter || field.required))
    faults.push(`computed field ${field.key} has no column to search, sort or filter`);
  return faults;
}

/** The columns of the form from left to right, groups opened. */
export function printedColumns(form: PrintForm): PrintColumn[] {
  return form.columns.flatMap((column) => ('children' in column ? column.children : [column]));
}

function twice(names: readonly string[]): string[] {
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
}

function boundsOf(field: Field): string[] {
  if (field.type === 'date' || field.type === 'dateTime') return field.notBefore ? [field.notBefore] : [];
  if (field.type === 'time') return field.after ? [field.after] : [];
  return field.type === 'number' && field.notAbove ? [field.notAbove] : [];
}
