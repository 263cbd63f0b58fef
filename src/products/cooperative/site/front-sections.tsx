import type { ReactNode } from 'react';
import { type FrontPost, mapUrl, readContactCard, type SectionKey } from '#features/cms';
import { OfficeSection } from '#features/home';
import { dateIn, formatDate, type Zone, zoneOf } from '#kernel/calendar';
import type { RequestContext } from '#kernel/http';
import { formatCount } from '#kernel/money';
import { type Entry, publicName } from '#kernel/register';
import { type IconName, LinkButton, NewsTeaser, TileLink } from '#kernel/ui';
import { catalogue, gallery } from '../catalogue.ts';
import { guests, memberMeetings, registers, suggestions } from '../registers/index.ts';
import { CatalogueGrid, PhotoGrid } from './front-pictures.tsx';
import { type PublishedCounts, readFront } from './read-front.ts';

/** What the cooperative brings into the sections of its front page; what is empty stays out. */
export async function frontSections(ctx: RequestContext): Promise<Partial<Record<SectionKey, ReactNode>>> {
  const [{ minutes, notices, news, items, photos, published }, card] = await Promise.all([
    readFront(ctx),
    readContactCard(ctx),
  ]);
  const zone = zoneOf(ctx.tenant.timeZone);
  const map = mapUrl(card);
  return {
    notices: <OpenNow notices={notices} />,
    ...(items.length > 0 && {
      catalogue: (
        <>
          <CatalogueGrid items={items} page={catalogue.publish!.page} />
          <More url={catalogue.publish!.page} words="Semua barang dan jasa" />
        </>
      ),
    }),
    ...(minutes.length > 0 && { minutes: <Minutes ctx={ctx} minutes={minutes} /> }),
    ...(news.length > 0 && { news: <News news={news} zone={zone} /> }),
    ...(photos.length > 0 && {
      gallery: (
        <>
          <PhotoGrid photos={photos} page={gallery.publish!.page} />
          <More url={gallery.publish!.page} words="Semua foto" />
        </>
      ),
    }),
    ...openBooks(published),
    office: (
      <OfficeSection profile={card} place={ctx.tenant.regionName}>
        {map && (
          <LinkButton href={map} icon="map">
            Buka di peta
          </LinkButton>
        )}
        <LinkButton href="/kontak" icon="mail">
          Kirim pesan
        </LinkButton>
        <LinkButton href={guests.intake!.page} icon="book-open">
          Isi buku tamu
        </LinkButton>
      </OfficeSection>
    ),
  };
}

function More({ url, words }: { url: string; words: string }) {
  return (
    <p className="mt-5">
      <a href={url} className="link inline-block py-1 font-semibold">
        {words}
      </a>
    </p>
  );
}

/** What a visitor can do today: notices that hold, and the two books one may write in without an account. */
function OpenNow({ notices }: { notices: readonly FrontPost[] }) {
  return (
    <ul className="grid gap-2 sm:grid-cols-2 lg:grid-cols-3">
      {notices.map((post) => (
        <li key={post.id} className="sheet">
          <TileLink
            href={isOwnPage(post.link_url) ? post.link_url : `/kabar/${post.id}`}
            icon="megaphone"
            title={post.title}
            note={[post.lead, post.closes_on && `Sampai ${formatDate(post.closes_on)}`]
              .filter(Boolean)
              .join(' ')}
          />
        </li>
      ))}
      <li className="sheet">
        <TileLink
          href={guests.intake!.page}
          icon="book-open"
          title="Buku tamu"
          note="Beri tahu kami keperluan Anda datang. Sekitar satu menit."
        />
      </li>
      <li className="sheet">
        <TileLink
          href={suggestions.intake!.page}
          icon="message-square"
          title="Saran"
          note="Dibaca dan dijawab pengurus."
        />
      </li>
    </ul>
  );
}

/** A page of this very site: a link of the front page leads nowhere else. */
function isOwnPage(url: string | null): url is string {
  return url !== null && /^\/(?![/\\])/.test(url);
}

function Minutes({ ctx, minutes }: { ctx: RequestContext; minutes: readonly Entry[] }) {
  const { page: address } = memberMeetings.publish!;
  return (
    <>
      <ul className="grid gap-x-8 md:grid-cols-3">
        {minutes.map((entry) => (
          <li key={entry.id} className="border-t-2 border-base-content">
            <NewsTeaser
              url={`${address}/${entry.id}`}
              title={publicName(ctx, memberMeetings, entry)}
              meta={String(entry.values.place ?? 'Rapat anggota')}
              {...(typeof entry.values.minutes === 'string' ? { lead: beginning(entry.values.minutes) } : {})}
            />
          </li>
        ))}
      </ul>
      <More url={address} words="Semua notulen" />
    </>
  );
}

function News({ news, zone }: { news: readonly FrontPost[]; zone: Zone }) {
  return (
    <>
      <ul className="grid gap-x-8 md:grid-cols-3">
        {news.map((post) => (
          <li key={post.id} className="border-t-2 border-base-content">
            <NewsTeaser
              url={`/kabar/${post.id}`}
              title={post.title}
              meta={formatDate(dateIn(zone, post.published_at))}
              {...(post.lead ? { lead: post.lead } : {})}
            />
          </li>
        ))}
      </ul>
      <More url="/kabar" words="Semua berita" />
    </>
  );
}

const BOOK_ICONS: Readonly<Record<string, { icon: IconName; count: keyof PublishedCounts }>> = {
  inventory: { icon: 'package', count: 'inventory' },
  employees: { icon: 'users', count: 'employees' },
  'official-advice': { icon: 'stamp', count: 'advice' },
  incidents: { icon: 'notebook-pen', count: 'incidents' },
  'mail-agenda': { icon: 'mail', count: 'letters' },
};

/** Books with something published in them, so that no link leads to an empty page. */
function openBooks(published: PublishedCounts): { open_books?: ReactNode } {
  const open = registers.flatMap((register) => {
    const known = BOOK_ICONS[register.key];
    const count = known ? published[known.count] : 0;
    return known && register.publish && count > 0 ? [{ register, icon: known.icon, count }] : [];
  });
  if (open.length === 0) return {};
  return {
    open_books: (
      <ul className="grid grid-cols-2 gap-2 lg:grid-cols-4">
        {open.map(({ register, icon, count }) => (
          <li key={register.key} className="sheet">
            <TileLink
              href={register.publish!.page}
              icon={icon}
              title={register.title}
              note={`${formatCount(count)} catatan terbit`}
            />
          </li>
        ))}
      </ul>
    ),
  };
}

/** The first words of the minutes, cut between words. */
function beginning(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 160 ? `${line.slice(0, 160).replace(/\s+\S*$/, '')} …` : line;
}
