import { readMapping, type SheetTable, writeProblemSheet, writeTemplate } from '#kernel/exchange';
import { contentDisposition, readMultipart } from '#kernel/files';
import {
  file,
  type PageAnswer,
  page,
  type RequestContext,
  type Route,
  readForm,
  redirectTo,
  renderPage,
} from '#kernel/http';
import { AppError, asAppError } from '#kernel/work';
import { checkToken } from './import-calls.ts';
import { importFolder } from './import-folder.ts';
import type { DuplicateDecision, ImportTarget } from './import-target.ts';
import { ReviewPage } from './review-page.tsx';
import {
  alreadyDone,
  cancelImport,
  chooseForImport,
  chooseSheet,
  listImports,
  openImport,
  readStaged,
  refuseUnsound,
  stageImport,
} from './staged-import.ts';
import { UploadPage } from './upload-page.tsx';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const DECISIONS: readonly DuplicateDecision[] = ['merge', 'separate', 'skip'];

/** The pages of one import: upload, review, and what can be done there. Each act is a plain form. */
export function importPages(target: ImportTarget, jobKind = 'commitImport'): Route[] {
  const access = target.right;
  const at = (id: string, rest = '') => `${target.pageUrl}/${id}${rest}`;

  return [
    page.get(target.pageUrl, { access, summary: 'Upload a sheet; imports so far' }, async (ctx) =>
      uploadPage(ctx, target),
    ),
    page.post(
      target.pageUrl,
      { access, summary: 'Read and check an uploaded sheet', bodyKind: 'multipart' },
      async (ctx) => {
        try {
          await using form = await readMultipart(ctx.request.raw, {
            folder: importFolder(ctx),
            fileBytes: 25 * 1024 * 1024,
            totalBytes: 26 * 1024 * 1024,
            files: 1,
          });
          checkToken(ctx, form.fields.get('_csrf')?.[0]);
          const upload = form.files[0];
          if (!upload) throw new AppError('file_missing', 422, 'Pilih berkas lebih dahulu.');
          const { staged } = await stageImport(ctx, target, upload);
          return redirectTo(at(staged.id));
        } catch (error) {
          const told = asAppError(error);
          if (told && told.status < 500 && told.status !== 419) return uploadPage(ctx, target, told);
          throw error;
        }
      },
    ),
    file.get(
      `${target.pageUrl}/template.xlsx`,
      { access, summary: 'Empty sheet with our headings' },
      async () => sheetAnswer(await writeTemplate(target.profile), `templat-${target.profile.title}.xlsx`),
    ),
    page.get(at(':id'), { access, summary: 'What was found in the sheet' }, async (ctx) =>
      reviewPage(ctx, target),
    ),
    page.post(at(':id', '/mapping'), { access, summary: 'Correct the columns by hand' }, async (ctx) => {
      const id = ctx.params.id!;
      const form = await readForm(ctx);
      return orTold(ctx, target, async () => {
        const { table } = await openImport(ctx, target, id);
        const given = Object.fromEntries(
          target.profile.fields.flatMap(({ key }) => {
            const column = String(form[key] ?? '');
            return column === '' ? [] : [[key, Number(column)]];
          }),
        );
        const mapping = readMapping(given, table.headings, target.profile.fields);
        await chooseForImport(ctx, target, id, (choices) => ({ ...choices, mapping }));
        return redirectTo(at(id), {
          tone: 'success',
          text: 'Kolom dicocokkan lagi dan semua baris diperiksa ulang.',
        });
      });
    }),
    page.post(
      at(':id', '/sheet'),
      { access, summary: 'Read another sheet of the file, or another row as its headings' },
      async (ctx) => {
        const id = ctx.params.id!;
        const { sheet, headerRow } = await readForm(ctx);
        return orTold(ctx, target, async () => {
          const place = { ...(sheet && { sheet: String(sheet) }), headerRow: Number(headerRow) };
          await chooseSheet(ctx, target, id, place);
          return redirectTo(at(id), {
            tone: 'success',
            text: 'Lembar dibaca ulang dan semua baris diperiksa lagi.',
          });
        });
      },
    ),
    page.post(
      at(':id', '/corrections'),
      { access, summary: 'Type right values for cells; decide about duplicates' },
      async (ctx) => {
        const id = ctx.params.id!;
        const form = await readForm(ctx);
        const { result, table } = await openImport(ctx, target, id);
        await chooseForImport(ctx, target, id, (choices) => {
          const corrections = { ...choices.corrections };
          const duplicates = { ...choices.duplicates };
          for (const [name, value] of Object.entries(form)) {
            const text = String(value).trim();
            if (name.startsWith('cell:') && text !== '') {
              const place = name.slice('cell:'.length);
              for (const row of form[`similar:${place}`]
                ? similarRows(table, choices.mapping, place)
                : [rowOf(place)]) {
                corrections[`${row}:${fieldOf(place)}`] = text;
              }
            }
            if (name.startsWith('pair:') && DECISIONS.includes(text as DuplicateDecision)) {
              const pair = name.slice('pair:'.length);
              if (result.duplicates.some(({ rows }) => rows.join('-') === pair))
                duplicates[pair] = text as DuplicateDecision;
            }
          }
          return { ...choices, corrections, duplicates };
        });
        const back = String(form.back ?? '');
        return redirectTo(at(id) + (back.startsWith('?') ? back : ''), {
          tone: 'success',
          text: 'Perbaikan disimpan dan baris diperiksa ulang.',
        });
      },
    ),
    page.post(at(':id', '/commit'), { access, summary: 'Turn the rows into data, as a job' }, async (ctx) => {
      const id = ctx.params.id!;
      refuseUnsound(target, (await openImport(ctx, target, id)).result);
      await ctx.transaction(async (tx) => {
        const staged = await readStaged(ctx, tx, id, 'for update');
        if (staged?.state === 'cancelled') throw alreadyDone(staged.state);
        if (staged?.state !== 'checked') return;
        const jobId = await ctx.app.jobs.add(ctx, tx, {
          kind: jobKind,
          title: `Impor ${target.profile.title}: ${staged.choices.fileName}`,
          input: { register: target.profile.register, importId: id },
        });
        await tx.execute(
          `update imports set state = 'committing', job_id = $2 where tenant_id = balai.tenant_id() and id = $1`,
          [id, jobId],
        );
      });
      return redirectTo(at(id));
    }),
    page.post(
      at(':id', '/cancel'),
      { access, summary: 'Drop this import; nothing was stored as data' },
      async (ctx) => {
        await cancelImport(ctx, target, ctx.params.id!);
        return redirectTo(target.pageUrl, {
          tone: 'info',
          text: 'Impor dibatalkan. Tidak ada data yang berubah.',
        });
      },
    ),
    file.get(
      at(':id', '/problems.xlsx'),
      { access, summary: 'The sheet with every problem marked, for repair in Excel' },
      async (ctx) => {
        const { table, result, staged } = await openImport(ctx, target, ctx.params.id!);
        const onlyProblems = ctx.query.get('only') === 'problems';
        const name = staged.choices.fileName.replace(/\.\w+$/, '');
        return sheetAnswer(
          await writeProblemSheet(table, result, { onlyProblems }),
          `${name} - perlu diperbaiki.xlsx`,
        );
      },
    ),
  ];
}

async function uploadPage(
  ctx: RequestContext,
  target: ImportTarget,
  problem?: AppError,
): Promise<PageAnswer> {
  return renderPage({
    surface: 'console',
    title: target.title,
    status: problem?.status ?? 200,
    menuUrl: target.pageUrl,
    help: 'impor',
    body: <UploadPage ctx={ctx} target={target} earlier={await listImports(ctx, target)} problem={problem} />,
  });
}

/** A choice that the file does not bear is told above the page it was made on. */
async function orTold(
  ctx: RequestContext,
  target: ImportTarget,
  choose: () => Promise<Response>,
): Promise<Response | PageAnswer> {
  try {
    return await choose();
  } catch (error) {
    const told = asAppError(error);
    if (told?.status !== 422) throw error;
    return reviewPage(ctx, target, told);
  }
}

async function reviewPage(
  ctx: RequestContext,
  target: ImportTarget,
  problem?: AppError,
): Promise<PageAnswer> {
  const checked = await openImport(ctx, target, ctx.params.id!);
  const jobId = checked.staged.jobId;
  const job = jobId
    ? await ctx.transaction((tx) =>
        tx.one<{ state: string; failure: string | null; done_count: number; total_count: number | null }>(
          'select state, failure, done_count, total_count from job_runs where tenant_id = balai.tenant_id() and id = $1',
          [jobId],
        ),
      )
    : undefined;
  // The job may have ended between the two readings: the import's own row says whether its result is on this page.
  const isWorking = checked.staged.state === 'committing' && job?.state !== 'failed';
  return renderPage({
    surface: 'console',
    title: checked.staged.choices.fileName,
    trail: [{ label: target.title, url: target.pageUrl }],
    menuUrl: target.pageUrl,
    help: 'impor',
    status: problem?.status ?? 200,
    ...(isWorking ? { headers: { refresh: '2' } } : {}),
    body: <ReviewPage ctx={ctx} target={target} checked={checked} job={job} problem={problem} />,
  });
}

function sheetAnswer(bytes: Buffer, name: string): Response {
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': XLSX,
      'content-disposition': contentDisposition(name),
      'cache-control': 'no-store',
    },
  });
}

const rowOf = (place: string) => Number(place.split(':')[0]);
const fieldOf = (place: string) => place.split(':')[1] ?? '';

/** Rows whose cell of this field says the same as the cell at `place`: one correction for all of them. */
function similarRows(table: SheetTable, mapping: Readonly<Record<string, number>>, place: string): number[] {
  const column = mapping[fieldOf(place)];
  if (column === undefined) return [];
  const said = table.rows.find(({ number }) => number === rowOf(place))?.cells[column]?.text.trim();
  return said
    ? table.rows.filter(({ cells }) => cells[column]?.text.trim() === said).map(({ number }) => number)
    : [];
}
