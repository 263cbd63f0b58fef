import { z } from 'zod';
import { columnName, readMapping } from '#kernel/exchange';
import { readMultipart } from '#kernel/files';
import { api, check, json, type RequestContext, type Route, readJson } from '#kernel/http';
import { AppError, forbidden, notFound } from '#kernel/work';
import { importFolder } from './import-folder.ts';
import type { ImportTarget } from './import-target.ts';
import {
  type CheckedImport,
  chooseForImport,
  commitImport,
  type GivenPlaces,
  openImport,
  readStaged,
  stageImport,
} from './staged-import.ts';

const problem = z.object({
  row: z.number().int(),
  column: z.string(),
  code: z.string(),
  message: z.string(),
});
const counts = z.object({
  created: z.number(),
  updated: z.number(),
  unchanged: z.number(),
  pending: z.number(),
});
const answer = z.object({
  id: z.string(),
  state: z.enum(['checked', 'committing', 'committed', 'cancelled']),
  sheet: z.string().describe('The sheet that was read'),
  headerRow: z.number().int().describe('Number of the row of headings, the first row is 1'),
  sheets: z
    .array(z.object({ name: z.string(), rows: z.number().int(), isHidden: z.boolean() }))
    .describe('All sheets of the file: upload again with `sheet` to read another'),
  mapping: z.record(z.string(), z.string()).describe('Field to the heading of its column'),
  unusedColumns: z
    .array(z.object({ column: z.string(), heading: z.string() }))
    .describe('Columns that nothing is read from'),
  totals: z.record(z.string(), z.unknown()).describe('rows, clean, withErrors, withWarnings, byCode …'),
  problems: z.array(problem).describe('Codes that begin with `warn_` are doubts; the others hold a row back'),
  duplicates: z
    .array(z.object({ rows: z.array(z.number()), kind: z.string() }))
    .describe('Rows that may be one and the same; undecided ones wait for a person'),
  skipped: z
    .array(z.object({ row: z.number().int(), reason: z.string(), text: z.string() }))
    .describe('Rows that are no records: sums, repeated headings, signatures'),
  result: counts.nullable().describe('null until the import is committed'),
});

/** What an upload holds; names of registers and their fields come from the targets, so that the document tells them. */
function uploadOf(targets: readonly ImportTarget[]) {
  const fields = targets
    .map(({ profile }) => `${profile.register}: ${profile.fields.map(({ key }) => key).join(', ')}`)
    .join('; ');
  return z.object({
    file: z.file().describe('.xlsx or .csv, 25 MB at most'),
    register: z.enum(targets.map(({ profile }) => profile.register)).describe('What the rows become'),
    mapping: z
      .string()
      .optional()
      .describe(
        `JSON, instead of the guess: field to column, by letters ("F"), index from 0, or heading; {"nik":"C"}. Fields of ${fields}`,
      ),
    sheet: z.string().optional().describe('Name of the sheet, instead of the best one'),
    headerRow: z.string().optional().describe('Number of the row of headings, instead of the guess'),
  });
}

/** `/api/v1/imports` (public contract, DESIGN §9), for every register a sheet can be imported into. */
export function importCalls(targets: readonly ImportTarget[]): Route[] {
  const access = { anyOf: targets.map(({ right }) => ({ resource: right.resource, right: right.right })) };
  const targetOf = (ctx: RequestContext, register: string) => {
    const target = targets.find(({ profile }) => profile.register === register);
    if (!target)
      throw new AppError('unknown_register', 422, `Tidak ada buku "${register.slice(0, 60)}" untuk diimpor.`);
    if (!ctx.can(target.right.resource, target.right.right)) throw forbidden();
    return target;
  };
  const openById = async (ctx: RequestContext) => {
    const staged = await ctx.transaction((tx) => readStaged(ctx, tx, ctx.params.id ?? ''));
    if (!staged) throw notFound();
    return targetOf(ctx, staged.register);
  };

  return [
    api.post(
      '/api/v1/imports',
      {
        access,
        summary:
          'Upload a sheet: columns are guessed or taken from `mapping`, every problem is listed, nothing is stored as data',
        bodyKind: 'multipart',
        body: uploadOf(targets),
        answer,
        status: 201,
      },
      async (ctx) => {
        await using form = await readMultipart(ctx.request.raw, {
          folder: importFolder(ctx),
          fileBytes: 25 * 1024 * 1024,
          totalBytes: 26 * 1024 * 1024,
          files: 1,
        });
        checkToken(ctx, form.fields.get('_csrf')?.[0]);
        const target = targetOf(ctx, form.fields.get('register')?.[0] ?? '');
        const file = form.files[0];
        if (!file)
          throw new AppError('file_missing', 422, 'Sertakan berkas pada isian file.', {
            file: 'Pilih berkas.',
          });
        return json(describe(await stageImport(ctx, target, file, readPlaces(form.fields))), 201);
      },
    ),
    api.get('/api/v1/imports/:id', { access, summary: 'An import with its problems', answer }, async (ctx) =>
      json(describe(await openImport(ctx, await openById(ctx), ctx.params.id!))),
    ),
    api.put(
      '/api/v1/imports/:id/mapping',
      {
        access,
        summary: 'Correct the columns by hand: field to column (letters, index or heading)',
        body: z.record(z.string(), z.unknown()),
        answer,
      },
      async (ctx) => {
        const target = await openById(ctx);
        const given = check(z.record(z.string(), z.unknown()), await readJson(ctx));
        const { table } = await openImport(ctx, target, ctx.params.id!);
        const mapping = readMapping(given, table.headings, target.profile.fields);
        await chooseForImport(ctx, target, ctx.params.id!, (choices) => ({ ...choices, mapping }));
        return json(describe(await openImport(ctx, target, ctx.params.id!)));
      },
    ),
    api.post(
      '/api/v1/imports/:id/commit',
      { access, summary: 'Turn the rows into data, once', answer: counts },
      async (ctx) => json(await commitImport(ctx, await openById(ctx), ctx.params.id!)),
    ),
  ];
}

function describe({ staged, table, result, unused }: CheckedImport) {
  return {
    id: staged.id,
    state: staged.state,
    sheet: table.name,
    headerRow: table.headerRow,
    sheets: table.sheets,
    unusedColumns: unused.map(({ column, heading }) => ({ column: columnName(column), heading })),
    mapping: Object.fromEntries(
      Object.entries(staged.choices.mapping).map(([field, column]) => [
        field,
        table.headings[column]?.text ?? '',
      ]),
    ),
    totals: result.totals,
    problems: result.problems.map(({ row, column, code, message }) => ({ row, column, code, message })),
    duplicates: result.duplicates,
    skipped: result.skipped,
    result: staged.result,
  };
}

function readPlaces(fields: ReadonlyMap<string, readonly string[]>): GivenPlaces {
  const said = (name: string) => fields.get(name)?.[0] || undefined;
  const [mapping, sheet, headerRow] = [said('mapping'), said('sheet'), said('headerRow')];
  return {
    ...(mapping && { mapping: parseMapping(mapping) }),
    ...(sheet && { sheet }),
    ...(headerRow && { headerRow: Number(headerRow) }),
  };
}

function parseMapping(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new AppError('malformed_json', 400, 'Isian mapping bukan JSON yang sah.');
  }
}

/** A cookie session proves itself by the form's token; a bearer token needs none. */
export function checkToken(ctx: RequestContext, token: string | undefined): void {
  if (ctx.request.headers.has('authorization')) return;
  if (ctx.isCsrfToken(token ?? ctx.request.headers.get('x-csrf-token'))) return;
  throw new AppError(
    'stale_form',
    419,
    'Halaman ini sudah terlalu lama terbuka. Muat ulang halamannya, lalu kirim lagi.',
  );
}
