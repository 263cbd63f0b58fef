import path from 'node:path';
import type { Tx } from '#kernel/database';
import { readMultipart } from '#kernel/files';
import {
  errorsOf,
  type PageAnswer,
  page,
  pickedRows,
  type RequestContext,
  type Route,
  readForm,
  readTyped,
  redirectTo,
  renderPage,
  told,
} from '#kernel/http';
import { AppError, asAppError, invalid, notFound } from '#kernel/work';
import { readCheckoffList, readItems } from './checkoff-list.ts';
import { DEDUCTION_SHEET } from './deduction-sheet.ts';
import { postDeduction } from './post-deduction.ts';
import { readReturn, readReturnRows } from './read-return.ts';
import { ReturnView } from './return-view.tsx';
import { RETURN_BYTES, remapReturn, rereadReturn, takeReturn } from './take-return.ts';
import { UploadProblemView } from './upload-problem-view.tsx';
import { CHECKOFF_PATH } from './words.tsx';

const access = { resource: 'dues.checkoff', right: 'manage' } as const;
const RETURNS = `${CHECKOFF_PATH}/returns`;
const TRAIL = [
  { label: 'Kebendaharaan', url: '/treasury/dues/dashboard' },
  { label: 'Potong gaji', url: CHECKOFF_PATH },
];
/** Rows confirmed at once. */
const MOST_POSTED = 500;

/** What the employer sent back: read, checked row by row, and posted when a person confirms. */
export const returnRoutes: readonly Route[] = [
  page.post(
    `${CHECKOFF_PATH}/lists/:id/returns`,
    { access, summary: 'Read the deduction file of an employer; nothing is posted', bodyKind: 'multipart' },
    (ctx) => upload(ctx),
  ),
  page.get(`${RETURNS}/:id`, { access, summary: 'What a deduction file says, row by row' }, (ctx) =>
    returnPage(ctx),
  ),
  page.post(
    `${RETURNS}/:id/columns`,
    { access, summary: 'Choose by hand which column is what' },
    async (ctx) => {
      const typed = await readTyped(ctx);
      const columns = Object.fromEntries(
        DEDUCTION_SHEET.fields.flatMap(({ key }) => (typed[key] ? [[key, Number(typed[key])]] : [])),
      );
      try {
        await ctx.transaction((tx) => remapReturn(ctx, tx, { returnId: ctx.params.id!, columns }));
      } catch (error) {
        return returnPage(ctx, told(error));
      }
      return redirectTo(`${RETURNS}/${ctx.params.id}`, { tone: 'success', text: 'Baris diperiksa ulang.' });
    },
  ),
  page.post(`${RETURNS}/:id/post`, { access, summary: 'Post the rows that were confirmed' }, (ctx) =>
    post(ctx),
  ),
];

async function upload(ctx: RequestContext): Promise<Response | PageAnswer> {
  const listUrl = `${CHECKOFF_PATH}/lists/${ctx.params.id}`;
  try {
    await using form = await readMultipart(ctx.request.raw, {
      folder: path.join(ctx.app.config.dataFolder, 'uploading'),
      ...{ fileBytes: RETURN_BYTES, totalBytes: RETURN_BYTES + 128 * 1024, files: 1 },
    });
    const at = (name: string) => form.fields.get(name)?.at(-1)?.trim() ?? '';
    if (!ctx.isCsrfToken(at('_csrf'))) {
      throw new AppError(
        'stale_form',
        419,
        'Halaman ini sudah terlalu lama terbuka. Muat ulang, lalu kirim lagi.',
      );
    }
    const sent = form.files[0];
    if (!sent) throw invalid({ file: 'Pilih berkas potongan dari kampus dahulu.' });
    const { returnId, isNew } = await ctx.transaction((tx) =>
      takeReturn(ctx, tx, {
        ...{ listId: ctx.params.id!, path: sent.path, name: sent.name, receivedOn: at('receivedOn') },
      }),
    );
    return redirectTo(`${RETURNS}/${returnId}`, {
      tone: isNew ? 'success' : 'info',
      text: isNew
        ? 'Berkas terbaca. Belum ada yang dicatat; periksa dahulu.'
        : 'Berkas yang sama sudah pernah dimasukkan. Ini hasilnya waktu itu.',
    });
  } catch (error) {
    const problem = asAppError(error);
    if (!problem || ![409, 413, 422].includes(problem.status)) throw error;
    return renderPage({
      ...{ surface: 'console', title: 'Berkas potongan', menuUrl: CHECKOFF_PATH, help: 'iuran' },
      trail: TRAIL,
      status: problem.status,
      body: <UploadProblemView errors={errorsOf(problem)} backUrl={listUrl} />,
    });
  }
}

async function post(ctx: RequestContext): Promise<Response | PageAnswer> {
  const form = await readForm(ctx);
  let ids: string[];
  try {
    ids = pickedRows(form, { noun: 'potongan', most: MOST_POSTED });
  } catch (error) {
    return returnPage(ctx, told(error));
  }
  let done = 0;
  const left: string[] = [];
  for (const rowId of ids) {
    try {
      await ctx.transaction((tx) => postDeduction(ctx, tx, { returnId: ctx.params.id!, rowId }));
      done += 1;
    } catch (error) {
      // Posted meanwhile, one's own, or no longer on the list: it stays for a look of its own.
      const problem = asAppError(error);
      if (!problem || problem.status >= 500) throw error;
      if (!left.includes(problem.message)) left.push(problem.message);
    }
  }
  return redirectTo(`${RETURNS}/${ctx.params.id}`, {
    tone: left.length === 0 && done > 0 ? 'success' : 'info',
    text: [`${done} potongan dicatat.`, ...left].join(' '),
  });
}

async function returnPage(ctx: RequestContext, problem?: AppError): Promise<PageAnswer> {
  const shown = await ctx.transaction((tx) => readShown(ctx, tx));
  return renderPage({
    ...{ surface: 'console', title: shown.kept.fileName, menuUrl: CHECKOFF_PATH, help: 'iuran' },
    trail: [...TRAIL, { label: shown.list.number, url: `${CHECKOFF_PATH}/lists/${shown.list.id}` }],
    status: problem?.status ?? 200,
    body: <ReturnView {...shown} errors={errorsOf(problem)} />,
  });
}

async function readShown(ctx: RequestContext, tx: Tx) {
  const kept = await readReturn(tx, ctx.params.id!);
  const list = kept && (await readCheckoffList(tx, kept.listId));
  if (!kept || !list) throw notFound();
  const rows = await readReturnRows(ctx, tx, kept.id);
  const named = new Set(rows.map(({ itemId }) => itemId));
  const { table } = await rereadReturn(ctx, tx, kept);
  return {
    ...{ kept, list, rows },
    headings: table.headings.map(({ text }) => text),
    missing: (await readItems(tx, list.id)).filter(
      ({ id, outcome }) => outcome === 'waiting' && !named.has(id),
    ),
  };
}
