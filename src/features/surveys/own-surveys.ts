import type { Tx } from '#kernel/database';
import { type ListQuery, type ListShape, orderBy } from '#kernel/http';
import type { Answerer } from './submit.ts';
import type { SurveyPhase } from './survey.ts';
import type { SurveyPlace } from './survey-place.ts';

/** A survey as one who is asked sees it in the list. */
export interface OwnSurvey {
  id: string;
  title: string;
  regionCode: string;
  isAnonymous: boolean;
  phase: Exclude<SurveyPhase, 'draft'>;
  opensAt: Date | null;
  closesAt: Date | null;
  questionCount: number;
  isDone: boolean;
  /** Something was filled in and kept, but not sent. */
  isBegun: boolean;
}

export const ownListShape: ListShape = {
  sorts: ['created', 'title', 'closes'],
  defaultSort: '-created',
  filters: ['state'],
};

/** `todo`: waits for an answer; `done`: answered; `closed`: over, answered or not. */
export const OWN_STATES = [
  { value: 'todo', label: 'Belum diisi' },
  { value: 'done', label: 'Sudah diisi' },
  { value: 'closed', label: 'Ditutup' },
];

const SORTS = { created: 'published_at', title: 'title_key', closes: 'closes_at' };

/** One page of the surveys this person is asked, behind their own walls. */
export async function readOwnSurveys(
  tx: Tx,
  list: ListQuery,
  given: Answerer & { now: Date; place: Pick<SurveyPlace, 'audiences'> },
): Promise<{ items: OwnSurvey[]; total: number; waiting: number }> {
  const open = given.place.audiences.filter(({ way }) => way === 'open').map(({ key }) => key);
  const rows = await tx.query<OwnSurvey & { total: number; waiting: number }>(
    `with own as (
       select s.id, s.title, s.title_key, s.region_code as "regionCode", s.is_anonymous as "isAnonymous", s.published_at,
         case when s.state = 'closed' or s.closes_at <= $1 then 'closed' when s.opens_at > $1 then 'waiting'
           else 'open' end as phase, s.opens_at as "opensAt", s.closes_at, s.closes_at as "closesAt",
         (select count(*) from survey_questions q where q.tenant_id = s.tenant_id and q.survey_id = s.id) as "questionCount",
         coalesce(p.is_done, false) as "isDone",
         exists (select 1 from survey_answers a where a.tenant_id = s.tenant_id and a.survey_id = s.id
           and a.person_id = $2 and a.sent_at is null) as "isBegun"
         from surveys s left join survey_participants p
           on p.tenant_id = s.tenant_id and p.survey_id = s.id and p.person_id = $2
        where s.tenant_id = balai.tenant_id() and s.state <> 'draft'
          and (p.is_assigned or p.is_done or ($3 = 'all' and (p.person_id is not null or s.audience = any($4)))))
     select o.*, count(*) over () as total,
         (select count(*) from own w where w.phase = 'open' and not w."isDone") as waiting from own o
      where ($5 = '' or strpos(o.title_key, lower($5)) > 0)
        and ($6::text is null or $6 = case when o."isDone" then 'done' when o.phase = 'closed' then 'closed' else 'todo' end
          or ($6 = 'closed' and o.phase = 'closed'))
      ${orderBy(list, SORTS, 'o.id')} limit $7 offset $8`,
    [
      ...[given.now, given.personId, given.reach, open, list.q, list.filters.state?.[0] ?? null],
      ...[list.size, list.offset],
    ],
  );
  return {
    items: rows.map((row) => ({
      ...{ id: row.id, title: row.title, regionCode: row.regionCode, isAnonymous: row.isAnonymous },
      ...{ phase: row.phase, opensAt: row.opensAt, closesAt: row.closesAt, questionCount: row.questionCount },
      ...{ isDone: row.isDone, isBegun: row.isBegun },
    })),
    total: rows[0]?.total ?? 0,
    waiting: rows[0]?.waiting ?? 0,
  };
}
