import type { AccessTable, Deviation, MatrixRow } from './matrix.ts';

/**
 * The access page of the documentation (`docs/access.md`), generated so that it cannot lie: each product's roles,
 * legend, table in the requirement's words, and every departure from those words with its reason. The same tables
 * give the same text.
 */
export function renderAccessDocument(tables: readonly { title: string; table: AccessTable }[]): string {
  const parts = [
    '# Who may do what',
    'Generated from the `access.ts` of each product; do not edit. The cells are the words of the requirement. Rows ' +
      'marked "Balai" are ours: the requirement says nothing about them. A right that a table does not give is denied.',
    ...tables.map(({ title, table }) => renderTable(title, table)),
  ];
  return `${parts.join('\n\n')}\n`;
}

function renderTable(title: string, table: AccessTable): string {
  const header = ['', ...table.roles.map(({ label }) => label), 'Resource and rights'];
  return [
    `## ${title}`,
    '### Roles',
    grid(
      ['Key', 'Role', 'Scope of a grant', 'Second factor', 'Session (hours)', 'Given'],
      table.roles.map((role) => [
        `\`${role.key}\``,
        role.label,
        role.scopedBy ?? '',
        role.secondFactor ? 'compulsory' : '',
        String(role.sessionHours),
        role.virtual ? 'by state' : 'by hand',
      ]),
    ),
    ...renderPersonal(table),
    '### Legend',
    grid(
      ['Word', 'Meaning'],
      Object.entries(table.words).map(([word, { meaning }]) => [word, meaning]),
    ),
    ...groupsOf(table.rows).flatMap(({ group, rows }) => [
      `### ${group}${rows.every(({ source }) => source === 'balai') ? ' (Balai)' : ''}`,
      grid(
        header,
        rows.map((row) => rowOf(table, row)),
      ),
    ]),
    ...renderDeviations(table),
    ...renderSynonyms(table),
  ].join('\n\n');
}

function renderPersonal({ personal }: AccessTable): string[] {
  if (personal.length === 0) return [];
  return [
    '### Grants to a named person',
    grid(
      ['Key', 'Grant', 'Rights'],
      personal.map(({ key, label, rights }) => [
        `\`${key}\``,
        label,
        rights.map(({ resource, right, scope }) => `\`${resource}.${right}\` (${scope})`).join(', '),
      ]),
    ),
  ];
}

/** Rows of one group together, groups in the order of their first row. */
function groupsOf(rows: readonly MatrixRow[]): { group: string; rows: MatrixRow[] }[] {
  const groups = new Map<string, MatrixRow[]>();
  for (const row of rows) groups.set(row.group, [...(groups.get(row.group) ?? []), row]);
  return [...groups].map(([group, own]) => ({ group, rows: own }));
}

function rowOf({ roles, words }: AccessTable, row: MatrixRow): string[] {
  const label = row.name ? `${row.label}: ${row.name}` : row.label;
  const cells = roles.map(({ key }) => {
    const word = row.cells[key] ?? '';
    const isListed = words[word]?.isPartial || (row.rights[key] ?? []).some(({ deviation }) => deviation);
    return isListed ? `${word} ${(row.rights[key] ?? []).map(({ right }) => right).join(', ')}` : word;
  });
  return [label, ...cells, `\`${row.resource}\`: ${row.verbs.join(', ')}`];
}

/** One line for each row, role and reason, with the rights it is about. */
function renderDeviations({ roles, rows }: AccessTable): string[] {
  const lines = rows.flatMap((row) =>
    roles.flatMap(({ key, label }) => {
      const byReason = new Map<string, { deviation: Deviation; rights: string[] }>();
      const note = (right: string, deviation: Deviation | undefined) => {
        if (!deviation) return;
        const reason = JSON.stringify(deviation);
        byReason.set(reason, { deviation, rights: [...(byReason.get(reason)?.rights ?? []), right] });
      };
      for (const { right, scope, deviation } of row.rights[key] ?? []) {
        note(scope === 'all' ? right : `${right} (${scope})`, deviation);
      }
      for (const { right, deviation } of row.withheld[key] ?? []) note(`not ${right}`, deviation);
      return [...byReason.values()].map(({ deviation, rights }) => [
        row.label,
        label,
        rights.join(', '),
        deviation.why,
        deviation.source,
      ]);
    }),
  );
  return lines.length > 0
    ? ['### Where the rights differ from the word', grid(['Row', 'Role', 'Rights', 'Why', 'Source'], lines)]
    : [];
}

function renderSynonyms({ synonyms }: AccessTable): string[] {
  const lines = Object.entries(synonyms).map(([name, { resource, right }]) => [
    `\`${name}\``,
    `\`${resource}.${right}\``,
  ]);
  return lines.length > 0
    ? ['### Other names for the same right', grid(['Asked for', 'Decided by'], lines)]
    : [];
}

function grid(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(escapeCell).join(' | ')} |`;
  return [line(header), `|${header.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n');
}

const escapeCell = (text: string): string =>
  text
    .replace(/[\\|*_<>]/g, '\\$&')
    .replace(/`([^`]*)`/g, (code) => code.replaceAll('\\', ''))
    .replace(/\s+/g, ' ');
