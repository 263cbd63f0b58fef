import { formatDate, isPlainDate } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { formatCount, formatRupiah } from '#kernel/money';
import { invalid, type WorkContext } from '#kernel/work';
import { APPLICANT, type LetterDefinition, type LetterField, type LetterParty } from './letter-type.ts';
import type { LetterPeople, LetterPerson, PersonWord, PersonWords } from './people.ts';
import type { LetterWords } from './template.ts';

/** What was typed: texts by key, rows of tables, and people by id or by their words. */
export interface Answers {
  fields: Readonly<Record<string, string>>;
  tables: Readonly<Record<string, readonly (readonly string[])[]>>;
  parties: Readonly<Record<string, { residentId: string } | { words: PersonWords }>>;
}

/** Rows of a table that a form offers. */
export const TABLE_ROWS = 6;
/** What is asked of somebody who is not in the register. */
export const OUTSIDER_WORDS: readonly PersonWord[] = ['nama', 'nik', 'ttl', 'pekerjaan', 'alamat'];

/**
 * Reads the form of a letter: `f.<field>`, `t.<field>.<row>.<column>`, `p.<party>` and `p.<party>.<word>`.
 *
 * @param applicantId whom the letter is about
 * @throws AppError 422 with a sentence for each wrong field
 */
export async function readAnswers(
  ctx: WorkContext,
  tx: Tx,
  people: LetterPeople,
  given: { definition: LetterDefinition; applicantId: string; typed: Readonly<Record<string, string>> },
): Promise<Answers> {
  const { definition, applicantId, typed } = given;
  const faults: Record<string, string> = {};
  const fields: Record<string, string> = {};
  const tables: Record<string, string[][]> = {};
  for (const field of definition.fields) {
    const name = `f.${field.key}`;
    if (field.kind === 'table') {
      tables[field.key] = readTable(field, typed);
      if (!field.isOptional && tables[field.key]?.length === 0)
        faults[`t.${field.key}.0.0`] = `Isi paling sedikit satu baris ${field.label.toLowerCase()}.`;
      continue;
    }
    const value = (typed[name] ?? '').trim();
    const fault = fieldFault(field, value);
    if (fault) faults[name] = fault;
    fields[field.key] = value;
  }
  const parties: Record<string, { residentId: string } | { words: PersonWords }> = {};
  for (const party of definition.parties) {
    const residentId = (typed[`p.${party.key}`] ?? '').trim();
    const words = wordsTyped(party, typed);
    const fault = partyFault(party, residentId, words);
    if (fault) {
      faults[fault.name] = fault.sentence;
      continue;
    }
    if (residentId !== '') {
      const root = rootOf(party, parties, applicantId);
      const sentence = root
        ? await unfit(ctx, tx, people, { party, residentId, root })
        : 'Pilih dahulu orang yang menjadi acuannya.';
      if (sentence) faults[`p.${party.key}`] = sentence;
      else parties[party.key] = { residentId };
    } else if (words.nama) parties[party.key] = { words };
  }
  if (Object.keys(faults).length > 0) throw invalid(faults);
  return { fields, tables, parties };
}

/** Whoever a party may be chosen from, in the list that a form offers. */
export async function offerParty(
  ctx: WorkContext,
  tx: Tx,
  people: LetterPeople,
  given: { party: LetterParty; applicantId: string },
) {
  const { party, applicantId } = given;
  if (party.source === 'outsider') return [];
  const card = await people.related(ctx, tx, applicantId, 'family');
  const offered = [];
  for (const one of card) {
    const root = rootOf(party, {}, applicantId);
    const isFit = root && !(await unfit(ctx, tx, people, { party, residentId: one.id, root }));
    if (isFit) offered.push(one);
  }
  return offered;
}

/** What a template is filled with: people as the register knows them now. */
export async function wordsOf(
  ctx: WorkContext,
  tx: Tx,
  people: LetterPeople,
  given: { definition: LetterDefinition; applicant: LetterPerson; answers: Answers },
): Promise<LetterWords> {
  const { definition, applicant, answers } = given;
  const words: Record<string, string> = {};
  const tables: Record<string, { columns: readonly string[]; rows: readonly (readonly string[])[] }> = {};
  for (const field of definition.fields) {
    if (field.kind === 'table')
      tables[field.key] = { columns: field.options, rows: answers.tables[field.key] ?? [] };
    else words[field.key] = inWords(field, answers.fields[field.key] ?? '');
  }
  const named: Record<string, PersonWords> = { [APPLICANT]: applicant.words };
  for (const { key } of definition.parties) {
    const party = answers.parties[key];
    if (!party) continue;
    named[key] = 'words' in party ? party.words : (await people.read(ctx, tx, party.residentId)).words;
  }
  return { words, people: named, tables };
}

/** An answer as the letter says it. */
export function inWords({ kind }: LetterField, value: string): string {
  if (value === '') return '';
  switch (kind) {
    case 'date':
      return formatDate(value);
    case 'rupiah':
      return formatRupiah(Number(value.replace(/\D/g, '')));
    case 'number':
      return formatCount(Number(value));
    case 'yesno':
      return value === 'ya' ? 'Ya' : 'Tidak';
    default:
      return value;
  }
}

function fieldFault(field: LetterField, value: string): string | undefined {
  if (value === '') return field.isOptional ? undefined : `Isi ${field.label.toLowerCase()}.`;
  const longest = field.kind === 'long' ? 1000 : 150;
  if (value.length > longest) return `Paling panjang ${longest} huruf.`;
  switch (field.kind) {
    case 'number':
      return /^\d{1,12}$/.test(value) ? undefined : 'Isi dengan angka saja.';
    case 'rupiah':
      return /^(Rp)?\s*\d{1,3}([.]?\d{3}){0,4}$/.test(value)
        ? undefined
        : 'Isi jumlah rupiah, misalnya 1.500.000.';
    case 'date':
      return isPlainDate(value) ? undefined : 'Isi tanggal lengkap.';
    case 'choice':
      return field.options.includes(value) ? undefined : 'Pilih salah satu.';
    case 'yesno':
      return value === 'ya' || value === 'tidak' ? undefined : 'Pilih ya atau tidak.';
    default:
      return undefined;
  }
}

function readTable({ key, options }: LetterField, typed: Readonly<Record<string, string>>): string[][] {
  return Array.from({ length: TABLE_ROWS }, (_, row) =>
    options.map((__, column) => (typed[`t.${key}.${row}.${column}`] ?? '').trim().slice(0, 120)),
  ).filter((row) => row.some((cell) => cell !== ''));
}

const wordsTyped = ({ key }: LetterParty, typed: Readonly<Record<string, string>>): PersonWords =>
  Object.fromEntries(
    OUTSIDER_WORDS.map((word) => [word, (typed[`p.${key}.${word}`] ?? '').trim().slice(0, 150)] as const),
  );

function partyFault(party: LetterParty, residentId: string, { nama = '', nik = '' }: PersonWords) {
  const name = party.source === 'outsider' ? `p.${party.key}.nama` : `p.${party.key}`;
  const isTyped = party.source !== 'resident' && nama !== '';
  if (residentId === '' && !isTyped)
    return party.isOptional ? undefined : { name, sentence: `Isi siapa ${party.label.toLowerCase()}nya.` };
  if (residentId !== '' && party.source === 'outsider')
    return { name, sentence: 'Tulis namanya; orang ini bukan penduduk desa.' };
  if (residentId === '' && nik !== '' && !/^\d{16}$/.test(nik))
    return { name: `p.${party.key}.nik`, sentence: 'NIK terdiri atas 16 angka.' };
  return undefined;
}

function rootOf({ related }: LetterParty, parties: Answers['parties'], applicantId: string) {
  if (!related || related.to === APPLICANT) return applicantId;
  const other = parties[related.to];
  return other && 'residentId' in other ? other.residentId : undefined;
}

/** Why this resident cannot be that party; nothing when they can. */
async function unfit(
  ctx: WorkContext,
  tx: Tx,
  people: LetterPeople,
  { party, residentId, root }: { party: LetterParty; residentId: string; root: string },
): Promise<string | undefined> {
  const sentence = `Orang ini tidak dapat menjadi ${party.label.toLowerCase()} surat ini.`;
  if (!/^[0-9a-f-]{36}$/.test(residentId)) return sentence;
  const how = party.related?.how ?? 'family';
  const circle = await people.related(ctx, tx, root, how);
  if (!circle.some(({ id }) => id === residentId)) return sentence;
  const person = await people.read(ctx, tx, residentId);
  const isFit =
    (party.sex === '' || party.sex === person.sex) &&
    (party.relations.length === 0 || party.relations.includes(person.relation)) &&
    (party.life === 'any' || (party.life === 'dead' ? person.isDead : person.isAlive));
  return isFit ? undefined : sentence;
}
