import { todayIn, zoneOf } from '#kernel/calendar';
import type { RequestContext } from '#kernel/http';
import { listShownDocuments, type ShownDocument } from '../documents/document-rows.ts';
import { listShownNews, type NewsRow } from '../news/news-rows.ts';
import { listServingOfficers, type Officer } from '../officers/officer-rows.ts';
import type { HomePlace } from '../place.ts';
import { type Section, type SectionKey, sectionOf } from './section.ts';

/** What the sections of the front page show besides their own words. */
export interface HomeData {
  figures: readonly { key: string; label: string; value: string }[];
  documents: readonly ShownDocument[];
  news: readonly NewsRow[];
  officers: readonly Officer[];
}

/** Reads what the shown sections need, in one flight. */
export async function readHomeData(
  ctx: RequestContext,
  place: HomePlace,
  sections: readonly Section[],
): Promise<HomeData> {
  const { now } = ctx;
  const isOn = (key: SectionKey) => sectionOf(sections, key).isEnabled;
  const publications = sectionOf(sections, 'latest_publications').config;
  const { level, count } = sectionOf(sections, 'officers').config;
  const kinds = (place.documents?.kinds ?? []).map(({ kind }) => kind);
  const shown = publications.kind && kinds.includes(publications.kind) ? [publications.kind] : kinds;
  const today = todayIn(zoneOf(ctx.tenant.timeZone), now);
  const [figures, [documents, news, officers]] = await Promise.all([
    isOn('stats') ? place.home.readFigures(ctx) : [],
    ctx.read((tx) =>
      Promise.all([
        isOn('latest_publications')
          ? listShownDocuments(tx, {
              now,
              kinds: shown,
              readers: ['public'],
              offset: 0,
              limit: publications.count,
            })
          : Promise.resolve({ items: [] as ShownDocument[] }),
        isOn('latest_publications') && publications.news > 0
          ? listShownNews(tx, { now, offset: 0, limit: publications.news })
          : Promise.resolve({ items: [] as NewsRow[] }),
        isOn('officers') ? listServingOfficers(tx, today) : Promise.resolve([] as Officer[]),
      ]),
    ),
  ]);
  const wanted = sectionOf(sections, 'stats').config.figures;
  return {
    figures: wanted.length > 0 ? figures.filter(({ key }) => wanted.includes(key)) : figures,
    documents: documents.items,
    news: news.items,
    officers: officers.filter((one) => level === 'all' || one.level === level).slice(0, count),
  };
}
