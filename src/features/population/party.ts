import type { Tx } from '#kernel/database';
import { ageAt } from './find-residents.ts';

/** How two people of one card are related, as a letter asks for its parties. */
export type PartyRelation = 'self' | 'spouse' | 'child' | 'parent' | 'head' | 'family';

export interface Party {
  id: string;
  fullName: string;
  sex: string;
  birthDate: string;
  relation: string;
}

/** Numbers of the relation to the head (choices.ts). */
const [HUSBAND, WIFE, CHILD] = ['2', '3', '4'];
const HEAD = '1';

/**
 * Living people of somebody's own card who stand in this relation to them: whom a letter may name, or a payout may go to. In the
 * order of the card.
 */
export async function findParties(tx: Tx, residentId: string, relation: PartyRelation): Promise<Party[]> {
  const card = await tx.query<Party>(
    `select r.id, r.full_name as "fullName", r.sex, r.birth_date as "birthDate", r.relation
       from residents s join residents r on r.tenant_id = s.tenant_id and r.family_id = s.family_id
      where s.tenant_id = balai.tenant_id() and s.id = $1 and r.status = 'alive'
      order by length(r.relation), r.relation, r.birth_date, r.id`,
    [residentId],
  );
  const self = card.find(({ id }) => id === residentId);
  if (!self) return [];
  const others = card.filter(({ id }) => id !== residentId);
  const isCouple = ({ relation: one }: Party) => one === HEAD || one === HUSBAND || one === WIFE;
  switch (relation) {
    case 'self':
      return [self];
    case 'head':
      return card.filter(({ relation: one }) => one === HEAD);
    case 'family':
      return card;
    case 'spouse':
      return isCouple(self) ? others.filter(isCouple) : [];
    case 'child':
      return isCouple(self) ? others.filter(({ relation: one }) => one === CHILD) : [];
    case 'parent':
      return self.relation === CHILD ? others.filter(isCouple) : [];
  }
}

/** Who may vote on a day: lives here, is alive, and is 17 or was married (research §1f); the census freezes it. */
export async function readVoters(tx: Tx, day: string): Promise<{ id: string; areaCode: string }[]> {
  const rows = await tx.query<{ id: string; areaCode: string; birthDate: string; maritalStatus: string }>(
    `select id, area_code as "areaCode", birth_date as "birthDate", marital_status as "maritalStatus" from residents
      where tenant_id = balai.tenant_id() and status = 'alive' and residency = 'permanent' and nationality <> '2'
      order by id`,
  );
  return rows
    .filter(({ birthDate, maritalStatus }) => ageAt(birthDate, day) >= 17 || maritalStatus !== '1')
    .map(({ id, areaCode }) => ({ id, areaCode }));
}
