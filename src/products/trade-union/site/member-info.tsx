import { DocumentSheets, listShownDocuments, readLivePage, Writing } from '#features/cms';
import { page, type Route, renderPage } from '#kernel/http';
import { EmptyState } from '#kernel/ui';
import { surfaceOf } from '../surface.ts';
import { unionSite } from './union-site.tsx';

const DOCUMENTS = 50;

/** What the union tells its members alone: the text of that page, and the documents for members. */
export const memberInfoRoute: Route = page.get(
  '/member/info',
  { access: unionSite.rights.readMember, summary: 'What the union tells its members' },
  async (ctx) => {
    const kinds = unionSite.documents.kinds.map(({ kind }) => kind);
    const { text, documents } = await ctx.read(async (tx) => ({
      text: await readLivePage(tx, 'informasi', ctx.now),
      documents: await listShownDocuments(tx, {
        ...{ now: ctx.now, kinds, readers: ['member_only'], offset: 0, limit: DOCUMENTS },
      }),
    }));
    const title = text?.title ?? 'Informasi serikat';
    return renderPage({
      surface: surfaceOf(ctx),
      title,
      body: (
        <div className="grid gap-8">
          <article>
            <h1 className="text-3xl">{title}</h1>
            {text?.summary && <p className="mt-1 text-muted">{text.summary}</p>}
            {text && <Writing html={text.bodyHtml} className="mt-6" />}
          </article>
          <section aria-labelledby="dokumen-anggota">
            <h2 id="dokumen-anggota" className="mb-4 text-2xl">
              Dokumen untuk anggota
            </h2>
            {documents.items.length > 0 ? (
              <DocumentSheets ctx={ctx} place={unionSite} items={documents.items} level={3} />
            ) : (
              <EmptyState kind="nothing-yet" icon="file-text" title="Belum ada dokumen untuk anggota">
                Dokumen untuk umum ada di{' '}
                <a className="link" href="/publikasi">
                  Publikasi
                </a>{' '}
                dan{' '}
                <a className="link" href="/regulasi">
                  Regulasi
                </a>
                .
              </EmptyState>
            )}
          </section>
        </div>
      ),
    });
  },
);
