import type { ReactNode } from 'react';
import type { Tx } from '#kernel/database';
import { type PageAnswer, page, type RequestContext, type Route, renderPage } from '#kernel/http';
import { Disclosure, LinkButton, Notice } from '#kernel/ui';
import { forbidden, notFound } from '#kernel/work';
import { ContactForm, readContactCard } from '../contact/contact-form.tsx';
import { findShownDocument, type ShownDocument } from '../documents/document-rows.ts';
import { readingAccess, type SitePlace } from '../place.ts';
import { breadcrumbOf } from '../seo/structured.ts';
import { headingsOf, plainWords, renderMarkup } from '../writing/markup.ts';
import { Writing } from '../writing/writing.tsx';
import { addressOf } from './page-address.ts';
import { type LivePage, readLivePage } from './page-rows.ts';

const open = { public: 'what the organisation tells everybody about itself' };

/** The pages of the site at the addresses that the requirement gives, and all others below one. */
export function publicPageRoutes(place: SitePlace): Route[] {
  const { own, others } = place.pages;
  const access = readingAccess(place.rights.page, open);
  return [
    ...own
      .filter(({ isShownByProduct }) => !isShownByProduct)
      .map(({ slug, url }) =>
        page.get(url, { access, summary: `Public page ${slug}` }, (ctx) => showPage(ctx, place, slug)),
      ),
    page.get(`${others}/:slug`, { access, summary: 'A public page' }, (ctx) => {
      const slug = ctx.params.slug ?? '';
      const url = own.find((one) => one.slug === slug)?.url;
      return url
        ? new Response(null, { status: 301, headers: { location: url } })
        : showPage(ctx, place, slug);
    }),
  ];
}

/**
 * Shows a page as it is read now.
 * @throws AppError 404 for a draft, an archived page and for none; 403 for members' pages when signed in as somebody else
 */
async function showPage(ctx: RequestContext, place: SitePlace, slug: string): Promise<PageAnswer | Response> {
  const { live, document } = await ctx.read(async (tx) => {
    const found = await readLivePage(tx, slug, ctx.now);
    return { live: found, document: await documentOf(ctx, tx, found?.documentId ?? null) };
  });
  if (!live) throw notFound();
  if (live.visibility === 'member_only') {
    const turnedAway = refuseVisitor(ctx, place);
    if (turnedAway) return turnedAway;
  }
  return pageAnswer(ctx, place, live, document);
}

/** Who may not read what is for members: visitors are led to sign in, others are refused. */
export function refuseVisitor(
  ctx: RequestContext,
  { rights: { readMember } }: Pick<SitePlace, 'rights'>,
): Response | undefined {
  if (readMember && ctx.can(readMember.resource, readMember.right)) return undefined;
  if (ctx.principal.kind === 'account') throw forbidden('Halaman ini untuk anggota aktif.');
  const next = encodeURIComponent(ctx.request.url.pathname);
  return new Response(null, { status: 303, headers: { location: `/login?next=${next}` } });
}

async function pageAnswer(
  ctx: RequestContext,
  place: SitePlace,
  live: LivePage,
  document: ShownDocument | undefined,
): Promise<PageAnswer> {
  const url = addressOf(place, live.slug);
  const isForAll = live.visibility === 'public';
  const lead = leadOf(live.summary);
  return renderPage({
    surface: isForAll ? 'public' : place.surfaceOf(ctx),
    title: live.title,
    description: lead || plainWords(live.bodyHtml, 160),
    canonical: url,
    ...(isForAll ? {} : { isIndexed: false }),
    sharing: {
      type: 'article',
      changedAt: live.updatedAt,
      structured: [
        {
          '@type': 'WebPage',
          name: live.title,
          url: ctx.app.urlOf(ctx.tenant, url),
          inLanguage: 'id',
          dateModified: live.updatedAt.toISOString(),
        },
        breadcrumbOf(ctx, [{ name: live.title, path: url }]),
      ],
    },
    body: (
      <PageText
        {...live}
        place={place}
        isPublic={isForAll}
        document={document}
        contact={live.template === 'contact' && (await contactPart(ctx, place))}
        closing={place.pages.closing?.(ctx)}
      />
    ),
  });
}

/** A text as the public would see it, before it is. */
export async function previewPage(
  ctx: RequestContext,
  place: SitePlace,
  text: Pick<LivePage, 'slug' | 'template' | 'title' | 'summary' | 'bodyHtml' | 'documentId'> & {
    note: string;
  },
): Promise<PageAnswer> {
  const document = await ctx.read((tx) => documentOf(ctx, tx, text.documentId));
  return renderPage({
    surface: 'public',
    title: text.title,
    isIndexed: false,
    body: (
      <>
        <div className="page-width pt-4">
          <Notice tone="info" icon="eye" role="status">
            {text.note}
          </Notice>
        </div>
        <PageText
          {...text}
          place={place}
          isPublic
          document={document}
          contact={text.template === 'contact' && (await contactPart(ctx, place))}
        />
      </>
    ),
  });
}

async function contactPart(ctx: RequestContext, place: SitePlace): Promise<ReactNode> {
  return <ContactForm place={place} card={await readContactCard(ctx)} canSend />;
}

function documentOf(ctx: RequestContext, tx: Tx, id: string | null): Promise<ShownDocument | undefined> {
  return id ? findShownDocument(tx, id, ctx.now) : Promise.resolve(undefined);
}

/** A summary of several lines is a list for another place (what one agrees to), not a lead. */
const leadOf = (summary: string) => (summary.includes('\n') ? '' : summary);

function PageText(
  props: Pick<LivePage, 'template' | 'title' | 'summary' | 'bodyHtml'> & {
    place: SitePlace;
    isPublic: boolean;
    document: ShownDocument | undefined;
    contact?: ReactNode;
    closing?: ReactNode;
  },
) {
  const { title, bodyHtml, document, place } = props;
  const lead = leadOf(props.summary);
  const contents = props.template === 'legal' ? headingsOf(bodyHtml) : [];
  return (
    <article className={props.isPublic ? 'page-width py-10 lg:py-14' : undefined}>
      <div className="max-w-[66ch]">
        <h1 className="text-4xl">{title}</h1>
        {lead && <Writing html={renderMarkup(lead)} className="mt-3 text-lg text-muted" />}
        {document && place.documents && (
          <p className="mt-5">
            <LinkButton href={`${place.documents.download}/${document.id}/download`} icon="download" download>
              {`Unduh ${document.title} (${document.sizeWords})`}
            </LinkButton>
          </p>
        )}
        {contents.length > 1 && (
          <nav aria-label="Isi naskah" className="mt-6">
            <Disclosure title="Isi naskah" icon="list" isOpen>
              <ol className="grid list-decimal gap-0.5 pl-5">
                {contents.map(({ id, words }) => (
                  <li key={id}>
                    <a className="link inline-block py-1" href={`#${id}`}>
                      {words}
                    </a>
                  </li>
                ))}
              </ol>
            </Disclosure>
          </nav>
        )}
        <Writing html={bodyHtml} className="mt-8" />
        {props.closing}
      </div>
      {props.contact && <div className="mt-10">{props.contact}</div>}
    </article>
  );
}
