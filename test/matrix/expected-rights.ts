import type { Caller } from './expected-answer.ts';
import type { RequiredRights } from './required-rights.ts';

/** What `GET /api/v1/me` has to list for this person, by right; computed from docs/requirements alone. */
export function expectRights(required: RequiredRights, caller: Caller): Record<string, string[]> {
  // What can be met on the way (a code, the password again) is listed; a state that does not hold is not.
  const holds: Readonly<Record<string, boolean | undefined>> = {
    ...caller.facts,
    'second-factor': true,
    'recent-password': true,
    published: true,
  };
  const rights: Record<string, string[]> = {};
  for (const name of required.names) {
    const dot = name.lastIndexOf('.');
    const scopes = caller.roles
      .flatMap((role) => required.ways(role, name.slice(0, dot), name.slice(dot + 1)))
      .filter(({ scope }) => !NAMED.has(scope) || caller.scope.length > 0)
      .filter(({ gates }) => gates.every((gate) => holds[gate] === true))
      .map(({ scope }) => scope);
    if (scopes.length > 0) rights[name] = scopes.includes('all') ? ['all'] : [...new Set(scopes)].sort();
  }
  return rights;
}

/** The same as the server said it. */
export function readRights(me: {
  rights: Record<string, { right: string; scope: string }[]>;
}): Record<string, string[]> {
  const rights: Record<string, string[]> = {};
  for (const [resource, list] of Object.entries(me.rights)) {
    for (const { right, scope } of list) {
      rights[`${resource}.${right}`] = [...(rights[`${resource}.${right}`] ?? []), scope].sort();
    }
  }
  return rights;
}

/** Every right that differs, as a sentence. */
export function compareRightsOfMe(
  expected: Record<string, string[]>,
  said: Record<string, string[]>,
): string[] {
  return [...new Set([...Object.keys(expected), ...Object.keys(said)])].flatMap((name) => {
    const due = expected[name]?.join('+') ?? 'nothing';
    const is = said[name]?.join('+') ?? 'nothing';
    return due === is ? [] : [`${name} is ${is} instead of ${due}`];
  });
}

const NAMED = new Set(['region', 'programme', 'area']);

interface SaidRow {
  label: string;
  resource: string;
  source: string;
  rights: Record<
    string,
    { right: string; scope: string; gates?: string[]; deviation?: { source: string } }[]
  >;
}

/** Departures of the rights in `GET /api/v1/access/matrix` from docs/requirements, gates and cited rules included. */
export function compareMatrixAnswer(
  recorded: readonly Record<string, string>[],
  said: { roles: { key: string }[]; rows: SaidRow[] },
): string[] {
  const faults: string[] = [];
  if (recorded.length !== said.rows.length)
    faults.push(`${said.rows.length} rows instead of ${recorded.length}`);
  recorded.forEach((line, index) => {
    const row = said.rows[index];
    if (!row || row.label !== line.label || row.resource !== line.resource || row.source !== line.source) {
      faults.push(`row ${index + 1} is "${row?.label}" instead of "${line.label}"`);
      return;
    }
    for (const { key } of said.roles) {
      const cell = (line[key] ?? '').split(' ').filter((word) => word !== '–' && !word.startsWith('-'));
      const written = (row.rights[key] ?? []).map(
        ({ right, scope, gates, deviation }) =>
          `${right}${scope === 'all' ? '' : `:${scope}`}${gates ? `?${gates.join('+')}` : ''}${deviation ? `!${deviation.source.split(' ').at(-1)}` : ''}`,
      );
      if (written.join(' ') !== cell.join(' ')) {
        faults.push(`"${line.label}", ${key}: ${written.join(' ')} instead of ${cell.join(' ')}`);
      }
    }
  });
  return faults;
}
