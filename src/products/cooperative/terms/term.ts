import { instantOf, type PlainDate, type Zone } from '#kernel/calendar';
import type { Tx } from '#kernel/database';

/** An open term of book 02 or 03, and the authority that hangs on it. */
export interface Term {
  id: string;
  book: TermBook;
  fullName: string;
  position: string;
  memberId: string | null;
  electedOn: PlainDate;
  endedOn: PlainDate | null;
  /** Whose role follows this term; none while nobody accepted an invitation. */
  accountName: string | null;
  role: string | null;
  /** Address of an invitation that waits. */
  invited: string | null;
}

/** An officer's role, and the term it hangs on; none for the founder's until it is tied. */
export interface OfficerGrant {
  grantId: string;
  accountId: string;
  accountName: string;
  role: string;
  until: Date | null;
  termId: string | null;
  /** What the term is called and since when; empty for none. */
  position: string;
  electedOn: PlainDate | null;
}

export type TermBook = 'board' | 'supervisor';

/** The roles that a term of each book can carry. */
export const ROLES_OF: Readonly<Record<TermBook, readonly string[]>> = {
  board: ['ketua', 'bendahara', 'sekretaris'],
  supervisor: ['pengawas'],
};

export const COLUMN_OF = { board: 'board_term_id', supervisor: 'supervisor_term_id' } as const;

export const TABLE_OF = {
  board: 'cooperative_board_terms',
  supervisor: 'cooperative_supervisor_terms',
} as const;

/** When the role of a term begins and ends: as its first day begins, and as the day of leaving does. */
export const daysOf = ({ electedOn, endedOn }: Pick<Term, 'electedOn' | 'endedOn'>, zone: Zone) => ({
  from: instantOf(electedOn, zone),
  until: endedOn === null ? null : instantOf(endedOn, zone),
});

/** Terms that are open on a day, by book and name. */
export function readOpenTerms(tx: Tx, today: PlainDate): Promise<Term[]> {
  return tx.query<Term>(
    `select t.id, t.book, t.full_name as "fullName", t.position, t.member_id as "memberId",
       t.elected_on as "electedOn", t.ended_on as "endedOn", a.display_name as "accountName", g.role, i.email as invited
       from (${TERMS}) t
       left join cooperative_term_grants l on l.tenant_id = balai.tenant_id() and t.id in (l.board_term_id, l.supervisor_term_id)
       left join role_grants g on g.tenant_id = l.tenant_id and g.id = l.grant_id
         and (g.valid_until is null or g.valid_until > now())
       left join accounts a on a.tenant_id = g.tenant_id and a.id = g.account_id
       left join lateral (select i.email from cooperative_term_invitations v
           join invitations i on i.tenant_id = v.tenant_id and i.id = v.invitation_id
          where v.tenant_id = balai.tenant_id() and t.id in (v.board_term_id, v.supervisor_term_id)
            and i.accepted_at is null and i.withdrawn_at is null and i.expires_at > now() limit 1) i on true
      where t.elected_on <= $1 and (t.ended_on is null or t.ended_on > $1)
      order by t.book, t.full_name, t.id`,
    [today],
  );
}

const COLUMNS = 'id, full_name, position, member_id, elected_on, ended_on';
const TERMS = `select 'board' as book, ${COLUMNS} from cooperative_board_terms
    where tenant_id = balai.tenant_id() and deleted_at is null
  union all select 'supervisor', ${COLUMNS} from cooperative_supervisor_terms
    where tenant_id = balai.tenant_id() and deleted_at is null`;

/** The roles that officers hold now, by name. */
export function readOfficerGrants(tx: Tx): Promise<OfficerGrant[]> {
  return tx.query<OfficerGrant>(
    `select g.id as "grantId", a.id as "accountId", a.display_name as "accountName", g.role, g.valid_until as until,
       t.id as "termId", coalesce(t.position, '') as position, t.elected_on as "electedOn"
       from role_grants g join accounts a on a.tenant_id = g.tenant_id and a.id = g.account_id
       left join cooperative_term_grants l on l.tenant_id = g.tenant_id and l.grant_id = g.id
       left join (${TERMS}) t on t.id in (l.board_term_id, l.supervisor_term_id)
      where g.tenant_id = balai.tenant_id() and g.role = any($1) and g.valid_from <= now()
        and (g.valid_until is null or g.valid_until > now()) and a.status <> 'closed'
      order by a.display_name, g.role`,
    [Object.values(ROLES_OF).flat()],
  );
}
