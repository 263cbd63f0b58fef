import type { LetterBlock } from '#kernel/print';
import { APPLICANT, type LetterDefinition } from './letter-type.ts';
import { PERSON_WORDS, type PersonWord, type PersonWords } from './people.ts';

/** What every letter may say of the house and of itself. */
export const COMMON_WORDS = {
  'desa.nama': 'Nama desa',
  'desa.alamat': 'Alamat kantor',
  'surat.tanggal': 'Tanggal surat',
  'surat.berlaku': 'Berlaku sampai',
} as const;

/** What a template is filled with. */
export interface LetterWords {
  words: Readonly<Record<string, string>>;
  people: Readonly<Record<string, PersonWords>>;
  tables: Readonly<Record<string, { columns: readonly string[]; rows: readonly (readonly string[])[] }>>;
}

const HOLE = /\{\{([^{}]*)\}\}/g;
const BLOCK = /^\{\{\s*(identitas|tabel)\.([a-z0-9_]+)\s*\}\}$/;
const SHOWN: readonly PersonWord[] = [
  ...(['nama', 'nik', 'ttl', 'jenis_kelamin', 'agama', 'status_kawin', 'pekerjaan'] as const),
  ...(['kewarganegaraan', 'alamat'] as const),
];

/** Every variable a template of this definition may use, with its words. */
export function variablesOf({ fields, parties }: Pick<LetterDefinition, 'fields' | 'parties'>) {
  const all = new Map<string, string>(Object.entries(COMMON_WORDS));
  for (const { key, label, kind } of fields) all.set(kind === 'table' ? `tabel.${key}` : key, label);
  for (const { key, label } of [{ key: APPLICANT, label: 'Pemohon' }, ...parties]) {
    all.set(`identitas.${key}`, `${label}: jati diri lengkap`);
    for (const [word, words] of Object.entries(PERSON_WORDS)) all.set(`${key}.${word}`, `${label}: ${words}`);
  }
  return all;
}

/**
 * What is wrong with a template: a variable that does not exist, named; anything that looks like code. A template holds
 * words and variables, nothing that runs.
 */
export function templateFault(definition: LetterDefinition): string | undefined {
  const { template } = definition;
  const known = variablesOf(definition);
  for (const [whole, inside = ''] of template.matchAll(HOLE)) {
    const name = inside.trim();
    if (!/^[a-z0-9_.]+$/.test(name))
      return `“${whole}” bukan variabel. Template hanya berisi kata dan variabel: tanpa rumus, syarat, atau pengulangan.`;
    if (!known.has(name)) return `Variabel “${name}” tidak dikenal. Pakai salah satu dari daftar variabel.`;
  }
  const left = template.replace(HOLE, '').match(/\{\{|\}\}|\{%|%\}|<%|%>|\$\{|<\/?script/i);
  if (left) return `Tanda “${left[0]}” tidak dapat dipakai di template.`;
  const inline = template
    .split('\n')
    .find((line) => /\{\{\s*(identitas|tabel)\./.test(line) && !BLOCK.test(line.trim()));
  if (inline) return `“${inline.trim()}” harus berdiri sendiri di satu baris.`;
  return undefined;
}

/** The paragraphs, facts and tables of a letter. An empty line parts paragraphs. */
export function fillTemplate(template: string, given: LetterWords): LetterBlock[] {
  const blocks: LetterBlock[] = [];
  let lines: string[] = [];
  const flush = () => {
    const text = lines.join(' ').trim();
    if (text !== '') blocks.push({ kind: 'paragraph', text });
    lines = [];
  };
  for (const line of template.replaceAll('\r', '').split('\n')) {
    const [, what, key = ''] = BLOCK.exec(line.trim()) ?? [];
    if (what === undefined) {
      if (line.trim() === '') flush();
      else lines.push(fillLine(line.trim(), given));
      continue;
    }
    flush();
    if (what === 'identitas') blocks.push({ kind: 'facts', rows: factsOf(given.people[key] ?? {}) });
    else blocks.push(...tableOf(given.tables[key]));
  }
  flush();
  return blocks;
}

/** A template with the names of its variables in their places: how the letter will look before anybody asked for it. */
export function fillSample(definition: LetterDefinition): LetterBlock[] {
  const named = (label: string) =>
    Object.fromEntries(Object.entries(PERSON_WORDS).map(([word, words]) => [word, `‹${words} ${label}›`]));
  return fillTemplate(definition.template, {
    words: Object.fromEntries([...variablesOf(definition)].map(([name, words]) => [name, `‹${words}›`])),
    people: Object.fromEntries(
      [{ key: APPLICANT, label: 'pemohon' }, ...definition.parties].map(({ key, label }) => [
        key,
        named(label.toLowerCase()),
      ]),
    ),
    tables: Object.fromEntries(
      definition.fields
        .filter(({ kind }) => kind === 'table')
        .map(({ key, options }) => [key, { columns: options, rows: [options.map(() => '…')] }]),
    ),
  });
}

const fillLine = (line: string, { words, people }: LetterWords) =>
  line.replace(HOLE, (_, inside: string) => {
    const name = inside.trim();
    const [person = '', word = ''] = name.split('.');
    return people[person]?.[word as PersonWord] ?? words[name] ?? '';
  });

const factsOf = (person: PersonWords) =>
  SHOWN.filter((word) => person[word]).map((word) => [PERSON_WORDS[word], person[word] ?? ''] as const);

function tableOf(table: LetterWords['tables'][string] | undefined): LetterBlock[] {
  if (!table || table.rows.length === 0) return [];
  return [{ kind: 'table', columns: table.columns.map((label) => ({ label })), rows: table.rows }];
}
