import type { Difference, Scope } from '#kernel/access';
import { type PageAnswer, page, type RequestContext, type Route, readForm, redirectTo } from '#kernel/http';
import type { Product } from '#kernel/product';
import { AppError } from '#kernel/work';
import { adminAddresses } from '../addresses.ts';
import { matrixPage } from './matrix-page.tsx';
import { RiskNotConfirmed, recordDifference, withdrawDifference } from './record-difference.ts';
import { findRow, rowAddress, scopesOf } from './right-words.ts';
import { rowPage, type TypedChange } from './row-page.tsx';

/** The matrix as a page, and this organisation's own differences from it. */
export function matrixRoutes(product: Product): Route[] {
  const { matrix: here } = adminAddresses(product);
  const read = { resource: 'access-matrix', right: 'read' };
  const change = { resource: 'access-matrix', right: 'update', gates: ['recent-password'] } as const;
  return [
    page.get(here, { access: read, summary: 'The access matrix' }, (ctx) => matrixPage(ctx, product)),
    page.get(`${here}/:right`, { access: read, summary: 'One row of the matrix' }, (ctx) =>
      rowPage(ctx, product),
    ),
    page.post(`${here}/:right`, { access: change, summary: 'Change a right of a role here' }, (ctx) =>
      changeRight(ctx, product),
    ),
    page.post(`${here}/:right/kembalikan`, { access: change, summary: 'Go back to the standard' }, (ctx) =>
      goBack(ctx, product),
    ),
  ];
}

async function changeRight(ctx: RequestContext, product: Product): Promise<Response | PageAnswer> {
  const typed = await readForm(ctx);
  const values: TypedChange = {
    role: String(typed.role ?? ''),
    right: String(typed.right ?? ''),
    result: String(typed.result ?? ''),
    why: String(typed.why ?? '').slice(0, 500),
  };
  const row = findRow(product.access, ctx.params.right ?? '');
  const isScope = (text: string): text is Scope => scopesOf(product.access).some((scope) => scope === text);
  if (!row?.verbs.includes(values.right) || (values.result !== 'revoke' && !isScope(values.result))) {
    return rowPage(ctx, product, values, { change: 'Pilih peran, hak, dan menjadi apa.' });
  }
  const wanted = {
    role: values.role,
    resource: row.resource,
    right: values.right,
    effect: values.result === 'revoke' ? ('revoke' as const) : ('grant' as const),
    scope: isScope(values.result) ? values.result : ('all' as const),
    why: values.why,
  };
  try {
    await ctx.transaction((tx) => recordDifference(ctx, tx, wanted, typed.understood === '1'));
    return redirectTo(rowAddress(adminAddresses(product).matrix, row), {
      tone: 'success',
      text: 'Perubahan tercatat dan sudah berlaku.',
    });
  } catch (error) {
    if (!(error instanceof AppError) || (error.status !== 422 && error.code !== 'last_keeper')) throw error;
    const errors = error.status === 422 ? error.fields : { change: error.message };
    return rowPage(ctx, product, values, errors, error instanceof RiskNotConfirmed ? error.risks : []);
  }
}

async function goBack(ctx: RequestContext, product: Product): Promise<Response | PageAnswer> {
  const typed = await readForm(ctx);
  const row = findRow(product.access, ctx.params.right ?? '');
  if (!row) return rowPage(ctx, product);
  const which: Pick<Difference, 'role' | 'resource' | 'right'> = {
    role: String(typed.role ?? ''),
    resource: row.resource,
    right: String(typed.right ?? ''),
  };
  try {
    await ctx.transaction((tx) => withdrawDifference(ctx, tx, which));
  } catch (error) {
    if (error instanceof AppError && error.status === 409) {
      return rowPage(ctx, product, undefined, { form: error.message });
    }
    throw error;
  }
  return redirectTo(rowAddress(adminAddresses(product).matrix, row), {
    tone: 'success',
    text: 'Kembali ke baku.',
  });
}
