import {
  file,
  idOf,
  type ListQuery,
  page,
  type RequestContext,
  type Route,
  readListQuery,
  renderPage,
} from '#kernel/http';
import { ListFoot } from '#kernel/list';
import { Badge, EmptyState, FilterBar, LinkButton } from '#kernel/ui';
import { notFound } from '#kernel/work';
import { CategoryChips } from '../categories/category-chips.tsx';
import { type Category, listCategories } from '../categories/category-rows.ts';
import { refuseVisitor } from '../pages/public-page.tsx';
import type { CmsPlace, DocumentKind } from '../place.ts';
import { dayWords, type Visibility } from '../publication.tsx';
import { sendDocument } from '../send-file.ts';
import { breadcrumbOf } from '../seo/structured.ts';
import { findShownDocument, listShownDocuments, type ShownDocument } from './document-rows.ts';
import { countDownload, openDocument } from './save-document.ts';

const open = { public: 'shows published documents only, members’ ones to members' };

/** Published documents: a list for each kind, and the download that counts. */
export function publicDocumentRoutes(place: CmsPlace): Route[] {
  const { kinds, download } = place.documents;
  return [
    ...kinds.map((kind) =>
      page.get(kind.url, { access: open, summary: `Published documents: ${kind.kind}` }, (ctx) =>
        showList(ctx, place, kind),
      ),
    ),
    file.get(
      `${download}/:id/download`,
      { access: open, summary: 'Download a published document' },
      async (ctx) => {
        const document = await ctx.read((tx) => findShownDocument(tx, idOf(ctx), ctx.now));
        if (!document) throw notFound();
        if (document.visibility === 'member_only') {
          const turnedAway = refuseVisitor(ctx, place);
          if (turnedAway) return turnedAway;
        }
        const stored = await ctx.transaction(async (tx) => {
          await countDownload(tx, document.id);
          return openDocument(ctx, tx, document);
        });
        return sendDocument(stored, `${document.slug}.pdf`);
      },
    ),
  ];
}

/** Whose documents this reader may see in a list. */
export function readersOf(ctx: RequestContext, place: CmsPlace): Visibility[] {
  const { resource, right } = place.rights.readMember;
  return ctx.can(resource, right) ? ['public', 'member_only'] : ['public'];
}

async function showList(ctx: RequestContext, place: CmsPlace, kind: DocumentKind) {
  const list = readListQuery(ctx.query, { sorts: ['date'], defaultSort: '-date', defaultSize: 20 });
  const category = ctx.query.get('kategori') ?? undefined;
  const { items, total, categories } = await ctx.read(async (tx) => ({
    ...(await listShownDocuments(tx, {
      ...{ now: ctx.now, kinds: [kind.kind], readers: readersOf(ctx, place), category, q: list.q },
      ...{ offset: list.offset, limit: list.size },
    })),
    categories: await listCategories(tx, kind.kind),
  }));
  return renderPage({
    surface: 'public',
    title: kind.title,
    description: kind.lead,
    canonical: kind.url,
    ...(list.q || list.page > 1 || category ? { isIndexed: false } : {}),
    sharing: { structured: [breadcrumbOf(ctx, [{ name: kind.title, path: kind.url }])] },
    body: (
      <div className="page-width py-10 lg:py-14">
        <h1 className="text-4xl">{kind.title}</h1>
        <p className="mt-3 mb-6 max-w-[66ch] text-lg text-muted">{kind.lead}</p>
        <Narrowing ctx={ctx} kind={kind} list={list} categories={categories} category={category} />
        {items.length === 0 ? (
          <NothingHere kind={kind} isNarrowed={list.q !== '' || category !== undefined} />
        ) : (
          <>
            <DocumentSheets ctx={ctx} place={place} items={items} />
            <div className="mt-4">
              <ListFoot ctx={ctx} list={list} total={total} shown={items.length} noun="dokumen" isPlain />
            </div>
          </>
        )}
      </div>
    ),
  });
}

function Narrowing(props: {
  ctx: RequestContext;
  kind: DocumentKind;
  list: ListQuery;
  categories: readonly Category[];
  category: string | undefined;
}) {
  const { ctx, kind, list, categories, category } = props;
  return (
    <div className="mb-6 grid gap-3">
      <FilterBar
        action={kind.url}
        keep={category ? { kategori: category } : {}}
        search={{ label: `Cari ${kind.title.toLowerCase()}`, value: list.q }}
      />
      <CategoryChips ctx={ctx} url={kind.url} categories={categories} current={category} />
    </div>
  );
}

function NothingHere({ kind, isNarrowed }: { kind: DocumentKind; isNarrowed: boolean }) {
  return isNarrowed ? (
    <EmptyState
      kind="not-found"
      title="Tidak ada dokumen yang cocok"
      actions={<LinkButton href={kind.url}>Tampilkan semua</LinkButton>}
    >
      Coba kata lain, atau lepas kategorinya.
    </EmptyState>
  ) : (
    <EmptyState kind="nothing-yet" icon="file-text" title={`Belum ada ${kind.title.toLowerCase()}`}>
      Dokumen tampil di sini begitu diterbitkan.
    </EmptyState>
  );
}

/** Documents as sheets of paper, each with its download. */
export function DocumentSheets(props: {
  ctx: RequestContext;
  place: Pick<CmsPlace, 'documents'>;
  items: readonly ShownDocument[];
  level?: 2 | 3;
}) {
  const { ctx, place, items, level = 2 } = props;
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <ul className="grid gap-4 md:grid-cols-2">
      {items.map((item) => (
        <li key={item.id} className="sheet flex flex-col gap-2 p-5">
          <p className="eyebrow flex flex-wrap items-center gap-2">
            {[item.categoryName, item.publishedAt && dayWords(ctx, item.publishedAt)]
              .filter(Boolean)
              .join(' · ')}
            {item.visibility === 'member_only' && <Badge icon="lock">Anggota</Badge>}
          </p>
          <Heading className="text-lg">{item.title}</Heading>
          {item.description && <p className="text-sm text-muted">{item.description}</p>}
          <p className="mt-auto pt-2">
            <a
              className="link inline-flex min-h-11 items-center font-semibold"
              href={`${place.documents.download}/${item.id}/download`}
              data-turbo="false"
            >
              Unduh<span className="sr-only"> {item.title}</span>
              <span className="ml-1 font-normal text-muted">({item.sizeWords})</span>
            </a>
          </p>
        </li>
      ))}
    </ul>
  );
}
