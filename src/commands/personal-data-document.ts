import { kernelData, type PersonalData, type PersonalTable } from '#kernel/personal-data';
import { products } from '../products.ts';

/** The text of docs/personal-data.md: where personal data lies, and what erasure does to it. */
export function personalDataDocument(): string {
  const kept = products.flatMap(({ label, personalData }) => (personalData ? [{ label, personalData }] : []));
  return `# Personal data: where it lies and what erasure does

Made from the declarations beside the code by \`npm run -s balai -- docs personal-data > docs/personal-data.md\`; a test
compares. Another test compares the declarations with the catalogue of the database: every table is named here, every
column with words or days too.

- **emptied**: the value is gone, the row stays. **→ “words”**: these words stand there instead. **row deleted**: the whole
  row goes. **stays**: it tells nothing of a person any more, or the law wants it kept; the note says which.
- Files of deleted or emptied rows lose their name, their mark and their bytes.
- The name, address, numbers and telephone of the person are also taken out of every other text of the organisation,
  sealed or not, unless another person has the very same name.
- The audit log is never changed. Who acted and what it was about are sealed in it, each under a key of its own, and erasure
  destroys the keys: the chain of hashes still holds, \`balai audit verify\` passes, and nobody reads the rows again.
- Books (bills, payments, ledger, receipts) keep their sums, numbers and days; they name nobody.
- A backup made before still holds what was erased, until it is thrown away; after a restore the erasures since then
  have to be done again (\`privacy_erasures\` of the living database lists them).

${section('Every organisation', [kernelData])}
${kept.map(({ label, personalData }) => section(label, personalData.data)).join('\n')}`;
}

function section(title: string, data: readonly PersonalData[]): string {
  const tables = data.flatMap((one) => one.tables);
  const plain = data.flatMap((one) => one.plain);
  return `## ${title}

| table | what it holds | what erasure does |
|---|---|---|
${tables.map((table) => `| \`${table.table}\` | ${table.holds} | ${effectOf(table)} |`).join('\n')}

${plain.length > 0 ? `Without anything about a person: ${plain.map(({ table, why }) => `\`${table}\` (${why})`).join(', ')}.\n` : ''}`;
}

function effectOf({ people, plain = [], keeps }: PersonalTable): string {
  const effects = people.flatMap(({ erase, files = [] }) => {
    if (erase === 'delete') return ['row deleted'];
    const emptied = Object.entries(erase).filter(([, to]) => to === 'empty' || wordsIn(to) === '');
    const replaced = Object.entries(erase).filter(([, to]) => wordsIn(to) !== '');
    return [
      ...(emptied.length > 0 ? [`emptied: ${emptied.map(([column]) => `\`${column}\``).join(', ')}`] : []),
      ...replaced.map(([column, to]) => `\`${column}\` → “${wordsIn(to)}”`),
      ...(files.length > 0 ? [`file of ${files.map((column) => `\`${column}\``).join(', ')} deleted`] : []),
    ];
  });
  const stays = people.some(({ erase }) => erase === 'delete') ? [] : plain;
  return [
    ...effects,
    ...(stays.length > 0 ? [`stays: ${stays.map((column) => `\`${column}\``).join(', ')}`] : []),
    ...(keeps ? [`_${keeps}_`] : []),
  ].join('; ');
}

const wordsIn = (to: 'empty' | { becomes: string } | { sealed: string }): string =>
  to === 'empty' ? '' : 'becomes' in to ? to.becomes : to.sealed;
