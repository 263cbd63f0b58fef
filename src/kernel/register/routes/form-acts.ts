import { randomUUID } from 'node:crypto';
import { zoneOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { type PageAnswer, type RequestContext, readForm, redirectTo } from '#kernel/http';
import { AppError } from '#kernel/work';
import { readExtraFields } from '../extra-fields.ts';
import { isWritable } from '../field.ts';
import { detailPage } from '../pages/detail-page.tsx';
import { formPage, initialTexts, typedOf, typedRows } from '../pages/form-page.tsx';
import { findEntry } from '../read/find-entry.ts';
import { readReferenceOptions } from '../read/reference-options.ts';
import type { Register } from '../register.ts';
import { createEntry } from '../save/create-entry.ts';
import { once } from '../save/once.ts';
import { readEntryForm } from '../save/read-entry-form.ts';
import { updateEntry } from '../save/update-entry.ts';
import { openEntry } from '../sensitive.ts';
import { createShape, updateShape } from '../shapes.ts';
import { detailProps } from './entry-page.ts';
import { idOf, oneOf } from './parameters.ts';

/** The form of a new entry. */
export async function showNewForm(ctx: RequestContext, register: Register): Promise<PageAnswer> {
  const { extra, options } = await ctx.transaction((tx) => readFormParts(tx, register));
  return formPage({
    ctx,
    register,
    extra,
    options,
    typed: initialTexts(ctx, register),
    sendKey: randomUUID(),
  });
}

/** Writes what the form holds, or shows it again (422) with everything typed. */
export async function saveNew(ctx: RequestContext, register: Register): Promise<PageAnswer | Response> {
  const form = await readForm(ctx);
  const { extra, options } = await ctx.transaction((tx) => readFormParts(tx, register));
  const read = readEntryForm(
    register,
    {
      fields: register.fields,
      extra,
      shape: createShape(register, extra),
      zone: zoneOf(ctx.tenant.timeZone),
    },
    form,
  );
  const key = oneOf(form._key);
  const again = (faults: AppError['fields'], problem?: AppError) =>
    formPage({
      ctx,
      register,
      extra,
      options,
      typed: read.typed,
      childRows: read.childRows,
      faults,
      sendKey: key || randomUUID(),
      ...(problem ? { problem } : {}),
    });
  if (Object.keys(read.faults).length > 0) return again(read.faults);
  try {
    const { extra: added, ...values } = read.values;
    const { answer } = await ctx.transaction((tx) =>
      once(ctx, tx, `${register.key}.create`, key, () =>
        createEntry(ctx, tx, register, { values, extra: added as Record<string, unknown> | undefined }),
      ),
    );
    return redirectTo(`${register.page}/${answer.id}`, {
      tone: 'success',
      text: answer.number === null ? 'Tersimpan.' : `Tersimpan di buku dengan nomor ${answer.number}.`,
    });
  } catch (error) {
    if (error instanceof AppError && error.status === 422) return again(error.fields);
    throw error;
  }
}

/** The form of an entry that is still open to change; sealed values in it are opened, and that is logged. */
export async function showChangeForm(ctx: RequestContext, register: Register): Promise<PageAnswer> {
  return ctx.transaction(async (tx) => {
    const found = await findEntry(ctx, tx, register, idOf(ctx));
    if (found.answer) return detailPage({ ...(await detailProps(ctx, tx, register, found)), status: 409 });
    const hasSealed = register.fields.some((field) => isWritable(field) && found.sealed[field.key]);
    const entry = hasSealed ? await openEntry(ctx, tx, register, found) : found;
    const { extra, options } = await readFormParts(tx, register);
    return formPage({
      ctx,
      register,
      extra,
      options,
      entry,
      typed: typedOf(ctx, register, extra, entry),
      childRows: typedRows(ctx, register, entry),
      sendKey: randomUUID(),
    });
  });
}

/** Saves a change, or shows the form again: 422 for faults, 409 when somebody was faster, 403 for a rule of the book. */
export async function saveChange(ctx: RequestContext, register: Register): Promise<PageAnswer | Response> {
  const form = await readForm(ctx);
  const version = Number(oneOf(form.version));
  const { extra, options, entry } = await ctx.transaction(async (tx) => ({
    ...(await readFormParts(tx, register)),
    entry: await findEntry(ctx, tx, register, idOf(ctx)),
  }));
  const read = readEntryForm(
    register,
    {
      fields: register.fields,
      extra,
      shape: updateShape(register, extra),
      zone: zoneOf(ctx.tenant.timeZone),
    },
    form,
  );
  const again = (faults: AppError['fields'], problem?: AppError) =>
    formPage({
      ctx,
      register,
      extra,
      options,
      // After a conflict the form goes on from what is stored now, with what was typed in it.
      entry: problem ? entry : { ...entry, version },
      typed: read.typed,
      childRows: read.childRows,
      faults,
      sendKey: randomUUID(),
      ...(problem ? { problem } : {}),
    });
  if (Object.keys(read.faults).length > 0) return again(read.faults);
  try {
    const { extra: added, ...values } = read.values;
    const change = { values, extra: added as Record<string, unknown> | undefined, version };
    await ctx.transaction((tx) => updateEntry(ctx, tx, register, idOf(ctx), change));
    return redirectTo(`${register.page}/${idOf(ctx)}`, { tone: 'success', text: 'Perubahan tersimpan.' });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.status === 422) return again(error.fields);
    if (error.status === 409 || error.status === 403) return again({}, error);
    throw error;
  }
}

async function readFormParts(tx: Tx, register: Register) {
  const [extra, options] = await Promise.all([
    readExtraFields(tx, register),
    readReferenceOptions(tx, register),
  ]);
  return { extra, options };
}
