import {
  type PageAnswer,
  page,
  type RequestContext,
  type Route,
  type RouteAccess,
  renderPage,
} from '#kernel/http';
import type { GuideTask, HelpTopic, Product, RoleGuide } from '#kernel/product';
import { EmptyState } from '#kernel/ui';
import { accountSurface } from '../account/account-surface.ts';
import { HelpLayout } from '../layouts/index.ts';
import { namedRights } from '../routing/guard.ts';
import { kernelTopics } from './topics.ts';

/** Short texts: what one's own role does here, and how each page works. */
export function helpRoutes(product: Product, routes: () => readonly Route[]): Route[] {
  const access = { resource: 'help', right: 'read' };
  const topics = [...(product.help ?? []), ...kernelTopics];
  let pages: Pages | undefined;
  const known = () => {
    pages ??= pagesOf(routes());
    return pages;
  };
  return [
    page.get('/help', { access, summary: 'Help for my role' }, (ctx) =>
      overview(ctx, product, topics, known()),
    ),
    page.get('/help/:topic', { access, summary: 'Help with one page' }, (ctx) =>
      topicPage(ctx, product, topics, known()),
    ),
  ];
}

function overview(
  ctx: RequestContext,
  product: Product,
  topics: readonly HelpTopic[],
  pages: Pages,
  missing?: string,
): PageAnswer {
  const mine = guidesOf(ctx, product);
  const page = helpPage(ctx, product, topics, {
    title: 'Bantuan',
    lead: 'Cara kerja singkat untuk peran Anda, dan penjelasan setiap halaman.',
    body: (
      <>
        {missing !== undefined && (
          <p>Belum ada bantuan khusus untuk halaman itu. Mungkin yang di bawah ini menjawabnya.</p>
        )}
        {mine.length === 0 ? (
          <EmptyState kind="nothing-yet" icon="life-buoy" title="Pilih topik" isPlain>
            Pilih salah satu topik di daftar bantuan.
          </EmptyState>
        ) : (
          mine.map(({ label, guide }) => (
            <Guide key={label} ctx={ctx} label={label} guide={guide} pages={pages} />
          ))
        )}
      </>
    ),
  });
  // What is asked for is not there, but what is shown may help.
  return missing === undefined ? page : { ...page, status: 404 };
}

function topicPage(
  ctx: RequestContext,
  product: Product,
  topics: readonly HelpTopic[],
  pages: Pages,
): PageAnswer {
  const key = ctx.params.topic ?? '';
  // The list holds what is of use to this reader; a link that somebody passes on opens for everybody.
  const topic = topics.find((known) => known.key === key);
  if (!topic) return overview(ctx, product, topics, pages, key);
  return helpPage(ctx, product, topics, {
    title: topic.title,
    lead: topic.lead,
    current: key,
    body: topic.parts.map((part) => (
      <section key={part.heading ?? part.text ?? ''}>
        {part.heading && <h2>{part.heading}</h2>}
        {part.text && <p>{part.text}</p>}
        {part.steps && (
          <ol>
            {part.steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        )}
      </section>
    )),
  });
}

function helpPage(
  ctx: RequestContext,
  product: Product,
  topics: readonly HelpTopic[],
  content: { title: string; lead: string; current?: string; body: PageAnswer['body'] },
): PageAnswer {
  const surface = accountSurface(ctx, product);
  const layout = (
    <HelpLayout
      title={content.title}
      lead={content.lead}
      topics={[
        { title: 'Untuk peran saya', url: '/help', isCurrent: content.current === undefined },
        ...readable(ctx, topics).map(({ key, title }) => ({
          title,
          url: `/help/${key}`,
          isCurrent: key === content.current,
        })),
      ]}
    >
      {content.body}
    </HelpLayout>
  );
  return renderPage({
    surface,
    title: content.title,
    ...(content.current === undefined ? {} : { trail: [{ label: 'Bantuan', url: '/help' }] }),
    isIndexed: false,
    body: surface === 'public' ? <div className="page-width py-10">{layout}</div> : layout,
  });
}

function Guide(props: { ctx: RequestContext; label: string; guide: RoleGuide; pages: Pages }) {
  const { ctx, label, guide, pages } = props;
  const tasks = guide.tasks.filter(({ url }) => mayOpen(ctx, pages.get(url)));
  return (
    <section>
      <h2>{label}</h2>
      <p>{guide.lead}</p>
      {tasks.length > 0 && <Tasks tasks={tasks} />}
    </section>
  );
}

function Tasks({ tasks }: { tasks: readonly GuideTask[] }) {
  return (
    <ul className="mt-3 grid gap-2">
      {tasks.map((task) => (
        <li key={task.url}>
          <a className="link font-semibold" href={task.url}>
            {task.title}
          </a>
          : {task.text}
        </li>
      ))}
    </ul>
  );
}

/** Topics this person may read whose title or first sentence has these words. */
export function findHelp(ctx: RequestContext, product: Product, q: string) {
  const words = q.toLowerCase();
  if (!ctx.can('help', 'read')) return [];
  return readable(ctx, [...(product.help ?? []), ...kernelTopics])
    .filter(({ title, lead }) => `${title} ${lead}`.toLowerCase().includes(words))
    .map(({ key, title, lead }) => ({ title, note: lead, url: `/help/${key}` }));
}

/** Who may open each page. */
type Pages = ReadonlyMap<string, RouteAccess>;

function pagesOf(routes: readonly Route[]): Pages {
  const pages = routes.filter(({ kind, method }) => kind === 'page' && method === 'GET');
  return new Map(pages.map(({ path, access }) => [path, access]));
}

/** Nobody is led to a page that is not there, or is closed to them now. */
function mayOpen(ctx: RequestContext, access: RouteAccess | undefined): boolean {
  if (!access) return false;
  return 'public' in access || namedRights(access).some(({ resource, right }) => ctx.can(resource, right));
}

/** Topics whose page this person may open. */
function readable(ctx: RequestContext, topics: readonly HelpTopic[]): HelpTopic[] {
  return topics.filter(({ needs }) => !needs || ctx.can(needs.resource, needs.right));
}

function guidesOf(ctx: RequestContext, product: Product): { label: string; guide: RoleGuide }[] {
  const guides = product.guides;
  const roles = [...new Set(ctx.principal.grants.map(({ role }) => role))];
  return roles.flatMap((role) => {
    const guide = guides[role];
    const label = product.access.roles.find(({ key }) => key === role)?.label;
    return guide && label ? [{ label, guide }] : [];
  });
}

/** Whether this product has help on a topic: pages link to it only then. */
export function isHelpTopic(product: Product, key: string): boolean {
  return [...(product.help ?? []), ...kernelTopics].some((topic) => topic.key === key);
}
