import type { Tx } from '#kernel/database';
import { type ListQuery, type ListShape, orderBy } from '#kernel/http';

export type SurveyState = 'draft' | 'published' | 'closed';

/** What a survey is at this moment: published ones wait for their opening, are open, or have run out. */
export type SurveyPhase = 'draft' | 'waiting' | 'open' | 'closed';

export interface Survey {
  id: string;
  regionCode: string;
  title: string;
  intro: string;
  thanks: string;
  isAnonymous: boolean;
  state: SurveyState;
  audience: string;
  audienceValues: readonly string[];
  opensAt: Date | null;
  closesAt: Date | null;
  version: number;
  createdAt: Date;
  publishedAt: Date | null;
  closedAt: Date | null;
  remindedAt: Date | null;
}

/** A survey with what lists say about it. */
export interface SurveyRow extends Survey {
  questionCount: number;
  asked: number;
  answered: number;
}

export const surveyListShape: ListShape = {
  sorts: ['created', 'title', 'closes'],
  defaultSort: '-created',
  filters: ['state', 'region'],
};

export const PHASE_OPTIONS = [
  { value: 'draft', label: 'Draf' },
  { value: 'open', label: 'Dibuka' },
  { value: 'waiting', label: 'Terjadwal' },
  { value: 'closed', label: 'Ditutup' },
];

export function phaseOf(
  { state, opensAt, closesAt }: Pick<Survey, 'state' | 'opensAt' | 'closesAt'>,
  now: Date,
): SurveyPhase {
  if (state !== 'published') return state;
  if (closesAt && closesAt <= now) return 'closed';
  return opensAt && opensAt > now ? 'waiting' : 'open';
}

const COLUMNS = `s.id, s.region_code as "regionCode", s.title, s.intro, s.thanks, s.is_anonymous as "isAnonymous", s.state,
  s.audience, s.audience_values as "audienceValues", s.opens_at as "opensAt", s.closes_at as "closesAt", s.version,
  s.created_at as "createdAt", s.published_at as "publishedAt", s.closed_at as "closedAt", s.reminded_at as "remindedAt"`;

/** The phase in SQL; $1 is now. */
const PHASE = `case when s.state <> 'published' then s.state when s.closes_at <= $1 then 'closed'
  when s.opens_at > $1 then 'waiting' else 'open' end`;

const COUNTS = `(select count(*) from survey_questions q where q.tenant_id = s.tenant_id and q.survey_id = s.id) as "questionCount",
  (select count(*) from survey_participants p where p.tenant_id = s.tenant_id and p.survey_id = s.id) as asked,
  (select count(*) from survey_participants p where p.tenant_id = s.tenant_id and p.survey_id = s.id and p.is_done) as answered`;

const SORTS = { created: 's.created_at', title: 's.title_key', closes: 's.closes_at' };

/** One page of surveys inside the walls. */
export async function readSurveys(
  tx: Tx,
  list: ListQuery,
  given: { now: Date; isPublished?: boolean },
): Promise<{ items: SurveyRow[]; total: number }> {
  const rows = await tx.query<SurveyRow & { total: number }>(
    `select ${COLUMNS}, ${COUNTS}, count(*) over () as total from surveys s
      where s.tenant_id = balai.tenant_id() and ($2 = '' or strpos(s.title_key, lower($2)) > 0)
        and ($3::text[] is null or ${PHASE} = any($3)) and ($4::text[] is null or s.region_code = any($4))
        and (not $5 or s.state <> 'draft')
      ${orderBy(list, SORTS, 's.id')} limit $6 offset $7`,
    [
      ...[given.now, list.q, list.filters.state ?? null, list.filters.region ?? null],
      ...[given.isPublished ?? false, list.size, list.offset],
    ],
  );
  return { items: rows.map(({ total: _, ...row }) => row), total: rows[0]?.total ?? 0 };
}

/**
 * One survey inside the walls. Locked for `update` nobody else touches it until the transaction ends; for `share` many
 * answer at once and nobody closes it meanwhile.
 */
export function readSurvey(
  tx: Tx,
  id: string,
  { lock }: { lock?: 'update' | 'share' } = {},
): Promise<Survey | undefined> {
  return tx.one<Survey>(
    `select ${COLUMNS} from surveys s where s.tenant_id = balai.tenant_id() and s.id = $1 ${lock ? `for ${lock}` : ''}`,
    [id],
  );
}

/** How many are asked and how many have answered. */
export async function countParticipants(tx: Tx, id: string): Promise<{ asked: number; answered: number }> {
  const row = await tx.one<{ asked: number; answered: number }>(
    `select count(*) as asked, count(*) filter (where is_done) as answered from survey_participants
      where tenant_id = balai.tenant_id() and survey_id = $1`,
    [id],
  );
  return row ?? { asked: 0, answered: 0 };
}
