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
import { AppError } from '#kernel/work';
import { adminAddresses, FORMER_ADDRESSES } from '../addresses.ts';
import { newRolePage, rolePage, rolesPage } from './role-pages.tsx';
import { roleRightsPage, saveRoleRights } from './role-rights.tsx';
import { createRole, deleteRole, updateRole } from './role-rows.ts';

const form = z.object({
  label: z
    .string({ error: 'Isi nama perannya.' })
    .trim()
    .min(3, 'Isi nama perannya, paling sedikit 3 huruf.')
    .max(60),
  description: z.string().trim().max(300, 'Paling panjang 300 huruf.').default(''),
});

/** Standard roles to look at, own roles to make and shape. */
export function roleRoutes(product: Product): Route[] {
  const { roles: here } = adminAddresses(product);
  const read = { resource: 'role', right: 'read' };
  const fresh = ['recent-password'] as const;
  const rights = { resource: 'access-matrix', right: 'update', gates: fresh };
  const former = Object.entries(FORMER_ADDRESSES[product.kind] ?? {}).filter(([, name]) => name === 'roles');
  return [
    page.get(here, { access: read, summary: 'Roles' }, (ctx) => rolesPage(ctx, product)),
    page.get(
      `${here}/baru`,
      { access: { resource: 'role', right: 'create' }, summary: 'Form for an own role' },
      () => newRolePage(product),
    ),
    page.post(
      here,
      { access: { resource: 'role', right: 'create', gates: fresh }, summary: 'Make an own role' },
      (ctx) => create(ctx, product),
    ),
    page.get(`${here}/:key`, { access: read, summary: 'One role and its rights' }, (ctx) =>
      rolePage(ctx, product),
    ),
    page.post(
      `${here}/:key`,
      {
        access: { resource: 'role', right: 'update', gates: fresh },
        summary: 'Rename an own role, switch it off',
      },
      (ctx) => update(ctx, product),
    ),
    page.post(
      `${here}/:key/hapus`,
      { access: { resource: 'role', right: 'delete', gates: fresh }, summary: 'Remove an own role' },
      (ctx) => remove(ctx, product),
    ),
    page.get(`${here}/:key/hak`, { access: rights, summary: 'Form of all rights of an own role' }, (ctx) =>
      roleRightsPage(ctx, product),
    ),
    page.post(`${here}/:key/hak`, { access: rights, summary: 'Set the rights of an own role' }, (ctx) =>
      saveRoleRights(ctx, product),
    ),
    ...former.map(([path]) =>
      page.get(path, { access: read, summary: 'Former address of the roles' }, (ctx) =>
        rolesPage(ctx, product),
      ),
    ),
  ];
}

async function create(ctx: RequestContext, product: Product): Promise<Response | PageAnswer> {
  const { roles: here } = adminAddresses(product);
  const typed = await readForm(ctx);
  try {
    const given = check(form, typed);
    const key = await ctx.transaction((tx) => createRole(ctx, tx, given));
    const next = ctx.can('access-matrix', 'update') ? `${here}/${key}/hak` : `${here}/${key}`;
    return redirectTo(next, { tone: 'success', text: `Peran ${given.label} dibuat. Pilih haknya.` });
  } catch (error) {
    if (!(error instanceof AppError) || error.status !== 422) throw error;
    return newRolePage(product, textsOf(typed), error.fields);
  }
}

async function update(ctx: RequestContext, product: Product): Promise<Response | PageAnswer> {
  const { roles: here } = adminAddresses(product);
  const typed = await readForm(ctx);
  try {
    const given = { ...check(form, typed), isActive: typed.active === '1' };
    await ctx.transaction((tx) => updateRole(ctx, tx, ctx.params.key ?? '', given));
    return redirectTo(`${here}/${ctx.params.key}`, { tone: 'success', text: 'Peran tersimpan.' });
  } catch (error) {
    if (!(error instanceof AppError) || (error.status !== 422 && error.status !== 409)) throw error;
    return rolePage(
      ctx,
      product,
      textsOf(typed),
      error.status === 422 ? error.fields : { form: error.message },
    );
  }
}

async function remove(ctx: RequestContext, product: Product): Promise<Response | PageAnswer> {
  const { roles: here } = adminAddresses(product);
  try {
    await ctx.transaction((tx) => deleteRole(ctx, tx, ctx.params.key ?? ''));
    return redirectTo(here, { tone: 'success', text: 'Peran dihapus.' });
  } catch (error) {
    if (!(error instanceof AppError) || error.status !== 409) throw error;
    return rolePage(ctx, product, undefined, { form: error.message });
  }
}

function textsOf(typed: Record<string, string | string[]>) {
  return { label: String(typed.label ?? ''), description: String(typed.description ?? '') };
}
