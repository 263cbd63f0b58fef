import { type FrontPost, readFrontPosts } from '#features/cms';
import { todayIn, zoneOf } from '#kernel/calendar';
import type { RequestContext } from '#kernel/http';
import { type Entry, latestPublishedStatement, publishedFrom } from '#kernel/register';
import { type OrganisationProfile, organisationProfile, readSetting } from '#kernel/settings';
import { memberMeetings } from '../registers/index.ts';

/** What the front page says of the cooperative, all of it public. */
export interface HomeContent {
  profile: OrganisationProfile;
  minutes: Entry[];
  notices: FrontPost[];
  news: FrontPost[];
  figures: HomeFigures;
}

export interface HomeFigures {
  members: number;
  meetings: number;
  answered: number;
  /** How many entries each public book shows. */
  minutes: number;
  inventory: number;
  employees: number;
  advice: number;
  incidents: number;
  letters: number;
}

/** Everything of the front page in one flight. Figures are counts of the books, never of a single person. */
export function readHome(ctx: RequestContext): Promise<HomeContent> {
  const minutesStatement = latestPublishedStatement(memberMeetings, ctx.tenant.id, 3);
  const today = todayIn(zoneOf(ctx.tenant.timeZone), ctx.now);
  return ctx.transaction(async (tx) => {
    const [profile, minutes, { notices, news }, [figures]] = await Promise.all([
      readSetting(tx, organisationProfile),
      tx.prepared<object>(minutesStatement.name!, minutesStatement.text, minutesStatement.values),
      readFrontPosts(tx, today),
      tx.prepared<HomeFigures>('cooperative-home-figures', FIGURES, [ctx.tenant.id]),
    ]);
    return { profile, minutes: publishedFrom(memberMeetings, minutes), notices, news, figures: figures! };
  });
}

const published = (table: string) =>
  `(select count(*)::int from ${table} where tenant_id = $1 and published_at is not null and deleted_at is null)`;

const FIGURES = `select
  (select count(*)::int from cooperative_members where tenant_id = $1 and left_on is null and deleted_at is null) as members,
  (select count(*)::int from cooperative_member_meetings where tenant_id = $1 and deleted_at is null) as meetings,
  (select count(*)::int from cooperative_suggestions
    where tenant_id = $1 and answer is not null and deleted_at is null) as answered,
  ${published('cooperative_member_meetings')} as minutes,
  ${published('cooperative_inventory')} as inventory,
  ${published('cooperative_employees')} as employees,
  ${published('cooperative_official_advice')} as advice,
  ${published('cooperative_incidents')} as incidents,
  ${published('cooperative_letters')} as letters`;
