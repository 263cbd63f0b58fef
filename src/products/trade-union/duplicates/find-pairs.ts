import { findDuplicates } from '#features/people';
import type { Tx } from '#kernel/database';

/** Why two people in the books may be one. */
export type LikenessReason = 'phone' | 'employee-number' | 'lecturer-number' | 'name-and-birth-date';

export interface Alike {
  id: string;
  fullName: string;
  memberNumber: string | null;
  universityName: string | null;
  regionCode: string;
  membershipStatus: string;
}

/** Two people in the books who may be one; the one with the older number, or who came first, stands first. */
export interface AlikePair {
  first: Alike;
  second: Alike;
  reasons: readonly LikenessReason[];
}

interface Row extends Alike {
  birthDate: string | null;
  gender: 'L' | 'P' | null;
  phoneIndex: string | null;
  employeeNumber: string | null;
  lecturerNumber: string | null;
}

/**
 * Everybody who may stand in the books twice, told apart by nobody yet. Blanks match nothing; a shared NIK or address
 * cannot be here, the database refuses it.
 */
export async function findAlikePairs(tx: Tx): Promise<AlikePair[]> {
  const people = await tx.query<Row>(
    `select m.id, m.full_name as "fullName", m.member_number as "memberNumber", m.university_name as "universityName",
       m.region_code as "regionCode", m.membership_status as "membershipStatus", m.birth_date as "birthDate", m.gender,
       m.phone_index as "phoneIndex", m.employee_number as "employeeNumber", m.lecturer_number as "lecturerNumber"
       from members m where m.tenant_id = balai.tenant_id() and m.deleted_at is null
       order by m.member_number nulls last, m.created_at, m.id`,
  );
  const told = await tx.query<{ first_id: string; second_id: string }>(
    'select first_id, second_id from member_distinct_pairs where tenant_id = balai.tenant_id()',
  );
  const apart = new Set(told.map(({ first_id, second_id }) => `${first_id}:${second_id}`));
  const found = new Map<string, { at: [number, number]; reasons: Set<LikenessReason> }>();
  const add = (one: number, other: number, reason: LikenessReason) => {
    const at: [number, number] = one < other ? [one, other] : [other, one];
    const known = found.get(at.join()) ?? { at, reasons: new Set() };
    found.set(at.join(), known);
    known.reasons.add(reason);
  };
  pairUp(
    people,
    ({ phoneIndex }) => phoneIndex,
    (one, other) => add(one, other, 'phone'),
  );
  pairUp(
    people,
    ({ employeeNumber }) => employeeNumber,
    (one, other) => add(one, other, 'employee-number'),
  );
  pairUp(
    people,
    ({ lecturerNumber }) => lecturerNumber,
    (one, other) => add(one, other, 'lecturer-number'),
  );
  const entries = people.map(({ fullName, birthDate, gender }, row) => ({
    row,
    name: fullName,
    ...(birthDate && { birthDate }),
    ...(gender && { sex: gender }),
  }));
  for (const { rows } of findDuplicates(entries)) add(rows[0], rows[1], 'name-and-birth-date');
  return [...found.values()]
    .map(({ at: [one, other], reasons }) => ({
      first: headOf(people[one]!),
      second: headOf(people[other]!),
      reasons: [...reasons],
    }))
    .filter(({ first, second }) => !apart.has(pairKey(first.id, second.id).join(':')));
}

/** The same two people under one key, whoever is named first. */
export function pairKey(one: string, other: string): [string, string] {
  return one < other ? [one, other] : [other, one];
}

/** A value that very many share (an office's telephone) says nothing about who is who. */
const MOST_ALIKE = 5;

function pairUp(
  people: readonly Row[],
  keyOf: (person: Row) => string | null,
  add: (one: number, other: number) => void,
): void {
  const groups = new Map<string, number[]>();
  people.forEach((person, at) => {
    const key = keyOf(person)?.trim();
    if (key) groups.set(key, [...(groups.get(key) ?? []), at]);
  });
  for (const group of groups.values()) {
    if (group.length > MOST_ALIKE) continue;
    group.forEach((one, at) => {
      for (const other of group.slice(at + 1)) add(one, other);
    });
  }
}

function headOf({ id, fullName, memberNumber, universityName, regionCode, membershipStatus }: Row): Alike {
  return { id, fullName, memberNumber, universityName, regionCode, membershipStatus };
}
