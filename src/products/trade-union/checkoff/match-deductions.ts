import { areNamesSimilar, nameKey } from '#features/people';
import type { DeductionRow } from './deduction-sheet.ts';

/** A person who was asked for. */
export interface AskedPerson {
  id: string;
  name: string;
  memberNumber: string | null;
  employeeNumber: string | null;
  /** Rupiah. */
  asked: number;
  /** Has left the union since, or works elsewhere. */
  isGone: boolean;
}

export type MatchedBy = 'member_number' | 'employee_number' | 'name_amount' | 'name';
/**
 * equal, less, more: as asked or not. doubt: probably this one, a person should look. none: nothing was deducted.
 * unknown: nobody on the list. double: an earlier row is the same person. unreadable: the amount cannot be read.
 */
export type Verdict = 'equal' | 'less' | 'more' | 'doubt' | 'none' | 'unknown' | 'double' | 'unreadable';

export interface MatchedRow {
  row: number;
  itemId: string | null;
  matchedBy: MatchedBy | null;
  verdict: Verdict;
  /** What is wrong or worth knowing, for the treasurer. */
  problem: string;
}

/** What could be read of a row, and what could not. */
export interface RowToMatch {
  row: number;
  values: DeductionRow;
  problems: readonly string[];
}

/**
 * Finds out whom each row is about: by the union's number, by the employer's, and only then by the name. A name alone
 * never counts as certain.
 */
export function matchDeductions(rows: readonly RowToMatch[], people: readonly AskedPerson[]): MatchedRow[] {
  const byMember = indexBy(people, ({ memberNumber }) => tidy(memberNumber));
  const byEmployee = indexBy(people, ({ employeeNumber }) => tidy(employeeNumber));
  const byName = indexBy(people, ({ name }) => nameKey(name).join(' '));
  const seen = new Map<string, number>();
  return rows.map((row): MatchedRow => {
    const found = findPerson(row.values, { byMember, byEmployee, byName });
    const base = { row: row.row, itemId: found.person?.id ?? null, matchedBy: found.matchedBy };
    if (row.problems.length > 0) {
      return { ...base, verdict: 'unreadable', problem: row.problems.join(' ') };
    }
    const amount = row.values.amount ?? 0;
    const remark = row.values.remark ?? '';
    if (!found.person) {
      return { ...base, verdict: amount === 0 ? 'none' : 'unknown', problem: found.problem };
    }
    const { person } = found;
    if (amount === 0) {
      return {
        ...base,
        verdict: 'none',
        problem: remark ? `Keterangan kampus: ${remark}` : 'Tidak dipotong.',
      };
    }
    const earlier = seen.get(person.id);
    if (earlier !== undefined) {
      return { ...base, verdict: 'double', problem: `Orang yang sama dengan baris ${earlier}.` };
    }
    seen.set(person.id, row.row);
    if (found.problem !== '') return { ...base, verdict: 'doubt', problem: found.problem };
    if (person.isGone) {
      return { ...base, verdict: 'doubt', problem: 'Sudah bukan anggota aktif atau sudah pindah kampus.' };
    }
    if (amount === person.asked) return { ...base, verdict: 'equal', problem: '' };
    return amount < person.asked
      ? { ...base, verdict: 'less', problem: 'Kurang dari yang diminta.' }
      : { ...base, verdict: 'more', problem: 'Lebih dari yang diminta; sisanya menjadi kelebihan bayar.' };
  });
}

type Index = ReadonlyMap<string, readonly AskedPerson[]>;

function findPerson(
  row: DeductionRow,
  index: { byMember: Index; byEmployee: Index; byName: Index },
): { person: AskedPerson | undefined; matchedBy: MatchedBy | null; problem: string } {
  const numbered = [
    { matchedBy: 'member_number' as const, person: only(index.byMember, tidy(row.memberNumber)) },
    { matchedBy: 'employee_number' as const, person: only(index.byEmployee, tidy(row.employeeNumber)) },
  ].filter(({ person }) => person !== undefined);
  const [first, second] = numbered;
  if (first) {
    const isTorn = second !== undefined && second.person?.id !== first.person?.id;
    const isOther = row.fullName !== undefined && !areNamesSimilar(row.fullName, first.person!.name);
    const problem = isTorn
      ? 'Nomor anggota dan NIP menunjuk orang yang berbeda.'
      : isOther
        ? `Nomornya milik ${first.person!.name}, tetapi namanya lain.`
        : '';
    return { person: first.person, matchedBy: first.matchedBy, problem };
  }
  const key = row.fullName ? nameKey(row.fullName).join(' ') : '';
  const named = key === '' ? [] : (index.byName.get(key) ?? []);
  const isNumbered = Boolean(tidy(row.memberNumber) || tidy(row.employeeNumber));
  const same = named.filter(({ asked }) => asked === row.amount);
  if (same.length === 1) {
    const problem = isNumbered ? 'Nama dan jumlahnya cocok, tetapi nomornya tidak ada di daftar.' : '';
    return { person: same[0], matchedBy: 'name_amount', problem };
  }
  if (named.length === 1) {
    return { person: named[0], matchedBy: 'name', problem: 'Hanya namanya yang cocok.' };
  }
  const problem =
    named.length > 1 ? 'Beberapa orang di daftar bernama sama.' : 'Tidak ada di daftar yang diserahkan.';
  return { person: undefined, matchedBy: null, problem };
}

function only(index: Index, key: string): AskedPerson | undefined {
  const found = key === '' ? undefined : index.get(key);
  return found?.length === 1 ? found[0] : undefined;
}

/** Blanks, points and case do not tell numbers apart. */
const tidy = (text: string | null | undefined): string =>
  (text ?? '').toUpperCase().replace(/[^0-9A-Z]/g, '');

function indexBy(people: readonly AskedPerson[], keyOf: (person: AskedPerson) => string): Index {
  const index = new Map<string, AskedPerson[]>();
  for (const person of people) {
    const key = keyOf(person);
    if (key !== '') index.set(key, [...(index.get(key) ?? []), person]);
  }
  return index;
}
