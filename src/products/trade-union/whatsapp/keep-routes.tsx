import { listProvinces } from '#features/regions';
import {
  type PageAnswer,
  page,
  type RequestContext,
  type Route,
  readTyped,
  redirectTo,
  renderPage,
  told,
} from '#kernel/http';
import { type AppError, notFound } from '#kernel/work';
import { zoneOf } from '../clock.ts';
import { regionName } from '../members/campus.ts';
import { readClicks, readLink, readLinks, saveLink, setLinkOpen } from './group-link.ts';
import { asKeeper } from './group-walls.ts';
import { LinkPage, LinksPage, RegionPage } from './keep-pages.tsx';

type Typed = Record<string, string>;

const access = { resource: 'whatsapp', right: 'manage' } as const;
const ALL_LINKS = '/admin/whatsapp-links';
const REGION = '/region/whatsapp-link';

/** Looking after the links: all of them, or those of one's regions. */
export const keepRoutes: readonly Route[] = [
  page.get(ALL_LINKS, { access, summary: 'Links of the WhatsApp groups' }, (ctx) => linksPage(ctx)),
  page.post(ALL_LINKS, { access, summary: 'Add a group, or give one a new invitation' }, async (ctx) => {
    const typed = await readTyped(ctx);
    const { work, reach } = asKeeper(ctx);
    try {
      await work.transaction((tx) => saveLink(work, tx, reach, fieldsOf(typed)));
      return redirectTo(ALL_LINKS, { tone: 'success', text: 'Grup disimpan. Anggota memakai undangan ini.' });
    } catch (error) {
      return linksPage(ctx, typed, told(error));
    }
  }),
  page.get(`${ALL_LINKS}/:id`, { access, summary: 'One group and who opened it' }, (ctx) => linkPage(ctx)),
  page.post(`${ALL_LINKS}/:id`, { access, summary: 'Give a group a new invitation' }, async (ctx) => {
    const typed = await readTyped(ctx);
    const { work, reach } = asKeeper(ctx);
    try {
      await work.transaction(async (tx) => {
        const link = await readLink(tx, ctx.params.id!);
        if (!link) throw notFound();
        await saveLink(work, tx, reach, { ...link, url: typed.url ?? '' });
      });
      return redirectTo(`${ALL_LINKS}/${ctx.params.id}`, { tone: 'success', text: 'Undangan diganti.' });
    } catch (error) {
      return linkPage(ctx, told(error));
    }
  }),
  page.post(
    `${ALL_LINKS}/:id/state`,
    { access, summary: 'Open or close a group to members' },
    async (ctx) => {
      const typed = await readTyped(ctx);
      const { work } = asKeeper(ctx);
      const isOpen = typed.open === '1';
      try {
        await work.transaction((tx) => setLinkOpen(work, tx, ctx.params.id!, isOpen));
        return redirectTo(`${ALL_LINKS}/${ctx.params.id}`, {
          tone: 'success',
          text: isOpen ? 'Grup terbuka lagi bagi anggota.' : 'Grup ditutup bagi anggota.',
        });
      } catch (error) {
        return linkPage(ctx, told(error));
      }
    },
  ),
  page.get(REGION, { access, summary: 'The group of one’s own regions' }, (ctx) => regionPage(ctx)),
  page.post(REGION, { access, summary: 'Give a region’s group a new invitation' }, async (ctx) => {
    const typed = await readTyped(ctx);
    const { work, reach } = asKeeper(ctx);
    try {
      await work.transaction((tx) =>
        saveLink(work, tx, reach, { ...fieldsOf(typed), kind: 'region', name: '' }),
      );
      return redirectTo(REGION, { tone: 'success', text: 'Undangan disimpan. Anggota memakai yang baru.' });
    } catch (error) {
      return regionPage(ctx, typed, told(error));
    }
  }),
];

async function linksPage(ctx: RequestContext, typed: Typed = {}, problem?: AppError): Promise<PageAnswer> {
  const { work, reach } = asKeeper(ctx);
  const links = await work.transaction((tx) => readLinks(tx));
  return renderPage({
    surface: 'console',
    title: 'Tautan grup WhatsApp',
    menuUrl: ALL_LINKS,
    help: 'tautan-whatsapp',
    status: problem?.status ?? 200,
    body: (
      <LinksPage
        links={links}
        isCentral={reach === 'all'}
        regions={codesOf(reach).map((code) => ({ value: code, label: regionName(code) }))}
        typed={typed}
        errors={problem?.fields ?? {}}
        zone={zoneOf(ctx)}
        now={ctx.now}
      />
    ),
  });
}

async function linkPage(ctx: RequestContext, problem?: AppError): Promise<PageAnswer> {
  const { work } = asKeeper(ctx);
  const { link, clicks } = await work.transaction(async (tx) => {
    const link = await readLink(tx, ctx.params.id!);
    if (!link) throw notFound();
    return { link, clicks: await readClicks(tx, link.id) };
  });
  const isNamed = problem && Object.keys(problem.fields).length > 0;
  return renderPage({
    surface: 'console',
    title: 'Tautan grup',
    trail: [{ label: 'Tautan grup WhatsApp', url: ALL_LINKS }],
    menuUrl: ALL_LINKS,
    help: 'tautan-whatsapp',
    status: problem?.status ?? 200,
    body: (
      <LinkPage
        link={link}
        clicks={clicks}
        errors={problem ? (isNamed ? problem.fields : { form: problem.message }) : {}}
        zone={zoneOf(ctx)}
        now={ctx.now}
      />
    ),
  });
}

async function regionPage(ctx: RequestContext, typed: Typed = {}, problem?: AppError): Promise<PageAnswer> {
  const { work, reach } = asKeeper(ctx);
  const links = await work.transaction((tx) => readLinks(tx, { kinds: ['region'] }));
  return renderPage({
    surface: 'console',
    title: 'Tautan grup wilayah',
    menuUrl: REGION,
    help: 'tautan-whatsapp',
    status: problem?.status ?? 200,
    body: (
      <RegionPage
        regions={codesOf(reach).map((code) => ({
          code,
          link: links.find(({ regionCode }) => regionCode === code),
        }))}
        typed={typed}
        errors={problem?.fields ?? {}}
        zone={zoneOf(ctx)}
        now={ctx.now}
      />
    ),
  });
}

const codesOf = (reach: 'all' | readonly string[]): readonly string[] =>
  reach === 'all' ? listProvinces().map(({ code }) => code) : reach;

const fieldsOf = (typed: Typed) => ({
  kind: typed.kind ?? '',
  regionCode: typed.regionCode ?? '',
  name: typed.name ?? '',
  url: typed.url ?? '',
});
