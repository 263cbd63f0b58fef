import type { ReactNode } from 'react';
import type { RequestContext } from '#kernel/http';
import type { OrganisationProfile } from '#kernel/settings';
import { ClothHero, FigureBand, LinkButton, SectionTitle } from '#kernel/ui';
import { DocumentSheets } from '../documents/public-documents.tsx';
import { NewsCards } from '../news/news-cards.tsx';
import { OfficerCards } from '../officers/public-officers.tsx';
import type { HomePlace } from '../place.ts';
import { SubscribeForm } from '../subscribers/subscribe-form.tsx';
import { Writing } from '../writing/writing.tsx';
import type { HomeData } from './home-data.ts';
import { type Section, type SectionKey, sectionOf } from './section.ts';

interface HomePageProps {
  ctx: RequestContext;
  place: HomePlace;
  profile: OrganisationProfile;
  /** All sections in their order; those that are off are passed over. */
  sections: readonly Section[];
  data: HomeData;
  /** What the product adds inside a section: how to join, what it costs. */
  extras: Partial<Record<SectionKey, ReactNode>>;
}

/** The front page: the greeting, then the sections that are on, in the order the organisation gave them. */
export function HomePage(props: HomePageProps) {
  const { place, profile, sections, ctx } = props;
  const { words, picture, landscape } = place.home;
  const isGuest = ctx.principal.kind === 'guest';
  const join = sectionOf(sections, 'cta_join');
  const login = sectionOf(sections, 'cta_login');
  return (
    <>
      <ClothHero
        title={profile.heroTitle || words.title}
        lead={profile.heroText || words.lead}
        {...(landscape ? { landscape } : { picture })}
      >
        <div className="flex flex-wrap gap-2">
          {isGuest ? (
            <>
              {join.isEnabled && (
                <LinkButton href={join.config.url} look="turmeric" size="lg">
                  {join.config.text}
                </LinkButton>
              )}
              {login.isEnabled && (
                <LinkButton href={login.config.url} look="cloth" size="lg">
                  {login.config.text}
                </LinkButton>
              )}
            </>
          ) : (
            <LinkButton href={place.home.own?.(ctx) ?? '/dashboard'} look="turmeric" size="lg">
              Buka beranda saya
            </LinkButton>
          )}
        </div>
      </ClothHero>
      <div className="grid gap-14 pt-14 lg:gap-20 lg:pt-20">
        {sections
          .filter(({ isEnabled }) => isEnabled)
          .map((section) => (
            <HomeSection key={section.key} {...props} section={section} />
          ))}
      </div>
    </>
  );
}

function HomeSection({ section, ...page }: HomePageProps & { section: Section }) {
  const view = VIEWS[section.key];
  // The view was looked up by the section's own key, which the compiler does not follow.
  return view ? view({ ...page, section: section as never }) : null;
}

/** A section whose content the product brings: nothing as long as there is none. */
function brought({ section, extras }: HomePageProps & { section: Section }) {
  const content = extras[section.key];
  return (
    content && (
      <Frame section={section}>
        <SectionTitle id={idOf(section)} title={section.title} />
        {section.bodyHtml && <Writing html={section.bodyHtml} className="mb-5 text-muted" />}
        {content}
      </Frame>
    )
  );
}

type View<Key extends SectionKey> = (props: HomePageProps & { section: Section<Key> }) => ReactNode;

const VIEWS: { [Key in SectionKey]?: View<Key> } = {
  about: ({ section, extras }) => (
    <Frame section={section} className="grid gap-8 lg:grid-cols-[1fr_1.1fr] lg:gap-14">
      <div>
        <SectionTitle id={idOf(section)} title={section.title} />
        <Writing html={section.bodyHtml} className="text-lg" />
      </div>
      {extras.about}
    </Frame>
  ),
  stats: ({ section, data, extras }) =>
    data.figures.length > 0 && (
      <section aria-label={section.title}>
        {section.bodyHtml && (
          <div className="page-width mb-4">
            <SectionTitle id={idOf(section)} title={section.title} />
            <Writing html={section.bodyHtml} />
          </div>
        )}
        <FigureBand
          label={section.title}
          items={data.figures.map(({ label, value }) => ({ label, value }))}
        />
        {extras.stats && <div className="page-width mt-4">{extras.stats}</div>}
      </section>
    ),
  latest_publications: ({ ctx, place: { documents, news }, section, data }) => (
    <Frame section={section}>
      <SectionTitle
        id={idOf(section)}
        title={section.title}
        action={
          <span className="flex flex-wrap gap-x-4">
            {documents?.kinds.map(({ kind, title, url }) => (
              <a key={kind} className="link inline-block py-1 font-semibold" href={url}>
                Semua {title.toLowerCase()}
              </a>
            ))}
          </span>
        }
      />
      {section.bodyHtml && <Writing html={section.bodyHtml} className="mb-5" />}
      {documents && data.documents.length > 0 ? (
        <DocumentSheets ctx={ctx} place={{ documents }} items={data.documents} level={3} />
      ) : (
        <p className="text-muted">Dokumen tampil di sini begitu diterbitkan.</p>
      )}
      {news && data.news.length > 0 && (
        <div className="mt-10">
          <h3 className="mb-4 flex flex-wrap items-baseline justify-between gap-x-4 text-2xl">
            {news.title}
            <a className="link text-base font-semibold" href={news.page}>
              Semua {news.title.toLowerCase()}
            </a>
          </h3>
          <NewsCards ctx={ctx} place={{ news }} items={data.news} level={4} />
        </div>
      )}
    </Frame>
  ),
  cta_join: ({ section, extras }) => (
    <Frame section={section}>
      <div className="grid gap-8 lg:grid-cols-[1fr_1.1fr] lg:gap-14">
        <div>
          <SectionTitle id={idOf(section)} title={section.title} />
          <Writing html={section.bodyHtml} className="text-muted" />
          <div className="mt-6">
            <LinkButton href={section.config.url} look="primary">
              {section.config.text}
            </LinkButton>
          </div>
        </div>
        {extras.cta_join}
      </div>
    </Frame>
  ),
  cta_login: ({ section, ctx, extras }) =>
    ctx.principal.kind === 'guest' && (
      <Frame section={section}>
        <div className="sheet flex flex-wrap items-center justify-between gap-x-8 gap-y-4 p-6 lg:p-8">
          <div>
            <h2 id={idOf(section)} className="text-2xl">
              {section.title}
            </h2>
            {section.bodyHtml && <Writing html={section.bodyHtml} className="mt-2 text-muted" />}
          </div>
          <LinkButton href={section.config.url}>{section.config.text}</LinkButton>
        </div>
        {extras.cta_login}
      </Frame>
    ),
  officers: ({ section, data, place: { officers } }) =>
    officers &&
    data.officers.length > 0 && (
      <Frame section={section}>
        <SectionTitle
          id={idOf(section)}
          title={section.title}
          action={
            <a className="link inline-block py-1 font-semibold" href={officers.page}>
              Semua pengurus
            </a>
          }
        />
        {section.bodyHtml && <Writing html={section.bodyHtml} className="mb-5" />}
        <OfficerCards officers={data.officers} />
      </Frame>
    ),
  subscribe: ({ section, place: { subscription } }) =>
    subscription && (
      <Frame section={section}>
        <div className="sheet grid gap-5 p-6 lg:p-8">
          <div>
            <h2 id={idOf(section)} className="text-2xl">
              {section.title}
            </h2>
            {section.bodyHtml && <Writing html={section.bodyHtml} className="mt-2 text-muted" />}
          </div>
          <SubscribeForm place={{ subscription }} button={section.config.text} />
        </div>
      </Frame>
    ),
  notices: brought,
  news: brought,
  minutes: brought,
  catalogue: brought,
  gallery: brought,
  open_books: brought,
  office: brought,
  services: brought,
  agenda: brought,
  budget: brought,
  // The footer stands below every public page, so the shell draws it.
};

const idOf = ({ key }: Pick<Section, 'key'>) => `bagian-${key.replace('_', '-')}`;

function Frame(props: { section: Pick<Section, 'key'>; className?: string; children: ReactNode }) {
  return (
    <section aria-labelledby={idOf(props.section)} className="page-width w-full">
      {props.className ? <div className={props.className}>{props.children}</div> : props.children}
    </section>
  );
}
