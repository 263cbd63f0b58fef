import { type PageAnswer, type RequestContext, readForm, redirectTo } from '#kernel/http';
import { AppError } from '#kernel/work';
import { addExtraField, readExtraFields } from '../extra-fields.ts';
import { columnPage } from '../pages/column-page.tsx';
import type { Register } from '../register.ts';
import { oneOf } from './parameters.ts';

/** The columns that the organisation added. */
export async function showColumns(ctx: RequestContext, register: Register): Promise<PageAnswer> {
  return columnPage({ register, extra: await ctx.transaction((tx) => readExtraFields(tx, register)) });
}

/** Adds a column, or shows what is wrong with it. */
export async function saveColumn(ctx: RequestContext, register: Register): Promise<PageAnswer | Response> {
  const form = await readForm(ctx);
  const typed = {
    label: oneOf(form.label) ?? '',
    type: oneOf(form.type) ?? '',
    choices: oneOf(form.choices) ?? '',
  };
  try {
    const field = await ctx.transaction((tx) => addExtraField(ctx, tx, register, typed));
    return redirectTo(`${register.page}/kolom`, {
      tone: 'success',
      text: `Kolom “${field.label}” ditambahkan.`,
    });
  } catch (error) {
    if (!(error instanceof AppError) || error.status !== 422) throw error;
    const extra = await ctx.transaction((tx) => readExtraFields(tx, register));
    return columnPage({ register, extra, typed, faults: error.fields });
  }
}
