import type { FrontPost } from '#features/cms';
import { OfficeSection } from '#features/home';
import { dateIn, formatDate, type Zone, zoneOf } from '#kernel/calendar';
import { page, type RequestContext, renderPage } from '#kernel/http';
import { formatCount } from '#kernel/money';
import { type Entry, publicName } from '#kernel/register';
import {
  ClothHero,
  FigureBand,
  HeroPicture,
  type IconName,
  LinkButton,
  NewsTeaser,
  SectionTitle,
  TileLink,
} from '#kernel/ui';
import { APPLICATION_PAGE } from '../membership/index.ts';
import { guests, memberMeetings, registers, suggestions } from '../registers/index.ts';
import { type HomeContent, type HomeFigures, readHome } from './read-home.ts';

/** The public face of a cooperative: what it is, what is open now, what its members decided, where to find it. */
export const homeRoute = page.get(
  '/',
  {
    access: { public: 'the front page shows only what the cooperative publishes about itself' },
    summary: 'Public front page',
  },
  async (ctx) => {
    const content = await readHome(ctx);
    return renderPage({
      surface: 'public',
      title: ctx.tenant.name,
      description: content.profile.heroText || `${ctx.tenant.name}: menabung, meminjam, dan maju bersama.`,
      canonical: '/',
      body: <Home ctx={ctx} content={content} />,
    });
  },
);

function Home({ ctx, content }: { ctx: RequestContext; content: HomeContent }) {
  const { profile, minutes, notices, news, figures } = content;
  const zone = zoneOf(ctx.tenant.timeZone);
  return (
    <>
      <ClothHero
        title={profile.heroTitle || 'Menabung bersama, maju bersama.'}
        lead={
          profile.heroText || 'Simpanan, pinjaman, dan usaha milik anggota. Setiap anggota punya satu suara.'
        }
        picture={<HeroPicture kind="koperasi" />}
      >
        <div className="flex flex-wrap gap-2">
          <LinkButton href={APPLICATION_PAGE} look="turmeric" size="lg">
            Menjadi anggota
          </LinkButton>
          <LinkButton href={suggestions.intake!.page} look="cloth" size="lg">
            Kirim saran
          </LinkButton>
          <LinkButton href={guests.intake!.page} look="cloth" size="lg">
            Isi buku tamu
          </LinkButton>
        </div>
      </ClothHero>
      <FigureBand label="Koperasi dalam angka" items={figureItems(figures)} />
      <OpenNow notices={notices} />
      {minutes.length > 0 && <Minutes ctx={ctx} minutes={minutes} />}
      {news.length > 0 && <News news={news} zone={zone} />}
      <OpenBooks figures={figures} />
      <div className="page-width mt-14 lg:mt-20">
        <OfficeSection profile={profile} place={ctx.tenant.regionName} title="Datang ke kantor">
          <LinkButton href={guests.intake!.page} icon="book-open">
            Isi buku tamu
          </LinkButton>
        </OfficeSection>
      </div>
    </>
  );
}

function figureItems({ members, meetings, minutes, answered }: HomeFigures) {
  return [
    { label: 'anggota aktif', value: formatCount(members) },
    { label: 'rapat anggota tercatat', value: formatCount(meetings) },
    { label: 'saran dijawab pengurus', value: formatCount(answered) },
    { label: 'notulen dapat dibaca umum', value: formatCount(minutes) },
  ];
}

/** What a visitor can do today: notices that hold, and the two books one may write in without an account. */
function OpenNow({ notices }: { notices: readonly FrontPost[] }) {
  return (
    <section className="page-width mt-14 lg:mt-20" aria-labelledby="sedang-buka">
      <SectionTitle id="sedang-buka" title="Sedang dibuka" note="Yang dapat Anda lakukan hari ini." />
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
    </section>
  );
}

/** A page of this very site: a link of the front page leads nowhere else. */
function isOwnPage(url: string | null): url is string {
  return url !== null && /^\/(?![/\\])/.test(url);
}

function Minutes({ ctx, minutes }: { ctx: RequestContext; minutes: readonly Entry[] }) {
  const { page: address } = memberMeetings.publish!;
  return (
    <section className="page-width mt-14 lg:mt-20" aria-labelledby="notulen">
      <SectionTitle
        id="notulen"
        title="Keputusan rapat anggota"
        action={
          <a href={address} className="link font-semibold">
            Semua notulen
          </a>
        }
      />
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
    </section>
  );
}

function News({ news, zone }: { news: readonly FrontPost[]; zone: Zone }) {
  return (
    <section className="page-width mt-14 lg:mt-20" aria-labelledby="berita">
      <SectionTitle
        id="berita"
        title="Berita"
        action={
          <a href="/kabar" className="link font-semibold">
            Semua berita
          </a>
        }
      />
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
    </section>
  );
}

const BOOK_ICONS: Readonly<Record<string, { icon: IconName; count: keyof HomeFigures }>> = {
  inventory: { icon: 'package', count: 'inventory' },
  employees: { icon: 'users', count: 'employees' },
  'official-advice': { icon: 'stamp', count: 'advice' },
  incidents: { icon: 'notebook-pen', count: 'incidents' },
  'mail-agenda': { icon: 'mail', count: 'letters' },
};

/** Books with something published in them, so that no link leads to an empty page. */
function OpenBooks({ figures }: { figures: HomeFigures }) {
  const open = registers.flatMap((register) => {
    const known = BOOK_ICONS[register.key];
    const count = known ? figures[known.count] : 0;
    return known && register.publish && count > 0 ? [{ register, icon: known.icon, count }] : [];
  });
  if (open.length === 0) return null;
  return (
    <section className="page-width mt-14 lg:mt-20" aria-labelledby="buku">
      <SectionTitle
        id="buku"
        title="Buku yang terbuka"
        note="Catatan koperasi yang dapat dibaca siapa saja."
      />
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
    </section>
  );
}

/** The first words of the minutes, cut between words. */
function beginning(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 160 ? `${line.slice(0, 160).replace(/\s+\S*$/, '')} …` : line;
}
