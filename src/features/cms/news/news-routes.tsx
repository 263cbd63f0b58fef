import { z } from 'zod';
import type { RightName } from '#kernel/access';
import {
  api,
  check,
  idIn,
  idOf,
  json,
  listOf,
  listParameters,
  type PageAnswer,
  page,
  type RequestContext,
  type Route,
  readForm,
  readListQuery,
  readUploadForm,
  redirectTo,
  renderPage,
  textIn,
  textsLike,
} from '#kernel/http';
import { isNarrowed, ListFilters, ListTable } from '#kernel/list';
import { formatCount } from '#kernel/money';
import { Button, ConfirmPanel, Form, LinkButton, Notice, PageHeader } from '#kernel/ui';
import { type AppError, actorOf, invalid, notFound } from '#kernel/work';
import { categoryRoutes } from '../categories/category-routes.tsx';
import { type Category, listCategories } from '../categories/category-rows.ts';
import { consolePage, Problem } from '../console-page.tsx';
import { toldOfEntry } from '../entry-form.tsx';
import { keepChosenPicture, readChosenPicture } from '../media/chosen-picture.ts';
import { findMedia, recentMedia } from '../media/media-rows.ts';
import { mediaListUrl } from '../media/media-url.ts';
import { MEDIA_BYTES } from '../media/save-media.ts';
import { consoleOf, type NewsCounts, rightTo, type SitePlace } from '../place.ts';
import { momentValue, momentWords, readMoment, STATUS_OPTIONS, StatusBadge } from '../publication.tsx';
import { cleanMarkup, renderMarkup, slugOf } from '../writing/markup.ts';
import { WRITING_EDITOR, writingFault } from '../writing/writing-field.tsx';
import { NewsArticle } from './news-article.tsx';
import { NewsForm, type TypedNews } from './news-form.tsx';
import { findNews, listNews, NEWS_LIST, type NewsRow } from './news-rows.ts';
import { addNews, changeNews, deleteNews, type NewsInput, setNewsStatus } from './save-news.ts';

const EMPTY: TypedNews = {
  ...{ title: '', slug: '', excerpt: '', body: '', categoryId: '', coverId: '', status: 'draft' },
  ...{ publishedAt: '', pictureAlt: '', seen: '0' },
};

/** News in the console. */
export function newsRoutes(place: SitePlace, extra: { actions?: NewsActions } = {}): Route[] {
  const access = rightTo('update', place.rights.news);
  const create = { access: rightTo('create', place.rights.news) };
  const remove = { access: rightTo('delete', place.rights.news) };
  const publish = rightTo('publish', place.rights.news);
  const at = consoleOf(place, 'news');
  const trail = [{ label: place.news.title, url: at }];

  const form = async (
    ctx: RequestContext,
    given: { row?: NewsRow; typed: TypedNews; problem?: AppError },
  ): Promise<PageAnswer> => {
    const { row, typed, problem } = given;
    const { categories, recent } = await ctx.transaction(async (tx) => ({
      categories: await listCategories(tx, 'news'),
      recent: await recentMedia(tx, idIn(typed.coverId)),
    }));
    const title = row ? row.title : 'Tulis berita';
    return consolePage({
      title,
      menuUrl: at,
      trail,
      problem,
      islands: [WRITING_EDITOR],
      body: (
        <>
          <PageHeader
            title={title}
            {...(row
              ? {
                  badge: <StatusBadge status={row.status} isScheduled={isWaiting(ctx, row)} />,
                  note: `${row.authorName ? `Oleh ${row.authorName}. ` : ''}Dibaca ${formatCount(row.views)} kali.`,
                  actions: (
                    <>
                      {row.status === 'published' && !isWaiting(ctx, row) && (
                        <LinkButton href={`${place.news.page}/${row.slug}`} icon="external-link">
                          Buka berita
                        </LinkButton>
                      )}
                      <StatusAct ctx={ctx} right={publish} at={`${at}/${row.id}/status`} row={row} />
                      {extra.actions?.(ctx, row)}
                      <LinkButton href={`${at}/${row.id}/delete`} look="danger">
                        Hapus
                      </LinkButton>
                    </>
                  ),
                }
              : {})}
          />
          <Problem problem={problem} />
          <NewsForm
            action={row ? `${at}/${row.id}` : `${at}/new`}
            previewUrl={`${at}/preview`}
            backUrl={at}
            newsUrl={place.news.page}
            typed={typed}
            categories={categories.map(({ id, name }) => ({ value: id, label: name }))}
            recent={recent}
            mediaUrl={mediaListUrl(ctx, place)}
            problem={problem}
            draftKey={row ? `berita ${row.id}` : 'berita baru'}
          />
        </>
      ),
    });
  };

  const save = async (ctx: RequestContext, row?: NewsRow): Promise<PageAnswer | Response> => {
    await using sent = await readUploadForm(ctx, MEDIA_BYTES);
    const typed = textsLike(EMPTY, sent.typed);
    try {
      const input = checkNews(ctx, typed);
      refuseToPublish(ctx, input.status, row);
      const chosen = await readChosenPicture(sent, 'coverId');
      const id = await ctx.transaction(async (tx) => {
        const categoryId = idIn(typed.categoryId);
        await checkCategory(tx, categoryId);
        const coverId = await keepChosenPicture(ctx, tx, chosen, 'coverId');
        if (!row) return addNews(ctx, tx, { ...input, categoryId, coverId });
        await changeNews(ctx, tx, { ...input, categoryId, coverId, id: row.id, seen: Number(typed.seen) });
        return row.id;
      });
      return redirectTo(`${at}/${id}`, { tone: 'success', text: SAVED[input.status] });
    } catch (error) {
      return form(ctx, { ...(row ? { row } : {}), typed, problem: toldOfEntry(error) });
    }
  };

  /** To write is one right, to show what was written another. */
  const refuseToPublish = (ctx: RequestContext, status: NewsInput['status'], row?: NewsRow) => {
    const isSeen = status === 'published' || row?.status === 'published';
    if (isSeen && status !== (row?.status ?? 'draft') && !ctx.can(publish.resource, publish.right))
      throw invalid({
        status: 'Menerbitkan atau menarik berita perlu hak menerbitkan. Simpan tanpa mengubah statusnya.',
      });
  };

  const rowIn = async (ctx: RequestContext): Promise<NewsRow> => {
    const row = await ctx.transaction((tx) => findNews(tx, idOf(ctx)));
    if (!row) throw notFound();
    return row;
  };

  return [
    page.get(at, { access, summary: 'All news with their state' }, async (ctx) => {
      const list = readListQuery(ctx.query, NEWS_LIST);
      const { items, total, categories, counts } = await ctx.transaction(async (tx) => {
        const found = await listNews(tx, list);
        const ids = found.items.map(({ id }) => id);
        return {
          ...found,
          categories: await listCategories(tx, 'news'),
          counts: await place.news.counts?.read(tx, ids),
        };
      });
      return consolePage({
        title: place.news.title,
        menuUrl: at,
        body: <NewsList {...{ ctx, place, at, list, items, total, categories, counts }} />,
      });
    }),
    page.get(`${at}/new`, { ...create, summary: 'Write a piece of news' }, (ctx) =>
      form(ctx, { typed: EMPTY }),
    ),
    page.post(
      `${at}/new`,
      { ...create, summary: 'Store a new piece of news', bodyKind: 'multipart' },
      (ctx) => save(ctx),
    ),
    page.post(
      `${at}/preview`,
      { access, summary: 'Show news as typed, without storing them', bodyKind: 'multipart' },
      async (ctx) => {
        await using sent = await readUploadForm(ctx, MEDIA_BYTES);
        const typed = textsLike(EMPTY, sent.typed);
        const coverId = idIn(typed.coverId);
        const cover = coverId ? await ctx.transaction((tx) => findMedia(tx, coverId)) : undefined;
        return renderPage({
          surface: 'public',
          title: typed.title || 'Tanpa judul',
          isIndexed: false,
          body: (
            <>
              <div className="page-width pt-4">
                <Notice tone="info" icon="eye" role="status">
                  Pratinjau dari yang Anda tulis; belum disimpan.
                </Notice>
              </div>
              <NewsArticle
                ctx={ctx}
                place={place}
                row={{
                  title: typed.title || 'Tanpa judul',
                  excerpt: typed.excerpt,
                  bodyHtml: renderMarkup(cleanMarkup(typed.body)),
                  categoryName: null,
                  coverId: cover?.id ?? null,
                  coverAlt: cover?.altText ?? null,
                  coverWidth: cover?.width ?? null,
                  coverHeight: cover?.height ?? null,
                  publishedAt: readMoment(ctx, typed.publishedAt) ?? null,
                  authorName: actorOf(ctx).name,
                }}
              />
            </>
          ),
        });
      },
    ),
    ...categoryRoutes({
      url: `${at}/categories`,
      access,
      kindOf: () => ({ kind: 'news', title: place.news.title, listUrl: at, query: '' }),
    }),
    page.get(`${at}/:id`, { access, summary: 'A piece of news' }, async (ctx) => {
      const row = await rowIn(ctx);
      return form(ctx, { row, typed: typedOf(ctx, row) });
    }),
    page.post(
      `${at}/:id`,
      { access, summary: 'Store changes of a piece of news', bodyKind: 'multipart' },
      async (ctx) => save(ctx, await rowIn(ctx)),
    ),
    page.post(
      `${at}/:id/status`,
      { access: publish, summary: 'Publish a piece of news now, or take it back' },
      async (ctx) => {
        const status = check(TO_STATUS, textIn(await readForm(ctx), 'to'));
        const row = await rowIn(ctx);
        await ctx.transaction((tx) => setNewsStatus(ctx, tx, row.id, status));
        return redirectTo(`${at}/${row.id}`, {
          tone: 'success',
          text: status === 'published' ? 'Berita terbit.' : 'Berita ditarik dari terbit.',
        });
      },
    ),
    page.get(`${at}/:id/delete`, { ...remove, summary: 'Ask before deleting news' }, async (ctx) => {
      const row = await rowIn(ctx);
      return consolePage({
        title: 'Hapus berita',
        menuUrl: at,
        trail: [...trail, { label: row.title, url: `${at}/${row.id}` }],
        body: (
          <ConfirmPanel
            title={`Hapus berita “${row.title}”?`}
            confirmLabel="Hapus berita"
            isDanger
            form={{ action: `${at}/${row.id}/delete` }}
            cancelUrl={`${at}/${row.id}`}
          >
            <p>Alamatnya akan menjawab “tidak ada”. Bila hanya ingin menyembunyikannya, arsipkan saja.</p>
          </ConfirmPanel>
        ),
      });
    }),
    page.post(`${at}/:id/delete`, { ...remove, summary: 'Delete a piece of news' }, async (ctx) => {
      await ctx.transaction((tx) => deleteNews(ctx, tx, idOf(ctx)));
      return redirectTo(at, { tone: 'success', text: 'Berita dihapus.' });
    }),
    api.get(
      '/api/v1/cms/news',
      {
        access,
        summary: 'News with state and readings',
        queryParameters: listParameters(NEWS_LIST),
        answer: listOf(newsAnswer),
      },
      async (ctx) => {
        const list = readListQuery(ctx.query, NEWS_LIST, { isStrict: true });
        const { items, total } = await ctx.transaction((tx) => listNews(tx, list));
        return json({ items: items.map(answerOf), page: list.page, size: list.size, total });
      },
    ),
  ];
}

/** What else one can do with a piece of news, beside it. */
export type NewsActions = (ctx: RequestContext, row: NewsRow) => React.ReactNode;

const newsAnswer = z.object({
  ...{ id: z.string(), title: z.string(), slug: z.string(), excerpt: z.string(), status: z.string() },
  ...{ category: z.string().nullable(), publishedAt: z.string().nullable(), author: z.string() },
  views: z.number().int(),
});

function answerOf(row: NewsRow): z.infer<typeof newsAnswer> {
  return {
    ...{ id: row.id, title: row.title, slug: row.slug, excerpt: row.excerpt, status: row.status },
    ...{ category: row.categoryName, publishedAt: row.publishedAt?.toISOString() ?? null },
    ...{ author: row.authorName, views: row.views },
  };
}

const TO_STATUS = z.enum(['published', 'draft'], { error: 'Pilih terbitkan atau tarik.' });

const SAVED: Record<NewsInput['status'], string> = {
  draft: 'Berita disimpan sebagai draf.',
  published: 'Berita disimpan dan terbit.',
  archived: 'Berita disimpan di arsip.',
};

const shape = z.object({
  title: z
    .string()
    .min(3, 'Isi judul berita, paling sedikit 3 huruf.')
    .max(200, 'Judul paling banyak 200 huruf.'),
  excerpt: z.string().max(400, 'Ringkasan paling banyak 400 huruf.'),
  body: z.string().min(1, 'Tulis isi berita.'),
  status: z.enum(['draft', 'published', 'archived'], { error: 'Pilih status berita.' }),
});

function checkNews(ctx: RequestContext, typed: TypedNews): Omit<NewsInput, 'categoryId' | 'coverId'> {
  const fault = writingFault(typed.body);
  if (fault) throw invalid({ body: fault });
  const values = check(shape, typed);
  const publishedAt = typed.publishedAt === '' ? null : readMoment(ctx, typed.publishedAt);
  if (publishedAt === undefined) throw invalid({ publishedAt: 'Isi tanggal dan jamnya, atau kosongkan.' });
  return { ...values, slug: slugOf(typed.slug, 90), publishedAt };
}

async function checkCategory(tx: Parameters<typeof listCategories>[0], id: string | null): Promise<void> {
  if (id && !(await listCategories(tx, 'news')).some((one) => one.id === id))
    throw invalid({ categoryId: 'Kategori ini sudah tidak ada. Pilih yang lain.' });
}

function typedOf(ctx: RequestContext, row: NewsRow): TypedNews {
  return {
    ...{ title: row.title, slug: row.slug, excerpt: row.excerpt, body: row.body, status: row.status },
    ...{ categoryId: row.categoryId ?? '', coverId: row.coverId ?? '', pictureAlt: '' },
    ...{ publishedAt: momentValue(ctx, row.publishedAt), seen: String(row.version) },
  };
}

const isWaiting = (ctx: RequestContext, row: NewsRow) =>
  row.status === 'published' && row.publishedAt !== null && row.publishedAt > ctx.now;

/** One press shows a piece of news or takes it back, for who may do so. */
function StatusAct(props: { ctx: RequestContext; right: RightName; at: string; row: NewsRow }) {
  const { ctx, right, at, row } = props;
  if (!ctx.can(right.resource, right.right)) return null;
  const isSeen = row.status === 'published' && !isWaiting(ctx, row);
  return (
    <Form action={at} hidden={{ to: isSeen ? 'draft' : 'published' }}>
      <Button {...(isSeen ? {} : { icon: 'globe' as const })}>
        {isSeen ? 'Tarik dari terbit' : 'Terbitkan sekarang'}
      </Button>
    </Form>
  );
}

function NewsList(props: {
  ctx: RequestContext;
  place: SitePlace;
  at: string;
  list: ReturnType<typeof readListQuery>;
  items: readonly NewsRow[];
  total: number;
  categories: readonly Category[];
  counts: NewsCounts | undefined;
}) {
  const { ctx, place, at, list, items, total, categories } = props;
  return (
    <>
      <PageHeader
        title={place.news.title}
        note={`${formatCount(total)} berita${isNarrowed(list) ? ' dengan saringan ini' : ''}`}
        actions={
          <>
            <LinkButton href={`${at}/new`} look="primary" icon="plus">
              Tulis berita
            </LinkButton>
            <LinkButton href={`${at}/categories`} icon="tags">
              Kategori
            </LinkButton>
          </>
        }
      />
      <ListFilters
        ctx={ctx}
        list={list}
        search="Cari judul atau ringkasan"
        filters={[
          { key: 'status', label: 'Status', all: 'Semua status', options: STATUS_OPTIONS },
          {
            key: 'category',
            label: 'Kategori',
            all: 'Semua kategori',
            options: categories.map(({ slug, name }) => ({ value: slug, label: name })),
          },
        ]}
      />
      <ListTable
        ctx={ctx}
        list={list}
        total={total}
        noun="berita"
        caption="Berita yang tersimpan"
        rows={items}
        rowKey={({ id }) => id}
        rowLabel={({ title }) => title}
        notFound={{ children: 'Lepas salah satu saringan, atau cari judul yang lain.' }}
        nothingYet={{
          icon: 'newspaper',
          title: 'Belum ada berita',
          children: 'Tulis kabar pertama; ia tampil bagi umum setelah Anda terbitkan.',
          actions: <LinkButton href={`${at}/new`}>Tulis berita</LinkButton>,
        }}
        columns={[
          {
            key: 'title',
            label: 'Judul',
            isSortable: true,
            cell: (row) => (
              <a className="link font-semibold" href={`${at}/${row.id}`}>
                {row.title}
              </a>
            ),
          },
          {
            key: 'author',
            label: 'Penulis',
            cell: (row) => row.authorName || '–',
          },
          { key: 'category', label: 'Kategori', onPhone: 'hidden', cell: (row) => row.categoryName ?? '–' },
          {
            key: 'publishedAt',
            label: 'Terbit',
            isSortable: true,
            cell: (row) => (row.publishedAt ? momentWords(ctx, row.publishedAt, 'short') : '–'),
          },
          {
            key: 'views',
            label: 'Dibaca',
            isSortable: true,
            isNumeric: true,
            cell: (row) => formatCount(row.views),
          },
          ...(place.news.counts?.labels ?? []).map((label, index) => ({
            ...{ key: `count-${index}`, label, isNumeric: true },
            cell: (row: NewsRow) => formatCount(props.counts?.get(row.id)?.[index] ?? 0),
          })),
          {
            key: 'status',
            label: 'Status',
            onPhone: 'badge',
            cell: (row) => <StatusBadge status={row.status} isScheduled={isWaiting(ctx, row)} />,
          },
        ]}
      />
    </>
  );
}
