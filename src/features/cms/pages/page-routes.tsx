import { z } from 'zod';
import {
  check,
  idIn,
  idOf,
  type PageAnswer,
  page,
  type RequestContext,
  type Route,
  readForm,
  readListQuery,
  redirectTo,
  textIn,
  textsLike,
} from '#kernel/http';
import { ConfirmPanel, type Option } from '#kernel/ui';
import { type AppError, asAppError, forbidden, invalid, notFound } from '#kernel/work';
import { consolePage } from '../console-page.tsx';
import { documentOptions } from '../documents/document-rows.ts';
import { consoleOf, rightTo, type SitePlace } from '../place.ts';
import { momentValue, readMoment } from '../publication.tsx';
import { cleanMarkup, renderMarkup, slugOf } from '../writing/markup.ts';
import { WRITING_EDITOR, writingFault } from '../writing/writing-field.tsx';
import { addressOf } from './page-address.ts';
import { ComparePage } from './page-compare.tsx';
import { PageDetail } from './page-detail.tsx';
import type { TypedPage } from './page-form.tsx';
import { PageList } from './page-list.tsx';
import { findPage, findRevision, listPages, listRevisions, type PageRow } from './page-rows.ts';
import { previewPage } from './public-page.tsx';
import {
  type Act,
  changePageStatus,
  createPage,
  deletePage,
  type PageInput,
  restoreRevision,
  type StatusChange,
  savePage,
} from './save-page.ts';

const LIST = { sorts: ['title'], defaultSort: 'title', filters: ['status', 'visibility'] };

const EMPTY: TypedPage = {
  ...{ slug: '', title: '', summary: '', body: '', template: 'default', visibility: 'public' },
  ...{ documentId: '', note: '', scheduledFor: '', seen: '0' },
};

/** Pages of the site: written, compared, restored, scheduled, shown. */
export function pageRoutes(place: SitePlace): Route[] {
  const access = rightTo('update', place.rights.page);
  const create = { access: rightTo('create', place.rights.page) };
  const remove = { access: rightTo('delete', place.rights.page) };
  const publish = { access: rightTo('publish', place.rights.page) };
  const at = consoleOf(place, 'pages');
  const trail = [{ label: 'Halaman', url: at }];

  const form = async (
    ctx: RequestContext,
    given: { id?: string; typed: TypedPage; problem?: AppError | undefined },
  ): Promise<PageAnswer> => {
    const { id, typed, problem } = given;
    const [row, revisions, documents] = await ctx.transaction(async (tx) => [
      id ? await findPage(tx, id, ctx.now) : undefined,
      id ? await listRevisions(tx, id) : [],
      await documentOptions(tx),
    ]);
    if (id && !row) throw notFound();
    const title = row ? row.title : 'Halaman baru';
    return consolePage({
      title,
      menuUrl: at,
      trail,
      problem,
      islands: [WRITING_EDITOR],
      body: (
        <PageDetail
          ctx={ctx}
          place={place}
          row={row}
          revisions={revisions}
          documents={documents}
          typed={typed}
          problem={problem}
        />
      ),
    });
  };

  const save = async (ctx: RequestContext, id?: string): Promise<PageAnswer | Response> => {
    const sent = await readForm(ctx);
    const typed = textsLike(EMPTY, sent);
    try {
      const { input, act } = checkPage(ctx, typed, textIn(sent, 'act'));
      refuseToPublish(ctx, place, act);
      const saved = await ctx.transaction(async (tx) => {
        await checkDocument(tx, input.documentId);
        if (!id) return createPage(ctx, tx, input, act);
        await savePage(ctx, tx, { id, seen: Number(typed.seen), input, act });
        return id;
      });
      return redirectTo(`${at}/${saved}`, { tone: 'success', text: DONE[act.kind] });
    } catch (error) {
      const told = asAppError(error);
      if (told && (told.status === 422 || told.status === 409))
        return form(ctx, { ...(id ? { id } : {}), typed, problem: told });
      throw error;
    }
  };

  return [
    page.get(at, { access, summary: 'Pages of the site' }, async (ctx) => {
      const list = readListQuery(ctx.query, LIST);
      const rows = await ctx.transaction((tx) => listPages(tx, list, ctx.now));
      return consolePage({
        title: 'Halaman',
        menuUrl: at,
        body: <PageList ctx={ctx} place={place} list={list} rows={rows} />,
      });
    }),
    page.get(`${at}/new`, { ...create, summary: 'Write a new page' }, (ctx) => form(ctx, { typed: EMPTY })),
    page.post(`${at}/new`, { ...create, summary: 'Store a new page' }, (ctx) => save(ctx)),
    page.post(
      `${at}/preview`,
      { access, summary: 'Show a page as typed, without storing it' },
      async (ctx) => {
        const typed = textsLike(EMPTY, await readForm(ctx));
        return previewPage(ctx, place, {
          slug: typed.slug,
          template: TEMPLATES.safeParse(typed.template).data ?? 'default',
          title: typed.title || 'Tanpa judul',
          summary: cleanMarkup(typed.summary),
          bodyHtml: renderMarkup(cleanMarkup(typed.body)),
          documentId: idIn(typed.documentId),
          note: 'Pratinjau dari yang Anda tulis; belum disimpan.',
        });
      },
    ),
    page.get(`${at}/:id`, { access, summary: 'A page with its history' }, async (ctx) => {
      const row = await ctx.transaction((tx) => findPage(tx, idOf(ctx), ctx.now));
      if (!row) throw notFound();
      return form(ctx, { id: row.id, typed: typedOf(ctx, row) });
    }),
    page.post(`${at}/:id`, { access, summary: 'Store a revision of a page' }, (ctx) => save(ctx, idOf(ctx))),
    page.get(
      `${at}/:id/preview`,
      { access, summary: 'A revision as the public would read it' },
      async (ctx) => {
        const { row, revision } = await ctx.transaction(async (tx) => {
          const found = await findPage(tx, idOf(ctx), ctx.now);
          const number = numberIn(ctx.query.get('revision')) ?? found?.revision ?? 0;
          return { row: found, revision: found && (await findRevision(tx, found.id, number)) };
        });
        if (!row || !revision) throw notFound();
        return previewPage(ctx, place, {
          ...row,
          title: revision.title,
          summary: revision.summary,
          bodyHtml: revision.bodyHtml,
          note: `Pratinjau revisi ${revision.number}. ${revision.number === row.liveRevision && row.status === 'published' ? 'Inilah yang dibaca umum sekarang.' : 'Belum tentu yang dibaca umum.'}`,
        });
      },
    ),
    page.get(`${at}/:id/compare`, { access, summary: 'Two revisions side by side' }, async (ctx) => {
      const id = idOf(ctx);
      const { row, from, to, revisions } = await ctx.transaction(async (tx) => {
        const found = await findPage(tx, id, ctx.now);
        const newer = numberIn(ctx.query.get('to')) ?? found?.revision ?? 0;
        const older = numberIn(ctx.query.get('from')) ?? Math.max(1, newer - 1);
        return {
          row: found,
          from: await findRevision(tx, id, older),
          to: await findRevision(tx, id, newer),
          revisions: await listRevisions(tx, id),
        };
      });
      if (!row || !from || !to) throw notFound();
      return consolePage({
        title: 'Bandingkan revisi',
        menuUrl: at,
        trail: [...trail, { label: row.title, url: `${at}/${id}` }],
        body: <ComparePage ctx={ctx} base={`${at}/${id}`} from={from} to={to} revisions={revisions} />,
      });
    }),
    page.post(`${at}/:id/restore`, { access, summary: 'Take up an older revision' }, async (ctx) => {
      const id = idOf(ctx);
      const sent = await readForm(ctx);
      const act: Act = textIn(sent, 'act') === 'publish' ? { kind: 'publish' } : { kind: 'draft' };
      refuseToPublish(ctx, place, act);
      await ctx.transaction((tx) =>
        restoreRevision(ctx, tx, { id, number: numberIn(textIn(sent, 'revision')) ?? 0, act }),
      );
      const text =
        act.kind === 'publish'
          ? 'Revisi dipulihkan dan langsung terbit.'
          : 'Revisi dipulihkan sebagai draf. Terbitkan bila sudah sesuai.';
      return redirectTo(`${at}/${id}`, { tone: 'success', text });
    }),
    page.post(
      `${at}/:id/status`,
      { ...publish, summary: 'Publish, take back or archive a page' },
      async (ctx) => {
        const id = idOf(ctx);
        const to = check(CHANGES, textIn(await readForm(ctx), 'to'));
        await ctx.transaction((tx) => changePageStatus(ctx, tx, id, to));
        return redirectTo(`${at}/${id}`, { tone: 'success', text: CHANGED[to] });
      },
    ),
    page.get(`${at}/:id/delete`, { ...remove, summary: 'Ask before deleting a page' }, async (ctx) => {
      const row = await ctx.transaction((tx) => findPage(tx, idOf(ctx), ctx.now));
      if (!row) throw notFound();
      return consolePage({
        title: 'Hapus halaman',
        menuUrl: at,
        trail: [...trail, { label: row.title, url: `${at}/${row.id}` }],
        body: (
          <ConfirmPanel
            title={`Hapus halaman “${row.title}”?`}
            confirmLabel="Hapus halaman"
            isDanger
            form={{ action: `${at}/${row.id}/delete` }}
            cancelUrl={`${at}/${row.id}`}
          >
            <p>
              Alamat {addressOf(place, row.slug)} akan menjawab “tidak ada”. Bila hanya ingin
              menyembunyikannya, arsipkan saja.
            </p>
          </ConfirmPanel>
        ),
      });
    }),
    page.post(`${at}/:id/delete`, { ...remove, summary: 'Delete a page' }, async (ctx) => {
      await ctx.transaction((tx) => deletePage(ctx, tx, idOf(ctx)));
      return redirectTo(at, { tone: 'success', text: 'Halaman dihapus.' });
    }),
  ];
}

/** To write is one right, to show what was written another. */
function refuseToPublish(ctx: RequestContext, place: SitePlace, act: Act): void {
  const { resource, right } = rightTo('publish', place.rights.page);
  if (act.kind !== 'draft' && !ctx.can(resource, right))
    throw forbidden('Simpan sebagai draf. Menerbitkannya perlu hak menerbitkan halaman.');
}

const TEMPLATES = z.enum(['default', 'legal', 'contact'], { error: 'Pilih bentuk halaman.' });
const CHANGES = z.enum(['publish', 'unpublish', 'archive', 'reopen', 'unschedule'], {
  error: 'Pilih salah satu tindakan.',
});

const DONE: Record<Act['kind'], string> = {
  draft: 'Draf disimpan. Yang dibaca umum belum berubah.',
  publish: 'Halaman terbit.',
  schedule: 'Halaman dijadwalkan.',
};

const CHANGED: Record<StatusChange, string> = {
  publish: 'Halaman terbit.',
  unpublish: 'Halaman ditarik dari terbit.',
  archive: 'Halaman diarsipkan.',
  reopen: 'Halaman dikeluarkan dari arsip.',
  unschedule: 'Jadwal terbit dibatalkan.',
};

const shape = z.object({
  title: z
    .string()
    .min(2, 'Isi judul halaman, paling sedikit 2 huruf.')
    .max(200, 'Judul paling banyak 200 huruf.'),
  summary: z.string().max(2000, 'Ringkasan paling banyak 2.000 huruf.'),
  body: z.string().min(1, 'Tulis isi halaman.'),
  note: z.string().max(300, 'Catatan paling banyak 300 huruf.'),
  slug: z
    .string()
    .regex(
      /^[a-z0-9](-?[a-z0-9]){0,59}$/,
      'Tulis alamat dengan huruf kecil, angka, dan tanda hubung, misalnya rapat-kerja.',
    ),
  template: TEMPLATES,
  visibility: z.enum(['public', 'member_only'], { error: 'Pilih siapa yang membaca halaman ini.' }),
});

function checkPage(ctx: RequestContext, typed: TypedPage, asked: string): { input: PageInput; act: Act } {
  const fault = writingFault(typed.body);
  if (fault) throw invalid({ body: fault });
  const values = check(shape, { ...typed, slug: typed.slug || slugOf(typed.title, 60) });
  return {
    input: { ...values, documentId: idIn(typed.documentId) },
    act: readAct(ctx, asked, typed.scheduledFor),
  };
}

function readAct(ctx: RequestContext, asked: string, typed: string): Act {
  if (asked !== 'schedule') return { kind: asked === 'publish' ? 'publish' : 'draft' };
  const at = readMoment(ctx, typed);
  if (!at) throw invalid({ scheduledFor: 'Isi tanggal dan jam terbitnya.' });
  if (at <= ctx.now) throw invalid({ scheduledFor: 'Waktu ini sudah lewat. Pilih waktu yang akan datang.' });
  return { kind: 'schedule', at };
}

async function checkDocument(
  tx: Parameters<typeof documentOptions>[0],
  documentId: string | null,
): Promise<void> {
  if (!documentId) return;
  const options: readonly Option[] = await documentOptions(tx);
  if (!options.some(({ value }) => value === documentId))
    throw invalid({ documentId: 'Dokumen ini sudah tidak ada. Pilih yang lain.' });
}

function typedOf(ctx: RequestContext, row: PageRow): TypedPage {
  return {
    ...{ slug: row.slug, title: row.title, summary: row.summary, body: row.body, template: row.template },
    ...{ visibility: row.visibility, documentId: row.documentId ?? '', note: '' },
    scheduledFor: momentValue(ctx, row.scheduledFor),
    seen: String(row.revision),
  };
}

function numberIn(text: string | null): number | undefined {
  return text && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined;
}
