import { z } from 'zod';
import {
  check,
  type PageAnswer,
  page,
  type RequestContext,
  type Route,
  readForm,
  redirectTo,
} from '#kernel/http';
import type { Product } from '#kernel/product';
import { AppError, notFound } from '#kernel/work';
import { localPath } from '../../routing/local-path.ts';
import { tenantAccess } from '../../routing/rights.ts';
import { type MenuLevel, menuFormPage, menuLevels, menuListPage } from './menu-pages.tsx';
import { listMenu, type MenuLine, type MenuValues, resetMenuEntry, saveMenuEntry } from './menu-rows.ts';

const form = z.object({
  label: z.string().trim().min(2, 'Isi namanya, paling sedikit 2 huruf.').max(60),
  icon: z
    .string()
    .trim()
    .regex(/^[a-z0-9-]{0,40}$/, 'Nama ikon hanya huruf kecil, angka, dan tanda hubung.')
    .default(''),
  order: z.coerce
    .number({ error: 'Isi angka.' })
    .int('Isi angka bulat.')
    .min(1, 'Isi angka 1 sampai 9999.')
    .max(9999),
  logic: z.enum(['ANY', 'ALL']).default('ANY'),
});

/** Renaming, ordering, restricting, hiding and adding entries of the sidebar. */
export function menuRoutes(product: Product): Route[] {
  return Object.values(menuLevels(product)).flatMap((level) => routesOf(product, level));
}

function routesOf(product: Product, level: MenuLevel): Route[] {
  const read = { resource: 'menu', right: 'read' };
  const update = { resource: 'menu', right: 'update' };
  const { here } = level;
  return [
    page.get(here, { access: read, summary: `${level.title} of the sidebar` }, async (ctx) =>
      menuListPage(ctx, product, level, await linesOf(ctx, product)),
    ),
    page.get(`${here}/baru`, { access: update, summary: 'Form for an own entry' }, async (ctx) =>
      menuFormPage(product, level, await linesOf(ctx, product), undefined),
    ),
    page.post(here, { access: update, summary: 'Add an own entry' }, (ctx) => save(ctx, product, level)),
    page.get(`${here}/:key`, { access: update, summary: 'Form of an entry' }, async (ctx) => {
      const lines = await linesOf(ctx, product);
      return menuFormPage(product, level, lines, findLine(ctx, level, lines));
    }),
    page.post(`${here}/:key`, { access: update, summary: 'Change an entry' }, (ctx) =>
      save(ctx, product, level),
    ),
    page.post(`${here}/:key/kembalikan`, { access: update, summary: 'Put an entry back' }, async (ctx) => {
      const line = findLine(ctx, level, await linesOf(ctx, product));
      await ctx.transaction((tx) => resetMenuEntry(ctx, tx, line));
      return redirectTo(here, {
        tone: 'success',
        text: line.isOwn ? 'Entri dihapus dari menu.' : 'Entri kembali ke baku.',
      });
    }),
  ];
}

async function save(ctx: RequestContext, product: Product, level: MenuLevel): Promise<Response | PageAnswer> {
  const lines = await linesOf(ctx, product);
  const line = ctx.params.key === undefined ? undefined : findLine(ctx, level, lines);
  const typed = await readForm(ctx);
  // A parent that shows when a child does has no fields for who sees it: it keeps what it has.
  const keeps = typed.logic === undefined ? line : undefined;
  const values: MenuValues = {
    label: String(typed.label ?? ''),
    icon: String(typed.icon ?? ''),
    order: Number(typed.order ?? 0),
    isEnabled: typed.enabled === '1',
    isPublic: keeps ? keeps.isPublic : typed.public === '1',
    logic: typed.logic === 'ALL' ? 'ALL' : 'ANY',
    required: keeps
      ? keeps.required.map(({ resource, right }) => `${resource}.${right}`)
      : [typed.required ?? []].flat(),
    ...(typeof typed.url === 'string' ? { url: typed.url.trim() } : {}),
    ...(typeof typed.parent === 'string' ? { parent: typed.parent } : {}),
  };
  try {
    const given = { ...values, ...check(form, { ...typed, logic: values.logic }) };
    checkOwn(level, lines, line, given);
    await ctx.transaction((tx) => saveMenuEntry(ctx, tx, product, line, given));
    const isParent = line?.hasChildren ?? (level.isParents && !given.url);
    const isForNobody = !isParent && !given.isPublic && given.required.length === 0;
    return redirectTo(level.here, {
      tone: isForNobody ? 'warning' : 'success',
      text: isForNobody
        ? 'Menu tersimpan, tetapi belum tampil bagi siapa pun. Pilih haknya, atau tampilkan bagi semua orang.'
        : 'Menu tersimpan. Berlaku pada halaman berikutnya.',
    });
  } catch (error) {
    if (!(error instanceof AppError) || error.status !== 422) throw error;
    return menuFormPage(product, level, lines, line, values, error.fields);
  }
}

function checkOwn(
  level: MenuLevel,
  lines: readonly MenuLine[],
  line: MenuLine | undefined,
  given: MenuValues,
): void {
  if (line && !line.isOwn) return;
  const isParent = level.isParents && !given.url && (line === undefined || line.hasChildren);
  if (!isParent && localPath(given.url) === undefined) {
    throw new AppError('invalid', 422, 'Ada isian yang perlu diperbaiki.', {
      url: 'Isi alamat halaman di situs ini, misalnya /berita.',
    });
  }
  if (!level.isParents && !lines.some(({ key, hasChildren }) => key === given.parent && hasChildren)) {
    throw new AppError('invalid', 422, 'Ada isian yang perlu diperbaiki.', {
      parent: 'Pilih menu induknya.',
    });
  }
}

async function linesOf(ctx: RequestContext, product: Product): Promise<MenuLine[]> {
  const { menuChanges = [] } = await tenantAccess(ctx.app, ctx.tenant, ctx.accessVersion);
  return listMenu(product.menu, menuChanges);
}

function findLine(ctx: RequestContext, level: MenuLevel, lines: readonly MenuLine[]): MenuLine {
  const line = lines.find(
    ({ key, parent }) => key === ctx.params.key && (parent === undefined) === level.isParents,
  );
  if (!line) throw notFound();
  return line;
}
