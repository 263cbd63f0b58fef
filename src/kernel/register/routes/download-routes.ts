import type { AccessTable, RightName } from '#kernel/access';
import { recordAudit } from '#kernel/audit';
import { todayIn, zoneOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { contentDisposition } from '#kernel/files';
import { file, listUrl, type RequestContext, type Route, type RouteAccess, redirectTo } from '#kernel/http';
import { formatCount } from '#kernel/money';
import { mayChange } from '../actor.ts';
import { type ExportFormat, exportEntries, planExport } from '../exchange/export-entries.ts';
import { EXPORT_INLINE_ROWS, type ExportInput, exportJobKind, MEDIA } from '../exchange/export-job.ts';
import { readExtraFields } from '../extra-fields.ts';
import { visibleFields } from '../pages/list-columns.tsx';
import { openKeysOf, printBook, ROWS_AT_ONCE } from '../print-book.ts';
import { countEntries } from '../read/find-entries.ts';
import { type BookQuery, readBookQuery } from '../read/list-query.ts';
import type { Register } from '../register.ts';
import { routesFor } from './routes-for.ts';

/** The book as files: what the list shows as Excel or CSV, and the printed form. */
export function downloadRoutes(register: Register, access: AccessTable): Route[] {
  const { page: address, title } = register;
  const when = routesFor(register, access);
  return [
    ...when('export', (right) =>
      (['xlsx', 'csv'] as const).map((format) =>
        file.get(
          `${address}/unduh/${format}`,
          { access: guarded(register, right), summary: `${title}: the list as ${format}` },
          (ctx) => exportList(ctx, register, format, access.product),
        ),
      ),
    ),
    ...(register.print
      ? when('print', (right) => [
          file.get(`${address}/cetak`, { access: right, summary: `${title}: the printed form` }, (ctx) =>
            print(ctx, register, access.product),
          ),
        ])
      : []),
  ];
}

/** A file with what stands sealed in the database asks for the password once more. */
function guarded(register: Register, right: RightName): RouteAccess {
  const isSealed = register.fields.some(({ sensitive }) => sensitive);
  return isSealed ? { ...right, gates: ['recent-password'] } : right;
}

async function exportList(
  ctx: RequestContext,
  register: Register,
  format: ExportFormat,
  product: string,
): Promise<Response> {
  const query = readBookQuery(register, ctx.query);
  return ctx.transaction(async (tx) => {
    const extra = await readExtraFields(tx, register);
    const plan = planExport(ctx, register, query, visibleFields({ register, extra, query }), extra);
    const total = await countEntries(ctx, tx, register, plan.query);
    await auditCopy(ctx, tx, register, 'exported', {
      format,
      rows: total,
      columns: [...plan.fields, ...plan.extra].map(({ key }) => key),
      filter: filterOf(ctx),
    });
    if (total > EXPORT_INLINE_ROWS && canWait(ctx)) {
      const fields = [...plan.fields, ...plan.extra].map(({ key }) => key);
      await queue(ctx, tx, { register, product, total, format, query: plan.query, fields });
      return later(ctx, register, `${formatCount(total)} baris sedang disiapkan.`);
    }
    const content = await joined(await exportEntries(ctx, tx, plan, format));
    return download(content, MEDIA[format], fileName(ctx, register, format));
  });
}

/** A list of one's own rows is never long, and a job would not know whose they are. */
function canWait(ctx: RequestContext): boolean {
  return ctx.reach?.isAll === true || ctx.reach?.isOwn === false;
}

async function print(ctx: RequestContext, register: Register, product: string): Promise<Response> {
  const asked = readBookQuery(register, ctx.query);
  const query: BookQuery = mayChange(ctx, register) ? asked : { ...asked, view: 'accepted' };
  return ctx.transaction(async (tx) => {
    const total = await countEntries(ctx, tx, register, query);
    const openKeys = openKeysOf(ctx, register);
    if (total > ROWS_AT_ONCE && canWait(ctx)) {
      await auditCopy(ctx, tx, register, 'printed', { rows: total, filter: filterOf(ctx) });
      await queue(ctx, tx, { register, product, total, format: 'book', query, fields: openKeys });
      return later(ctx, register, `Bukunya tebal, ${formatCount(total)} baris, jadi dicetak per jilid.`);
    }
    const extra = await readExtraFields(tx, register);
    const book = await printBook(ctx, tx, { register, query, extra, openKeys });
    const { rows, pages } = book;
    await auditCopy(ctx, tx, register, 'printed', { rows, pages, filter: filterOf(ctx) });
    return download(book.pdf, 'application/pdf', fileName(ctx, register, 'pdf'), 'inline');
  });
}

/** Leaves a large file to its job, which works behind the walls of whoever asked. */
async function queue(
  ctx: RequestContext,
  tx: Tx,
  given: Pick<ExportInput, 'format' | 'fields'> & {
    register: Register;
    product: string;
    total: number;
    query: BookQuery;
  },
): Promise<void> {
  const { register, product, total, format, fields } = given;
  const input: ExportInput = {
    ...{ register: register.key, format, fields, walls: ctx.walls },
    query: listUrl('', ctx.query, {
      page: null,
      ...(given.query.view === 'accepted' ? { 'filter[intake]': null } : {}),
    }).slice(1),
  };
  await ctx.app.jobs.add(ctx, tx, {
    kind: exportJobKind(product),
    title: `${format === 'book' ? 'Cetak' : 'Unduhan'} ${register.title}`,
    input: { ...input },
    total,
  });
}

/** The way back to the list, with a word on where the file will be. */
const later = (ctx: RequestContext, register: Register, why: string): Response =>
  redirectTo(`${register.page}${ctx.request.url.search}`, {
    tone: 'info',
    text: `${why} Berkasnya tersedia di Pekerjaan latar setelah selesai.`,
  });

async function auditCopy(
  ctx: RequestContext,
  tx: Tx,
  register: Register,
  act: 'exported' | 'printed',
  after: Readonly<Record<string, unknown>>,
): Promise<void> {
  await recordAudit(ctx, tx, {
    action: `${register.resource}.${act}`,
    resource: register.resource,
    objectLabel: register.title,
    after,
  });
}

function filterOf(ctx: RequestContext): string {
  return decodeURIComponent(listUrl('', ctx.query, { page: null }).slice(1));
}

function fileName(ctx: RequestContext, register: Register, ending: string): string {
  return `${register.title} ${todayIn(zoneOf(ctx.tenant.timeZone), ctx.now)}.${ending}`;
}

function download(
  content: Uint8Array,
  type: string,
  name: string,
  kind: 'attachment' | 'inline' = 'attachment',
): Response {
  return new Response(content as BodyInit, {
    headers: {
      'content-type': type,
      'content-length': String(content.byteLength),
      'content-disposition': contentDisposition(name, kind),
      'cache-control': 'no-store',
    },
  });
}

async function joined(parts: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const all: Uint8Array[] = [];
  for await (const part of parts) all.push(part);
  return Buffer.concat(all);
}
