import type { AccessTable, MatrixRow, Right } from '../../src/kernel/access/index.ts';

/** One cell of a table changed the way a slip of the hand would change it. */
export interface Mutant {
  what: string;
  resource: string;
  right: string;
  role: string;
  table: AccessTable;
}

/** Every right of every cell taken away, widened or narrowed, freed of its conditions; and every right not held given. */
export function mutantsOf(table: AccessTable): Mutant[] {
  return table.rows.flatMap((row, index) =>
    table.roles.flatMap(({ key: role }) => {
      const held = row.rights[role] ?? [];
      const mutant = (what: string, right: string, rights: readonly Right[]): Mutant => ({
        what: `${row.resource}.${right} of ${role} ${what}`,
        resource: row.resource,
        right,
        role,
        table: withRow(table, index, { ...row, rights: { ...row.rights, [role]: rights } }),
      });
      const changed = held.flatMap((right, at) => {
        const put = (other: Right) => held.map((known, place) => (place === at ? other : known));
        const { gates, ...free } = right;
        const scope = right.scope === 'all' ? 'own' : 'all';
        return [
          mutant(
            'is taken away',
            right.right,
            held.filter((_, place) => place !== at),
          ),
          mutant(`reaches ${scope}`, right.right, put({ ...right, scope })),
          ...(gates ? [mutant('loses its conditions', right.right, put(free))] : []),
        ];
      });
      const missing = row.verbs.filter((verb) => !held.some(({ right }) => right === verb));
      return [
        ...changed,
        ...missing.map((right) => mutant('is given', right, [...held, { right, scope: 'all' as const }])),
      ];
    }),
  );
}

/** `count` of them, spread over all, the same ones for the same seed. */
export function sampleOf<T>(all: readonly T[], count: number, seed: number): T[] {
  const left = [...all];
  let state = seed;
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  return Array.from(
    { length: Math.min(count, left.length) },
    () => left.splice(Math.floor(next() * left.length), 1)[0]!,
  );
}

function withRow(table: AccessTable, index: number, row: MatrixRow): AccessTable {
  return { ...table, rows: table.rows.map((known, at) => (at === index ? row : known)) };
}
