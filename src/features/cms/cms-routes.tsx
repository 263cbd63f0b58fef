import type { Route } from '#kernel/http';
import { LinkButton } from '#kernel/ui';
import { contactRoutes } from './contact/contact-routes.tsx';
import { documentRoutes } from './documents/document-routes.tsx';
import { publicDocumentRoutes } from './documents/public-documents.tsx';
import { homeRoutes } from './home/home-routes.tsx';
import { mediaRoutes } from './media/media-routes.tsx';
import { type NewsActions, newsRoutes } from './news/news-routes.tsx';
import { publicNewsRoutes } from './news/public-news.tsx';
import { officerRoutes } from './officers/officer-routes.tsx';
import { publicOfficerRoutes } from './officers/public-officers.tsx';
import { pageRoutes } from './pages/page-routes.tsx';
import { publicPageRoutes } from './pages/public-page.tsx';
import type { CmsPlace, SitePlace } from './place.ts';
import { sitemapRoutes } from './seo/sitemap-routes.ts';
import { subscriptionRoutes } from './subscribers/public-routes.tsx';
import { subscriberRoutes } from './subscribers/subscriber-routes.tsx';

/** The public site and the console that writes it, at the addresses and with the rights of one product. */
export function cmsRoutes(place: CmsPlace): Route[] {
  return [
    ...homeRoutes(place),
    ...pageRoutes(place),
    ...documentRoutes(place),
    ...newsRoutes(place, { actions: mailAction(place) }),
    ...officerRoutes(place),
    ...subscriberRoutes(place),
    ...mediaRoutes(place),
    ...publicPageRoutes(place),
    ...publicDocumentRoutes(place),
    ...publicNewsRoutes(place),
    ...publicOfficerRoutes(place),
    ...contactRoutes(place),
    ...subscriptionRoutes(place),
    ...sitemapRoutes(place),
  ];
}

/** A site of pages and news with a front page, pictures and a contact form, without documents, officers and mail. */
export function siteRoutes(place: SitePlace): Route[] {
  return [
    // Their addresses may lie below those of the pages and come before `:id`.
    ...homeRoutes(place),
    ...mediaRoutes(place),
    ...newsRoutes(place),
    ...pageRoutes(place),
    ...publicPageRoutes(place),
    ...publicNewsRoutes(place),
    ...contactRoutes(place),
    ...sitemapRoutes(place),
  ];
}

/** The way from published news to its sending, for who may write to the subscribers. */
const mailAction =
  (place: CmsPlace): NewsActions =>
  (ctx, row) => {
    const { resource, right } = place.rights.subscriber;
    const isShown = row.status === 'published' && row.publishedAt !== null && row.publishedAt <= ctx.now;
    if (!isShown || row.mailedAt || !ctx.can(resource, right)) return null;
    return (
      <LinkButton href={`${place.admin}/news/${row.id}/mail`} icon="send">
        Kirim ke pelanggan
      </LinkButton>
    );
  };
