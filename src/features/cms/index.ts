import type { JobDeclaration } from '#kernel/jobs';
import type { CmsPlace } from './place.ts';
import { sendNewsJob } from './subscribers/send-news.ts';

export { addCategory } from './categories/category-rows.ts';
export { cmsRoutes, siteRoutes } from './cms-routes.tsx';
export { type ContactCard, mapUrl } from './contact/contact-card.ts';
export { readContactCard } from './contact/contact-form.tsx';
export { contactRoutes } from './contact/contact-routes.tsx';
export { listShownDocuments } from './documents/document-rows.ts';
export { DocumentSheets } from './documents/public-documents.tsx';
export { addDocument, keepDocumentFile } from './documents/save-document.ts';
export { type FrontPost, readFrontPosts } from './front-posts.ts';
export { homeRoutes } from './home/home-routes.tsx';
export { readSections, SECTION_KEYS, type SectionKey } from './home/section.ts';
export { addMedia, preparePicture } from './media/save-media.ts';
export { NewsCards } from './news/news-cards.tsx';
export { findShownNewsByIds, listShownNews } from './news/news-rows.ts';
export { addNews } from './news/save-news.ts';
export { addOfficer } from './officers/save-officer.ts';
export { type LivePage, readLivePage } from './pages/page-rows.ts';
export { savePage, savePageText } from './pages/save-page.ts';
export type { CmsPlace, ContactMessage, DocumentKind, HomePlace, Person, SitePlace } from './place.ts';
export { definePosts } from './posts-register.ts';
export { type FirstPage, type FirstSections, seedContent } from './seed.ts';
export { confirmSubscription, requestSubscription } from './subscribers/subscriber.ts';
export { renderMarkup } from './writing/markup.ts';
export { Writing } from './writing/writing.tsx';

export function cmsJobs(place: CmsPlace): readonly JobDeclaration[] {
  return [sendNewsJob(place)];
}
export { cmsThings } from './audited-things.ts';
export { cmsPersonalData } from './personal-data.ts';
