import type { PlainDate } from '#kernel/calendar';
import { editDistance } from '#kernel/exchange';
import { nameKey } from './name.ts';
import { areKeysSimilar } from './name-likeness.ts';
import type { Sex } from './nik.ts';

export type DuplicateKind = 'same NIK' | 'same e-mail' | 'similar name, same birth date';

/** What is known of a person in a row; blanks are left out and match nothing. */
export interface PersonEntry {
  row: number;
  /** As written, also when it is no valid NIK; not one whose digits were lost. */
  nik?: string;
  email?: string;
  name?: string;
  birthDate?: PlainDate;
  sex?: Sex;
}

export interface DuplicatePair {
  rows: [number, number];
  kind: DuplicateKind;
}

/**
 * Pairs of rows that may be one person, each pair once under its strongest kind, in the order of the sheet. Time grows with
 * the rows, not with their square: only people who share a NIK, an address or a birth date are compared.
 */
export function findDuplicates(people: readonly PersonEntry[]): DuplicatePair[] {
  const found = new Map<string, DuplicatePair>();
  const add = (one: PersonEntry, other: PersonEntry, kind: DuplicateKind) => {
    const rows: [number, number] = one.row < other.row ? [one.row, other.row] : [other.row, one.row];
    const key = rows.join(':');
    if (rows[0] !== rows[1] && !found.has(key)) found.set(key, { rows, kind });
  };
  for (const group of groupBy(people, (person) => person.nik)) pairUp(group, 'same NIK', add);
  for (const group of groupBy(people, (person) => person.email)) pairUp(group, 'same e-mail', add);
  for (const group of groupBy(people, (person) => (person.name ? person.birthDate : undefined)))
    pairSimilar(group, add);
  return [...found.values()].sort((one, other) => one.rows[0] - other.rows[0] || one.rows[1] - other.rows[1]);
}

type AddPair = (one: PersonEntry, other: PersonEntry, kind: DuplicateKind) => void;

const SMALL_GROUP = 12;
const LARGE_DAY = 60;

function groupBy(
  people: readonly PersonEntry[],
  keyOf: (person: PersonEntry) => string | undefined,
): PersonEntry[][] {
  const groups = new Map<string, PersonEntry[]>();
  for (const person of people) {
    const key = keyOf(person)?.trim().toLowerCase();
    if (!key) continue;
    const group = groups.get(key);
    if (group) group.push(person);
    else groups.set(key, [person]);
  }
  return [...groups.values()].filter((group) => group.length > 1);
}

/** Every pair of a small group; of a large one (an office's address in every row) each row with the next. */
function pairUp(group: readonly PersonEntry[], kind: DuplicateKind, add: AddPair): void {
  group.forEach((one, index) => {
    const rest = group.length <= SMALL_GROUP ? group.slice(index + 1) : group.slice(index + 1, index + 2);
    for (const other of rest) add(one, other, kind);
  });
}

function pairSimilar(group: readonly PersonEntry[], add: AddPair): void {
  const keyed = group.map((person) => ({ person, key: nameKey(person.name ?? '') }));
  for (const block of group.length <= LARGE_DAY ? [keyed] : blockByBeginning(keyed))
    block.forEach((one, index) => {
      for (const other of block.slice(index + 1))
        if (areKeysSimilar(one.key, other.key) && mayBeOne(one, other))
          add(one.person, other.person, 'similar name, same birth date');
    });
}

interface Keyed {
  person: PersonEntry;
  key: string[];
}

/** On a day that many share (1 January), only people with a word that begins alike are compared. */
function blockByBeginning(people: readonly Keyed[]): Keyed[][] {
  const blocks = new Map<string, Keyed[]>();
  for (const entry of people)
    for (const start of new Set(entry.key.map((word) => word.slice(0, 2)))) {
      const block = blocks.get(start);
      if (block) block.push(entry);
      else blocks.set(start, [entry]);
    }
  return [...blocks.values()];
}

/**
 * Two NIKs that differ by more than a slip are two people, and so are a man and a woman, whose names are not the same. The
 * very same name (of two words at least) on one birth date is asked about whatever the NIK: one of the two may be of somebody else.
 */
function mayBeOne(one: Keyed, other: Keyed): boolean {
  const [left, right] = [one.person, other.person];
  const isSameName = one.key.join(' ') === other.key.join(' ');
  if (isSameName && one.key.length > 1) return true;
  if (left.nik && right.nik && left.nik.length === 16 && right.nik.length === 16)
    if (editDistance(left.nik, right.nik, 1) > 1) return false;
  return isSameName || !left.sex || !right.sex || left.sex === right.sex;
}
