import { splitName } from '#features/people';
import { formatDate, todayOf } from '#kernel/calendar';
import { page, type Route, renderPage } from '#kernel/http';
import { Avatar, EmptyState } from '#kernel/ui';
import { pictureUrl } from '../media/media-url.ts';
import type { CmsPlace } from '../place.ts';
import { breadcrumbOf } from '../seo/structured.ts';
import { Writing } from '../writing/writing.tsx';
import { listServingOfficers, type Officer } from './officer-rows.ts';

const open = { public: 'who leads the organisation is told to everybody' };

/** The officers of today, by level and region. */
export function publicOfficerRoutes(place: CmsPlace): Route[] {
  const { page: url, title, lead } = place.officers;
  return [
    page.get(url, { access: open, summary: 'Officers of today' }, async (ctx) => {
      const officers = await ctx.read((tx) => listServingOfficers(tx, todayOf(ctx)));
      return renderPage({
        surface: 'public',
        title,
        description: lead,
        canonical: url,
        sharing: { structured: [breadcrumbOf(ctx, [{ name: title, path: url }])] },
        body: (
          <div className="page-width py-10 lg:py-14">
            <h1 className="text-4xl">{title}</h1>
            <p className="mt-3 mb-8 max-w-[66ch] text-lg text-muted">{lead}</p>
            {officers.length === 0 ? (
              <EmptyState kind="nothing-yet" icon="users" title="Susunan pengurus belum diisi">
                Nama pengurus tampil di sini begitu ditetapkan.
              </EmptyState>
            ) : (
              <div className="grid gap-12">
                {groupsOf(place, officers).map(({ key, name, people }) => (
                  <section key={key} aria-labelledby={`kelompok-${key}`}>
                    <h2 id={`kelompok-${key}`} className="mb-4 text-2xl">
                      {name}
                    </h2>
                    <OfficerCards officers={people} />
                  </section>
                ))}
              </div>
            )}
          </div>
        ),
      });
    }),
  ];
}

function groupsOf(place: CmsPlace, officers: readonly Officer[]) {
  const { levels, regions } = place.officers;
  const names = new Map(regions().map(({ value, label }) => [value, label]));
  const groups = new Map<string, { key: string; name: string; people: Officer[] }>();
  for (const officer of officers) {
    const key = officer.regionCode ?? officer.level;
    const name = officer.regionCode
      ? `${levels.wilayah} ${names.get(officer.regionCode) ?? officer.regionCode}`
      : levels[officer.level];
    const group = groups.get(key) ?? { key, name, people: [] };
    group.people.push(officer);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** Officers as cards: photo, name, position, term, and what they tell about themselves. */
export function OfficerCards({ officers, level = 3 }: { officers: readonly Officer[]; level?: 3 | 4 }) {
  const Heading = level === 3 ? 'h3' : 'h4';
  return (
    <ul className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
      {officers.map((officer) => (
        <li key={officer.id} className="sheet flex gap-4 p-5">
          {officer.photoId ? (
            <img
              src={pictureUrl(officer.photoId, 'small')}
              alt={officer.photoAlt ?? ''}
              width={480}
              height={360}
              loading="lazy"
              className="size-20 shrink-0 rounded-xl object-cover"
            />
          ) : (
            <Avatar initials={initialsOf(officer.fullName)} size="size-20" />
          )}
          <div className="min-w-0">
            <Heading className="leading-snug font-bold">{officer.fullName}</Heading>
            <p className="text-sm text-muted">{officer.positionTitle}</p>
            {termWords(officer) && <p className="figures text-sm text-muted">{termWords(officer)}</p>}
            {officer.bioHtml && <Writing html={officer.bioHtml} className="mt-2 text-sm" />}
          </div>
        </li>
      ))}
    </ul>
  );
}

/** "2024–2029", or the days themselves where the years would say too little. */
export function termWords({ periodStart, periodEnd }: Pick<Officer, 'periodStart' | 'periodEnd'>): string {
  if (periodStart && periodEnd) return `${periodStart.slice(0, 4)}–${periodEnd.slice(0, 4)}`;
  if (periodStart) return `Sejak ${formatDate(periodStart)}`;
  return periodEnd ? `Sampai ${formatDate(periodEnd)}` : '';
}

/** Two letters of a name, titles left out. */
function initialsOf(name: string): string {
  const words = splitName(name).name.match(/\p{L}[\p{L}'’.-]*/gu) ?? [name];
  return `${words[0]?.[0] ?? ''}${words.length > 1 ? (words.at(-1)?.[0] ?? '') : ''}`.toUpperCase();
}
