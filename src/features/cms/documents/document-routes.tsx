import { z } from 'zod';
import {
  api,
  check,
  file,
  idIn,
  idOf,
  json,
  listOf,
  listParameters,
  type PageAnswer,
  page,
  type RequestContext,
  type Route,
  readListQuery,
  readUploadForm,
  redirectTo,
  textsLike,
} from '#kernel/http';
import { ConfirmPanel, PageHeader } from '#kernel/ui';
import { type AppError, asAppError, invalid, notFound } from '#kernel/work';
import { categoryRoutes } from '../categories/category-routes.tsx';
import { listCategories } from '../categories/category-rows.ts';
import { consolePage, Problem } from '../console-page.tsx';
import { toldOfEntry } from '../entry-form.tsx';
import type { CmsPlace, DocumentKind } from '../place.ts';
import { momentValue, momentWords, readMoment, StatusBadge } from '../publication.tsx';
import { sendDocument } from '../send-file.ts';
import { DocumentForm, type TypedDocument } from './document-form.tsx';
import { DocumentList } from './document-list.tsx';
import { DOCUMENT_LIST, type DocumentRow, findDocument, listDocuments } from './document-rows.ts';
import {
  addDocument,
  changeDocument,
  DOCUMENT_BYTES,
  type DocumentInput,
  deleteDocument,
  keepDocumentFile,
  openDocument,
} from './save-document.ts';

const EMPTY: TypedDocument = {
  ...{ title: '', description: '', categoryId: '', visibility: 'public', status: 'draft' },
  ...{ publishedAt: '', seen: '0' },
};

/** Documents in the console, one list a kind. */
export function documentRoutes(place: CmsPlace): Route[] {
  const access = place.rights.document;
  const at = `${place.admin}/documents`;
  const { kinds } = place.documents;
  const listOfKind = (kind: string) => `${at}?type=${kind}`;
  /** The kind in the address; without one, the first. */
  const kindIn = (ctx: RequestContext): DocumentKind => {
    const asked = ctx.query.get('type') ?? kinds[0]!.kind;
    const found = kinds.find(({ kind }) => kind === asked);
    if (!found) throw notFound();
    return found;
  };
  const kindOf = (row: DocumentRow) => kinds.find(({ kind }) => kind === row.kind) ?? kinds[0]!;

  const form = async (
    ctx: RequestContext,
    given: { kind: DocumentKind; row?: DocumentRow; typed: TypedDocument; problem?: AppError },
  ): Promise<PageAnswer> => {
    const { kind, row, typed, problem } = given;
    const categories = await ctx.transaction((tx) => listCategories(tx, kind.kind));
    const title = row ? row.title : `Unggah ${kind.title.toLowerCase()}`;
    return consolePage({
      title,
      menuUrl: listOfKind(kind.kind),
      trail: [{ label: kind.title, url: listOfKind(kind.kind) }],
      problem,
      body: (
        <>
          <PageHeader
            title={title}
            {...(row
              ? {
                  badge: <StatusBadge status={row.status} isScheduled={isWaiting(ctx, row)} />,
                  note: `Diunduh ${row.downloads} kali. Terakhir diubah ${momentWords(ctx, row.updatedAt)}.`,
                }
              : {})}
          />
          <Problem problem={problem} />
          <DocumentForm
            action={row ? `${at}/${row.id}` : `${at}/new?type=${kind.kind}`}
            backUrl={listOfKind(kind.kind)}
            row={row}
            {...(row ? { fileUrl: `${at}/${row.id}/file` } : {})}
            typed={typed}
            categories={categories.map(({ id, name }) => ({ value: id, label: name }))}
            problem={problem}
          />
          {row && (
            <p className="text-sm text-muted">
              SHA-256 berkas: <code className="break-all">{row.sha256}</code>
            </p>
          )}
        </>
      ),
    });
  };

  const save = async (ctx: RequestContext, kind: DocumentKind, row?: DocumentRow) => {
    await using sent = await readUploadForm(ctx, DOCUMENT_BYTES);
    const typed = textsLike(EMPTY, sent.typed);
    try {
      const input = checkDocument(ctx, typed);
      const upload = sent.file('file');
      if (!upload && !row) throw invalid({ file: 'Pilih berkas PDF yang diunggah.' });
      const id = await ctx.transaction(async (tx) => {
        await checkCategory(tx, kind.kind, input.categoryId);
        const fileId = upload && (await keepDocumentFile(ctx, tx, upload));
        if (!row) return addDocument(ctx, tx, { ...input, kind: kind.kind, fileId: fileId! });
        await changeDocument(ctx, tx, {
          ...{ ...input, id: row.id, seen: Number(typed.seen) },
          ...(fileId ? { fileId } : {}),
        });
        return row.id;
      });
      return redirectTo(`${at}/${id}`, { tone: 'success', text: 'Dokumen disimpan.' });
    } catch (error) {
      return form(ctx, { kind, ...(row ? { row } : {}), typed, problem: toldOfEntry(error) });
    }
  };

  const rowIn = async (ctx: RequestContext): Promise<DocumentRow> => {
    const row = await ctx.transaction((tx) => findDocument(tx, idOf(ctx)));
    if (!row) throw notFound();
    return row;
  };

  return [
    page.get(at, { access, summary: 'Documents of one kind' }, async (ctx) => {
      const kind = kindIn(ctx);
      const list = readListQuery(ctx.query, DOCUMENT_LIST);
      const { items, total, categories } = await ctx.transaction(async (tx) => ({
        ...(await listDocuments(tx, kind.kind, list)),
        categories: await listCategories(tx, kind.kind),
      }));
      return consolePage({
        title: kind.title,
        menuUrl: listOfKind(kind.kind),
        body: (
          <DocumentList
            ctx={ctx}
            base={at}
            kind={kind}
            list={list}
            rows={items}
            total={total}
            categories={categories}
          />
        ),
      });
    }),
    page.get(`${at}/new`, { access, summary: 'Upload a document' }, (ctx) =>
      form(ctx, { kind: kindIn(ctx), typed: EMPTY }),
    ),
    page.post(`${at}/new`, { access, summary: 'Store a new document', bodyKind: 'multipart' }, (ctx) =>
      save(ctx, kindIn(ctx)),
    ),
    ...categoryRoutes({
      url: `${at}/categories`,
      access,
      kindOf: (ctx) => {
        const { kind, title } = kindIn(ctx);
        return { kind, title, listUrl: listOfKind(kind), query: `?type=${kind}` };
      },
    }),
    page.get(`${at}/:id`, { access, summary: 'A document with its file' }, async (ctx) => {
      const row = await rowIn(ctx);
      return form(ctx, { kind: kindOf(row), row, typed: typedOf(ctx, row) });
    }),
    page.post(
      `${at}/:id`,
      { access, summary: 'Store changes of a document', bodyKind: 'multipart' },
      async (ctx) => {
        const row = await rowIn(ctx);
        return save(ctx, kindOf(row), row);
      },
    ),
    file.get(
      `${at}/:id/file`,
      { access, summary: 'The PDF of a document, whatever its state' },
      async (ctx) => {
        const row = await rowIn(ctx);
        return sendDocument(await ctx.transaction((tx) => openDocument(ctx, tx, row)));
      },
    ),
    page.get(`${at}/:id/delete`, { access, summary: 'Ask before deleting a document' }, async (ctx) => {
      const row = await rowIn(ctx);
      return consolePage({
        title: 'Hapus dokumen',
        menuUrl: listOfKind(row.kind),
        trail: [{ label: row.title, url: `${at}/${row.id}` }],
        body: (
          <ConfirmPanel
            title={`Hapus “${row.title}”?`}
            confirmLabel="Hapus dokumen"
            isDanger
            form={{ action: `${at}/${row.id}/delete` }}
            cancelUrl={`${at}/${row.id}`}
          >
            <p>
              Tautan unduhnya akan menjawab “tidak ada”. Bila hanya ingin menyembunyikannya, arsipkan saja.
            </p>
          </ConfirmPanel>
        ),
      });
    }),
    page.post(`${at}/:id/delete`, { access, summary: 'Delete a document' }, async (ctx) => {
      try {
        const row = await ctx.transaction((tx) => deleteDocument(ctx, tx, idOf(ctx)));
        return redirectTo(listOfKind(row.kind), { tone: 'success', text: 'Dokumen dihapus.' });
      } catch (error) {
        const told = asAppError(error);
        if (told?.status !== 409) throw error;
        const row = await rowIn(ctx);
        return form(ctx, { kind: kindOf(row), row, typed: typedOf(ctx, row), problem: told });
      }
    }),
    api.get(
      '/api/v1/cms/documents',
      {
        access,
        summary: 'Documents with checksum and downloads',
        queryParameters: listParameters(DOCUMENT_LIST),
        answer: listOf(documentAnswer),
      },
      async (ctx) => {
        const list = readListQuery(ctx.query, DOCUMENT_LIST, { isStrict: true });
        const { items, total } = await ctx.transaction((tx) => listDocuments(tx, null, list));
        return json({ items: items.map(answerOf), page: list.page, size: list.size, total });
      },
    ),
  ];
}

const documentAnswer = z.object({
  ...{ id: z.string(), kind: z.string(), title: z.string(), slug: z.string(), description: z.string() },
  ...{ category: z.string().nullable(), status: z.string(), visibility: z.string() },
  ...{ publishedAt: z.string().nullable(), fileName: z.string(), size: z.number().int() },
  ...{ sha256: z.string(), downloads: z.number().int() },
});

function answerOf(row: DocumentRow): z.infer<typeof documentAnswer> {
  return {
    ...{ id: row.id, kind: row.kind, title: row.title, slug: row.slug, description: row.description },
    ...{ category: row.categoryName, status: row.status, visibility: row.visibility },
    ...{ publishedAt: row.publishedAt?.toISOString() ?? null, fileName: row.fileName, size: row.size },
    ...{ sha256: row.sha256, downloads: row.downloads },
  };
}

const shape = z.object({
  title: z
    .string()
    .min(3, 'Isi judul dokumen, paling sedikit 3 huruf.')
    .max(255, 'Judul paling banyak 255 huruf.'),
  description: z.string().max(2000, 'Keterangan paling banyak 2.000 huruf.'),
  visibility: z.enum(['public', 'member_only'], { error: 'Pilih siapa yang membaca dokumen ini.' }),
  status: z.enum(['draft', 'published', 'archived'], { error: 'Pilih status dokumen.' }),
});

function checkDocument(ctx: RequestContext, typed: TypedDocument): DocumentInput {
  const values = check(shape, typed);
  const publishedAt = typed.publishedAt === '' ? null : readMoment(ctx, typed.publishedAt);
  if (publishedAt === undefined) throw invalid({ publishedAt: 'Isi tanggal dan jamnya, atau kosongkan.' });
  return { ...values, categoryId: idIn(typed.categoryId), publishedAt };
}

async function checkCategory(
  tx: Parameters<typeof listCategories>[0],
  kind: string,
  id: string | null,
): Promise<void> {
  if (id && !(await listCategories(tx, kind)).some((one) => one.id === id))
    throw invalid({ categoryId: 'Kategori ini tidak ada untuk jenis ini. Pilih yang lain.' });
}

function typedOf(ctx: RequestContext, row: DocumentRow): TypedDocument {
  return {
    ...{ title: row.title, description: row.description, categoryId: row.categoryId ?? '' },
    ...{ visibility: row.visibility, status: row.status, seen: String(row.version) },
    publishedAt: momentValue(ctx, row.publishedAt),
  };
}

const isWaiting = (ctx: RequestContext, row: DocumentRow) =>
  row.status === 'published' && row.publishedAt !== null && row.publishedAt > ctx.now;
