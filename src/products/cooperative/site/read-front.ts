import {
  latestItemsStatement,
  latestPhotosStatement,
  type ShownItem,
  type ShownPhoto,
} from '#features/catalogue';
import { type FrontPost, readFrontPosts } from '#features/cms';
import { todayOf } from '#kernel/calendar';
import type { Statement, Tx } from '#kernel/database';
import type { RequestContext } from '#kernel/http';
import { type Entry, latestPublishedStatement, publishedFrom } from '#kernel/register';
import { memberMeetings } from '../registers/index.ts';

/** What the sections of the front page show, all of it published. */
export interface FrontContent {
  minutes: Entry[];
  notices: FrontPost[];
  news: FrontPost[];
  items: ShownItem[];
  photos: ShownPhoto[];
  published: PublishedCounts;
}

/** What the cooperative tells of itself in numbers, never of a single person. */
export interface FrontFigures {
  members: number;
  meetings: number;
  answered: number;
  minutes: number;
}

/** How many entries each public book shows. */
export interface PublishedCounts {
  minutes: number;
  inventory: number;
  employees: number;
  advice: number;
  incidents: number;
  letters: number;
}

/** Everything that stands in the sections, in one flight. */
export function readFront(ctx: RequestContext): Promise<FrontContent> {
  return ctx.read(async (tx) => {
    const [minutes, { notices, news }, items, photos, [counts]] = await Promise.all([
      prepared<object>(tx, latestPublishedStatement(memberMeetings, ctx.tenant.id, 3)),
      readFrontPosts(tx, todayOf(ctx)),
      prepared<ShownItem>(tx, latestItemsStatement(ctx.tenant.id, 6)),
      prepared<ShownPhoto>(tx, latestPhotosStatement(ctx.tenant.id, 8)),
      tx.prepared<PublishedCounts>('cooperative-published-counts', PUBLISHED, [ctx.tenant.id]),
    ]);
    return {
      ...{ minutes: publishedFrom(memberMeetings, minutes), notices, news, items, photos },
      published: counts!,
    };
  });
}

/** The figures of one of its sections, read where that section is shown. */
export async function readFigures(ctx: RequestContext): Promise<FrontFigures> {
  const [figures] = await ctx.read((tx) =>
    tx.prepared<FrontFigures>('cooperative-home-figures', FIGURES, [ctx.tenant.id]),
  );
  return figures!;
}

const prepared = <Row extends object>(tx: Tx, { name, text, values }: Statement) =>
  tx.prepared<Row>(name!, text, values);

const published = (table: string) =>
  `(select count(*)::int from ${table} where tenant_id = $1 and published_at is not null and deleted_at is null)`;

const FIGURES = `select
  (select count(*)::int from cooperative_members where tenant_id = $1 and left_on is null and deleted_at is null) as members,
  (select count(*)::int from cooperative_member_meetings where tenant_id = $1 and deleted_at is null) as meetings,
  (select count(*)::int from cooperative_suggestions
    where tenant_id = $1 and answer is not null and deleted_at is null) as answered,
  ${published('cooperative_member_meetings')} as minutes`;

const PUBLISHED = `select
  ${published('cooperative_member_meetings')} as minutes,
  ${published('cooperative_inventory')} as inventory,
  ${published('cooperative_employees')} as employees,
  ${published('cooperative_official_advice')} as advice,
  ${published('cooperative_incidents')} as incidents,
  ${published('cooperative_letters')} as letters`;
