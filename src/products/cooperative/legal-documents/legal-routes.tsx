import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { recordAudit } from '#kernel/audit';
import { zoneOf } from '#kernel/calendar';
import { contentDisposition, openPrivateFile, signFileLink, verifyFileLink } from '#kernel/files';
import {
  accountOf,
  errorsOf,
  file,
  type PageAnswer,
  page,
  type RequestContext,
  type Route,
  readUploadForm,
  redirectTo,
  renderPage,
} from '#kernel/http';
import { type AppError, asAppError, notFound } from '#kernel/work';
import {
  isLegalKind,
  keepLegalDocument,
  LEGAL_BYTES,
  LEGAL_KINDS,
  type LegalKind,
  RESOURCE,
  readLegalDocuments,
} from './legal-document.ts';
import { LegalView } from './legal-view.tsx';

const URL = '/dokumen-badan-hukum';
const may = (right: string) => ({ resource: RESOURCE, right });

/** The four papers of the legal body: for officers and supervisors alone, by links that last five minutes. */
export const legalRoutes: Route[] = [
  page.get(URL, { access: may('read'), summary: 'Papers of the legal body' }, (ctx) => legalPage(ctx)),
  page.post(
    `${URL}/:kind`,
    { access: may('create'), summary: 'Upload a paper of the legal body', bodyKind: 'multipart' },
    (ctx) => receive(ctx, false),
  ),
  page.post(
    `${URL}/:kind/ganti`,
    { access: may('replace'), summary: 'Put another paper in its place', bodyKind: 'multipart' },
    (ctx) => receive(ctx, true),
  ),
  file.get(
    `${URL}/:kind/berkas`,
    { access: may('read'), summary: 'A paper, by its signed link' },
    async (ctx) => {
      const kind = kindIn(ctx);
      return ctx.transaction(async (tx) => {
        const found = (await readLegalDocuments(tx)).find((one) => one.kind === kind);
        if (!found) throw notFound();
        const { fileId } = found;
        const { accountId } = accountOf(ctx);
        verifyFileLink(secretOf(ctx), ctx.query.get('tanda') ?? '', { fileId, accountId }, ctx.now);
        const kept = await openPrivateFile(ctx, tx, fileId, { resource: RESOURCE, kind });
        await recordAudit(ctx, tx, {
          ...{ action: 'legal_document.opened', resource: RESOURCE, objectId: fileId },
          objectLabel: LEGAL_KINDS[kind],
        });
        return new Response(Readable.toWeb(Readable.from(kept.content)) as ReadableStream<Uint8Array>, {
          headers: {
            'content-type': kept.mediaType,
            'content-disposition': contentDisposition(kept.name, 'attachment'),
            'cache-control': 'private, no-store',
          },
        });
      });
    },
  ),
];

const secretOf = (ctx: RequestContext) => ctx.app.serverKey('file-link');

function kindIn(ctx: RequestContext): LegalKind {
  if (!isLegalKind(ctx.params.kind)) throw notFound();
  return ctx.params.kind;
}

async function receive(ctx: RequestContext, replaces: boolean): Promise<PageAnswer | Response> {
  const kind = kindIn(ctx);
  try {
    await using form = await readUploadForm(ctx, LEGAL_BYTES, 1);
    const upload = form.file('file');
    const content = upload ? await readFile(upload.path) : Buffer.alloc(0);
    await ctx.transaction((tx) => keepLegalDocument(ctx, tx, { kind, upload, content, replaces }));
    return redirectTo(URL, { tone: 'success', text: `${LEGAL_KINDS[kind]} tersimpan.` });
  } catch (error) {
    const problem = asAppError(error);
    if (!problem || ![409, 413, 422].includes(problem.status)) throw error;
    return legalPage(ctx, { kind, problem });
  }
}

async function legalPage(
  ctx: RequestContext,
  failure?: { kind: LegalKind; problem: AppError },
): Promise<PageAnswer> {
  const documents = await ctx.transaction((tx) => readLegalDocuments(tx));
  const { accountId } = accountOf(ctx);
  const linked = documents.map((one) => ({
    ...one,
    url: `${URL}/${one.kind}/berkas?tanda=${signFileLink(secretOf(ctx), { fileId: one.fileId, accountId }, { now: ctx.now })}`,
  }));
  const problem = failure?.problem;
  return renderPage({
    ...{ surface: 'console', title: 'Dokumen Badan Hukum', menuUrl: URL, help: 'badan-hukum' },
    status: problem?.status ?? 200,
    body: (
      <div className="grid gap-4 lg:gap-6">
        <LegalView
          {...{ url: URL, documents: linked, zone: zoneOf(ctx.tenant.timeZone) }}
          mayUpload={ctx.can(RESOURCE, 'create')}
          mayReplace={ctx.can(RESOURCE, 'replace')}
          failedKind={failure?.kind}
          errors={problem ? errorsOf(problem) : {}}
        />
      </div>
    ),
  });
}
