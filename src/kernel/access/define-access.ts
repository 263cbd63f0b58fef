import type { AccessDeclaration, Cell, CellDetail, RowDeclaration } from './declaration.ts';
import {
  type AccessTable,
  type Deviation,
  gates as knownGates,
  scopes as knownScopes,
  type MatrixRow,
  type Right,
  type Role,
  type Scope,
  type Withheld,
  type Word,
} from './matrix.ts';

/**
 * Checks a product's declaration and compiles it. What is not written is denied: there is no wildcard, no
 * inheritance and no default.
 *
 * @throws AccessTableError naming every fault: unknown word, role, scope, gate or right, blank or missing cell, missing
 * label, the same right decided by two rows, a right its word does not cover without a `deviation`, a right of the
 * word left out without one, a deviation that explains nothing. The server refuses to start then.
 */
export function defineAccess(declaration: AccessDeclaration): AccessTable {
  const faults: string[] = [];
  checkRoles(declaration, faults);
  checkWords(declaration, faults);
  const rows = declaration.rows.map((row) => compileRow(declaration, row, faults));
  checkRows(rows, faults);
  checkReferences(declaration, rows, faults);
  if (faults.length > 0) throw new AccessTableError(declaration.product, faults);
  return freeze({
    product: declaration.product,
    roles: declaration.roles,
    words: declaration.words,
    rows,
    personal: declaration.personal ?? [],
    synonyms: declaration.synonyms ?? {},
  });
}

/** The table cannot be trusted, so nothing may be served with it. */
export class AccessTableError extends Error {
  readonly faults: readonly string[];

  constructor(product: string, faults: readonly string[]) {
    super(`The access table of "${product}" has ${faults.length} fault(s):\n- ${faults.join('\n- ')}`);
    this.name = 'AccessTableError';
    this.faults = faults;
  }
}

const NAME = /^[a-z][a-z0-9_-]*(\.[a-z][a-z0-9_-]*)*$/;

function checkRoles({ roles, personal = [] }: AccessDeclaration, faults: string[]): void {
  const keys = [...roles.map((role) => role.key), ...personal.map((grant) => grant.key)];
  for (const key of repeated(keys)) faults.push(`role "${key}" is declared twice`);
  for (const role of roles) {
    if (!NAME.test(role.key)) faults.push(`role key "${role.key}" is not a plain name`);
    if (role.label.trim() === '') faults.push(`role "${role.key}" has no label`);
    if (!(role.sessionHours > 0)) faults.push(`role "${role.key}" has no session lifetime`);
  }
}

function checkWords({ words, roles }: AccessDeclaration, faults: string[]): void {
  for (const [key, word] of Object.entries(words)) {
    if (key.trim() === '') faults.push('the legend has a blank word');
    if (word.scope && !knownScopes.includes(word.scope))
      faults.push(`word "${key}" has unknown scope "${word.scope}"`);
    for (const gate of word.gates ?? []) checkGate(gate, `word "${key}"`, faults);
    for (const role of word.named?.roles ?? []) {
      if (!roles.some(({ key: known }) => known === role))
        faults.push(`word "${key}" names unknown role "${role}"`);
    }
  }
}

function compileRow(declaration: AccessDeclaration, row: RowDeclaration, faults: string[]): MatrixRow {
  const { roles, words } = declaration;
  const where = `row "${row.label}"`;
  if (row.cells.length !== roles.length) {
    faults.push(`${where} has ${row.cells.length} cells for ${roles.length} roles`);
  }
  for (const key of Object.keys(row.steps ?? {})) {
    if (!words[key]) faults.push(`${where} has steps for unknown word "${key}"`);
  }
  const cells: Record<string, string> = {};
  const rights: Record<string, Right[]> = {};
  const withheld: Record<string, Withheld[]> = {};
  roles.forEach((role, index) => {
    const cell = detailOf(row.cells[index] ?? '');
    const word = words[cell.word];
    const place = `${where}, ${role.key}`;
    cells[role.key] = cell.word;
    rights[role.key] = [];
    if (cell.word.trim() === '') faults.push(`${place}: blank cell`);
    else if (!word) faults.push(`${place}: unknown word "${cell.word}"`);
    else {
      const compiled = compileCell({ row, role, cell, word, place, faults });
      rights[role.key] = compiled.rights;
      if (compiled.withheld.length > 0) withheld[role.key] = compiled.withheld;
    }
  });
  const { group, label, name, source, resource, verbs, risk, decisions } = row;
  return {
    group,
    label,
    ...(name && { name }),
    source,
    resource,
    verbs,
    cells,
    rights,
    withheld,
    ...(risk && { risk }),
    ...(decisions && { decisions }),
  };
}

const detailOf = (cell: Cell): CellDetail => (typeof cell === 'string' ? { word: cell } : cell);

interface CellWork {
  row: RowDeclaration;
  role: Role;
  cell: CellDetail;
  word: Word;
  place: string;
  faults: string[];
}

function compileCell(work: CellWork): { rights: Right[]; withheld: Withheld[] } {
  const { row, role, cell, word, place, faults } = work;
  const covered = coverOf(row, role, cell.word, word);
  const reach = word.scope ?? row.reach ?? 'all';
  const full = (right: string): Right => {
    const gates = [...(word.gates ?? []), ...(cell.gates ?? [])];
    return { right, scope: cell.scope ?? reach, ...(gates.length > 0 && { gates }) };
  };
  const given = [
    ...(cell.rights ?? covered.filter((right) => !cell.without?.includes(right))),
    ...(cell.also ?? []),
  ].map((right) => (typeof right === 'string' ? full(right) : right));

  let explained = false;
  const rights = given.map((right): Right => {
    checkRight(right, row, place, faults);
    const isCovered = covered.includes(right.right) && isWithin(right.scope, reach);
    const isNarrower =
      isCovered && !given.some((other) => other.right === right.right && other.scope === reach);
    if (word.isPartial || (isCovered && !isNarrower)) return right;
    const deviation = right.deviation ?? cell.deviation;
    if (deviation === undefined || isEmpty(deviation)) {
      const how = isCovered ? `reaches only "${right.scope}"` : `is not covered by "${cell.word}"`;
      faults.push(`${place}: ${right.right} ${how} and has no deviation`);
      return right;
    }
    explained = true;
    return { ...right, deviation };
  });
  for (const name of repeated(rights.map(({ right, scope }) => `${right} (${scope})`))) {
    faults.push(`${place}: ${name} is given twice`);
  }

  const missing = word.isPartial ? [] : covered.filter((name) => !rights.some(({ right }) => right === name));
  const withheld = missing.flatMap((right): Withheld[] => {
    explained = true;
    if (cell.deviation && !isEmpty(cell.deviation)) return [{ right, deviation: cell.deviation }];
    faults.push(`${place}: "${cell.word}" gives ${right}, which is left out without a deviation`);
    return [];
  });
  if (cell.deviation && !explained) faults.push(`${place}: the deviation explains nothing`);
  for (const name of cell.without ?? []) {
    if (!covered.includes(name))
      faults.push(`${place}: "${cell.word}" does not give ${name}, so it cannot be left out`);
  }
  return { rights, withheld };
}

/** The rights that the word alone gives this role on this row. */
function coverOf(row: RowDeclaration, role: Role, key: string, word: Word): readonly string[] {
  if (word.named && !word.named.roles.includes(role.key)) {
    return row.verbs.filter((verb) => word.named?.others.includes(verb));
  }
  const steps = row.steps?.[key] ?? [];
  return row.verbs.filter(
    (verb) => word.rights === 'verbs' || word.rights.includes(verb) || steps.includes(verb),
  );
}

const isWithin = (scope: Scope, reach: Scope): boolean => scope === reach || reach === 'all';

const isEmpty = ({ why, source }: Deviation): boolean => why.trim() === '' || source.trim() === '';

function checkRight(
  { right, scope, gates }: Right,
  row: RowDeclaration,
  place: string,
  faults: string[],
): void {
  if (!row.verbs.includes(right)) faults.push(`${place}: the row has no right "${right}"`);
  if (!knownScopes.includes(scope)) faults.push(`${place}: unknown scope "${scope}"`);
  for (const gate of gates ?? []) checkGate(gate, place, faults);
}

function checkGate(gate: string, place: string, faults: string[]): void {
  if (!knownGates.some((known) => known === gate)) faults.push(`${place}: unknown gate "${gate}"`);
}

function checkRows(rows: readonly MatrixRow[], faults: string[]): void {
  const decidedBy = new Map<string, string>();
  for (const { group, label, resource, verbs } of rows) {
    if (label.trim() === '') faults.push(`a row of resource "${resource}" has no label`);
    if (group.trim() === '') faults.push(`row "${label}" has no group`);
    if (!NAME.test(resource)) faults.push(`row "${label}": resource "${resource}" is not a plain name`);
    if (verbs.length === 0) faults.push(`row "${label}" has no right at all`);
    for (const verb of verbs) {
      if (!NAME.test(verb)) faults.push(`row "${label}": right "${verb}" is not a plain name`);
      const key = `${resource} ${verb}`;
      const other = decidedBy.get(key);
      if (other !== undefined) faults.push(`${resource}.${verb} is decided by "${other}" and by "${label}"`);
      decidedBy.set(key, label);
    }
  }
  for (const key of repeated(rows.map(({ resource, label }) => `${resource} / ${label}`))) {
    faults.push(`row "${key}" stands twice`);
  }
}

function checkReferences(declaration: AccessDeclaration, rows: readonly MatrixRow[], faults: string[]): void {
  const exists = (resource: string, right: string) =>
    rows.some((row) => row.resource === resource && row.verbs.includes(right));
  for (const [name, { resource, right }] of Object.entries(declaration.synonyms ?? {})) {
    if (!exists(resource, right)) faults.push(`synonym "${name}" points to unknown ${resource}.${right}`);
    const dot = name.lastIndexOf('.');
    if (exists(name.slice(0, dot), name.slice(dot + 1))) faults.push(`synonym "${name}" hides a row`);
  }
  for (const { key, rights } of declaration.personal ?? []) {
    for (const { resource, right, scope, gates } of rights) {
      if (!exists(resource, right)) faults.push(`personal grant "${key}" gives unknown ${resource}.${right}`);
      if (!knownScopes.includes(scope)) faults.push(`personal grant "${key}" has unknown scope "${scope}"`);
      for (const gate of gates ?? []) checkGate(gate, `personal grant "${key}"`, faults);
    }
  }
  for (const { label, resource, verbs, decisions = [] } of rows) {
    for (const { right, request } of decisions) {
      if (!verbs.includes(right)) faults.push(`row "${label}" decides with unknown ${resource}.${right}`);
      if (!exists(request.resource, request.right)) {
        faults.push(`row "${label}" decides on unknown ${request.resource}.${request.right}`);
      }
    }
  }
}

function repeated(values: readonly string[]): readonly string[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))];
}

function freeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const part of Object.values(value)) freeze(part);
  }
  return value;
}
