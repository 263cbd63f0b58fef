import {
  type PageAnswer,
  page,
  type RequestContext,
  type Route,
  readForm,
  redirectTo,
  renderPage,
  textIn,
} from '#kernel/http';
import { organisationProfile, readSetting } from '#kernel/settings';
import { Notice, readOrder, SORTABLE } from '#kernel/ui';
import { notFound } from '#kernel/work';
import { consolePage } from '../console-page.tsx';
import { feedUrl } from '../news/public-news.tsx';
import type { HomePlace } from '../place.ts';
import { publisherOf } from '../seo/structured.ts';
import { cleanMarkup, renderMarkup } from '../writing/markup.ts';
import { readHomeData } from './home-data.ts';
import { HomePage } from './home-page.tsx';
import { orderSections, switchSection } from './save-section.ts';
import { readConfig, readSections, SECTION_NAMES, type Section, type SectionKey } from './section.ts';
import { sectionFormPage, storeSection, typedConfig, typedSection } from './section-form.tsx';
import { SectionList } from './section-list.tsx';

const open = { public: 'the front page shows only what the organisation publishes about itself' };

/** The front page, and the builder that arranges it. */
export function homeRoutes(place: HomePlace): Route[] {
  const access = place.rights.home;
  const { builder: at, sections: keys, contactCard } = place.home;
  const keyIn = (ctx: RequestContext): SectionKey => {
    const key = ctx.params.key as SectionKey;
    if (!keys.includes(key)) throw notFound();
    return key;
  };
  return [
    page.get('/', { access: place.home.reader ?? open, summary: 'Public front page' }, (ctx) =>
      showHome(ctx, place),
    ),
    page.get(at, { access, summary: 'Builder of the front page' }, async (ctx) => {
      const sections = await ctx.transaction((tx) => readSections(tx, keys));
      return consolePage({
        title: 'Halaman muka',
        menuUrl: at,
        islands: [SORTABLE],
        body: <SectionList {...{ ctx, at, sections, contactCard }} />,
      });
    }),
    page.post(`${at}/order`, { access, summary: 'Put the sections in order' }, async (ctx) => {
      const order = readOrder(await readForm(ctx)).filter((key) => keys.some((one) => one === key));
      await ctx.transaction((tx) => orderSections(ctx, tx, order));
      return redirectTo(at, { tone: 'success', text: 'Urutan bagian disimpan.' });
    }),
    page.get(
      `${at}/preview`,
      { access, summary: 'The front page with sections that are still off' },
      (ctx) => {
        const shown = ctx.query.getAll('with');
        return showHome(ctx, place, {
          note: 'Pratinjau halaman muka, termasuk bagian yang belum ditampilkan.',
          change: (section) =>
            shown.length === 0 || shown.includes(section.key) ? { ...section, isEnabled: true } : section,
        });
      },
    ),
    ...(contactCard
      ? [
          page.get(contactCard, { access, summary: 'Address, contact and place on the map' }, (ctx) =>
            sectionFormPage(ctx, place, 'footer'),
          ),
          page.post(contactCard, { access, summary: 'Store address, contact and place' }, (ctx) =>
            storeSection(ctx, place, 'footer'),
          ),
        ]
      : []),
    page.get(`${at}/:key`, { access, summary: 'Words and settings of a section' }, (ctx) =>
      sectionFormPage(ctx, place, keyIn(ctx)),
    ),
    page.post(`${at}/:key`, { access, summary: 'Store words and settings of a section' }, (ctx) =>
      storeSection(ctx, place, keyIn(ctx)),
    ),
    page.post(
      `${at}/:key/preview`,
      { access, summary: 'The front page with a section as typed' },
      async (ctx) => {
        const key = keyIn(ctx);
        const form = await readForm(ctx);
        const typed = typedSection(form);
        const body = cleanMarkup(typed.body);
        return showHome(ctx, place, {
          note: `Pratinjau bagian “${SECTION_NAMES[key]}” dari yang Anda tulis; belum disimpan.`,
          change: (section) =>
            section.key === key
              ? {
                  ...section,
                  ...{ title: typed.title, body, bodyHtml: renderMarkup(body), isEnabled: true },
                  config: readConfig(key, typedConfig(key, form)),
                }
              : section,
        });
      },
    ),
    page.post(`${at}/:key/switch`, { access, summary: 'Show or hide a section' }, async (ctx) => {
      const key = keyIn(ctx);
      const isEnabled = textIn(await readForm(ctx), 'to') === 'on';
      await ctx.transaction((tx) => switchSection(ctx, tx, key, isEnabled));
      return redirectTo(at, {
        tone: 'success',
        text: `Bagian “${SECTION_NAMES[key]}” ${isEnabled ? 'ditampilkan' : 'disembunyikan'}.`,
      });
    }),
  ];
}

interface Preview {
  note: string;
  change: (section: Section) => Section;
}

async function showHome(ctx: RequestContext, place: HomePlace, preview?: Preview): Promise<PageAnswer> {
  const [stored, profile] = await ctx.read((tx) =>
    Promise.all([readSections(tx, place.home.sections), readSetting(tx, organisationProfile)]),
  );
  const sections = preview ? stored.map(preview.change) : stored;
  const [data, extras] = await Promise.all([readHomeData(ctx, place, sections), place.home.readExtras(ctx)]);
  return renderPage({
    surface: 'public',
    title: ctx.tenant.name,
    description: profile.heroText || place.home.words.lead,
    ...(preview ? { isIndexed: false } : { canonical: '/' }),
    sharing: {
      ...(place.news
        ? {
            feed: {
              path: feedUrl({ news: place.news }),
              title: `${place.news.title}, ${ctx.tenant.name}`,
            },
          }
        : {}),
      structured: [
        {
          ...publisherOf(ctx),
          description: profile.heroText || place.home.words.lead,
          ...(profile.email ? { email: profile.email } : {}),
          ...(profile.phone ? { telephone: profile.phone } : {}),
          ...(profile.address ? { address: profile.address } : {}),
          ...(profile.logoFileId ? { logo: ctx.app.urlOf(ctx.tenant, `/logo/${profile.logoFileId}`) } : {}),
        },
        { '@type': 'WebSite', name: ctx.tenant.name, url: ctx.app.urlOf(ctx.tenant, '/'), inLanguage: 'id' },
      ],
    },
    body: (
      <>
        {preview && (
          <div className="page-width py-4">
            <Notice tone="info" icon="eye" role="status">
              {preview.note}
            </Notice>
          </div>
        )}
        <HomePage {...{ ctx, place, profile, sections, data, extras }} />
      </>
    ),
  });
}
