import { randomUUID } from 'node:crypto';
import { type AccessTable, hasRight } from '#kernel/access';
import { zoneOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import {
  AppError,
  listUrl,
  type PageAnswer,
  page,
  type RequestContext,
  type Route,
  readForm,
  redirectTo,
} from '#kernel/http';
import { mayChange, mayDo } from '../actor.ts';
import { addExtraField, extraFieldsFrom, extraFieldsStatement, readExtraFields } from '../extra-fields.ts';
import { isWritable } from '../field.ts';
import { columnPage } from '../pages/column-page.tsx';
import { deletePage } from '../pages/delete-page.tsx';
import { type DetailPageProps, detailPage } from '../pages/detail-page.tsx';
import { formPage, initialTexts, typedOf, typedRows } from '../pages/form-page.tsx';
import { listPage } from '../pages/list-page.tsx';
import { type Entry, nameOf } from '../read/entry.ts';
import { readFileInfos } from '../read/file-infos.ts';
import { findEntries } from '../read/find-entries.ts';
import { findEntry } from '../read/find-entry.ts';
import { readHistory } from '../read/history.ts';
import { readBookQuery } from '../read/list-query.ts';
import { readReferenceOptions } from '../read/reference-options.ts';
import type { Register } from '../register.ts';
import { answerEntry } from '../save/answer-entry.ts';
import { createEntry } from '../save/create-entry.ts';
import { deleteEntry, restoreEntry } from '../save/delete-entry.ts';
import { judgeIntake } from '../save/judge-intake.ts';
import { once } from '../save/once.ts';
import { publishEntry, withdrawEntry } from '../save/publish-entry.ts';
import { readEntryForm } from '../save/read-entry-form.ts';
import { updateEntry } from '../save/update-entry.ts';
import { openEntry } from '../sensitive.ts';
import { createShape, updateShape } from '../shapes.ts';
import { routesFor } from './routes-for.ts';

/** The pages of a book for who works with it: list, entry, forms and their acts. */
export function pageRoutes(register: Register, access: AccessTable): Route[] {
  const { page: address, title } = register;
  const when = routesFor(register, access);
  const canSet = hasRight(access, 'settings', 'update') || access.synonyms['settings.update'] !== undefined;
  return [
    ...when('read', (right) => [
      page.get(address, { access: right, summary: `${title}: list` }, (ctx) => showList(ctx, register)),
    ]),
    ...when('create', (right) => [
      page.get(`${address}/baru`, { access: right, summary: `${title}: form` }, (ctx) =>
        showNewForm(ctx, register),
      ),
      page.post(`${address}/baru`, { access: right, summary: `${title}: add` }, (ctx) =>
        saveNew(ctx, register),
      ),
    ]),
    ...(canSet
      ? [
          page.get(
            `${address}/kolom`,
            { access: { resource: 'settings', right: 'update' }, summary: `${title}: columns of its own` },
            async (ctx) =>
              columnPage({ register, extra: await ctx.transaction((tx) => readExtraFields(tx, register)) }),
          ),
          page.post(
            `${address}/kolom`,
            { access: { resource: 'settings', right: 'update' }, summary: `${title}: add a column` },
            (ctx) => saveColumn(ctx, register),
          ),
        ]
      : []),
    ...when('read', (right) => [
      page.get(`${address}/:id`, { access: right, summary: `${title}: one entry` }, (ctx) =>
        showEntry(ctx, register),
      ),
    ]),
    ...when('update', (right) => [
      page.get(`${address}/:id/ubah`, { access: right, summary: `${title}: form` }, (ctx) =>
        showChangeForm(ctx, register),
      ),
      page.post(`${address}/:id/ubah`, { access: right, summary: `${title}: change` }, (ctx) =>
        saveChange(ctx, register),
      ),
      ...(register.intake
        ? (['terima', 'tolak'] as const).map((verdict) =>
            page.post(
              `${address}/:id/${verdict}`,
              {
                access: right,
                summary: `${title}: ${verdict === 'terima' ? 'accept' : 'refuse'} what a visitor sent`,
              },
              (ctx) => judge(ctx, register, verdict === 'terima' ? 'accepted' : 'refused'),
            ),
          )
        : []),
    ]),
    ...when('delete', (right) => [
      page.get(
        `${address}/:id/hapus`,
        { access: right, summary: `${title}: ask before deleting` },
        async (ctx) =>
          deletePage({
            ctx,
            register,
            entry: await ctx.transaction((tx) => findEntry(ctx, tx, register, idOf(ctx))),
          }),
      ),
      page.post(`${address}/:id/hapus`, { access: right, summary: `${title}: delete` }, (ctx) =>
        remove(ctx, register),
      ),
      page.post(`${address}/:id/pulihkan`, { access: right, summary: `${title}: put back` }, (ctx) =>
        putBack(ctx, register),
      ),
    ]),
    ...(register.answer
      ? when('answer', (right) => [
          page.post(`${address}/:id/tanggapan`, { access: right, summary: `${title}: answer` }, (ctx) =>
            answer(ctx, register),
          ),
        ])
      : []),
    ...(register.publish
      ? when('publish', (right) => [
          page.post(`${address}/:id/terbit`, { access: right, summary: `${title}: publish` }, (ctx) =>
            publish(ctx, register),
          ),
          page.post(`${address}/:id/tarik`, { access: right, summary: `${title}: withdraw` }, (ctx) =>
            withdraw(ctx, register),
          ),
        ])
      : []),
  ];
}

async function showList(ctx: RequestContext, register: Register): Promise<PageAnswer | Response> {
  const query = readBookQuery(register, ctx.query);
  const needsHeld = register.intake !== undefined && mayChange(ctx, register);
  const found = await findEntries(ctx, register, query, [
    extraFieldsStatement,
    ...(needsHeld ? [heldStatement(ctx, register)] : []),
  ]);
  const lastPage = Math.max(1, Math.ceil(found.total / query.size));
  if (query.page > lastPage) return redirectTo(listUrl(register.page, ctx.query, { page: lastPage }));
  const [extraRows, heldRows] = found.more;
  const hasReferences = register.fields.some(({ type, filter }) => type === 'reference' && filter);
  const removed = ctx.query.get('dihapus');
  return listPage({
    ctx,
    register,
    extra: extraFieldsFrom(register, extraRows),
    query,
    items: found.items,
    total: found.total,
    held: (heldRows?.[0] as { held: number } | undefined)?.held ?? 0,
    deleted:
      removed && mayDo(ctx, register, 'delete') ? await findDeleted(ctx, register, removed) : undefined,
    options: hasReferences ? await ctx.transaction((tx) => readReferenceOptions(tx, register)) : new Map(),
  });
}

const heldStatement = (ctx: RequestContext, register: Register) => ({
  text: `select count(*)::int as held from ${register.table}
    where tenant_id = $1 and intake_state = 'held' and deleted_at is null`,
  values: [ctx.tenant.id],
});

/** The entry whose deletion may be undone from the notice; nothing when it has been put back or never was. */
async function findDeleted(ctx: RequestContext, register: Register, id: string) {
  return ctx.transaction(async (tx) => {
    const row = /^[0-9a-f-]{36}$/.test(id)
      ? await tx.one(
          `select 1 from ${register.table} where tenant_id = balai.tenant_id() and id = $1 and deleted_at is not null`,
          [id],
        )
      : undefined;
    if (!row) return undefined;
    const entry = await findEntry(ctx, tx, register, id, { withDeleted: true });
    return { id, name: nameOf(register, entry, zoneOf(ctx.tenant.timeZone)) };
  });
}

async function showNewForm(ctx: RequestContext, register: Register): Promise<PageAnswer> {
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

async function saveNew(ctx: RequestContext, register: Register): Promise<PageAnswer | Response> {
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

async function showEntry(ctx: RequestContext, register: Register): Promise<PageAnswer> {
  return ctx.transaction(async (tx) => {
    const entry = await findEntry(ctx, tx, register, idOf(ctx));
    const isOpened = ctx.query.get('buka') === '1';
    return detailPage(
      await detailProps(
        ctx,
        tx,
        register,
        isOpened ? await openEntry(ctx, tx, register, entry) : entry,
        isOpened,
      ),
    );
  });
}

async function detailProps(
  ctx: RequestContext,
  tx: Tx,
  register: Register,
  entry: Entry,
  isOpened = false,
): Promise<DetailPageProps> {
  // The log of an entry is for who works with the book; a reader of it sees the entry.
  const isInsider = mayChange(ctx, register) || mayDo(ctx, register, 'export') || ctx.can('audit', 'read');
  return {
    ctx,
    register,
    extra: await readExtraFields(tx, register),
    entry,
    history: isInsider ? await readHistory(tx, register, entry.id) : [],
    files: await readFileInfos(tx, register, entry),
    isOpened,
  };
}

async function showChangeForm(ctx: RequestContext, register: Register): Promise<PageAnswer> {
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

async function saveChange(ctx: RequestContext, register: Register): Promise<PageAnswer | Response> {
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
    if (error.status === 409) return again({}, error);
    throw error;
  }
}

async function remove(ctx: RequestContext, register: Register): Promise<PageAnswer | Response> {
  const reason = (oneOf((await readForm(ctx)).reason) ?? '').trim();
  if (reason.length < 5 || reason.length > 500) {
    const entry = await ctx.transaction((tx) => findEntry(ctx, tx, register, idOf(ctx)));
    return deletePage({
      ctx,
      register,
      entry,
      typed: reason,
      fault: 'Tulis alasannya, paling sedikit 5 huruf.',
    });
  }
  await ctx.transaction((tx) => deleteEntry(ctx, tx, register, idOf(ctx), reason));
  return redirectTo(`${register.page}?dihapus=${idOf(ctx)}`);
}

async function putBack(ctx: RequestContext, register: Register): Promise<Response> {
  await ctx.transaction((tx) => restoreEntry(ctx, tx, register, idOf(ctx)));
  return redirectTo(`${register.page}/${idOf(ctx)}`, {
    tone: 'success',
    text: 'Catatan dikembalikan ke dalam buku.',
  });
}

async function answer(ctx: RequestContext, register: Register): Promise<PageAnswer | Response> {
  const typed = oneOf((await readForm(ctx)).answer) ?? '';
  const fault = answerFault(register, typed);
  if (fault) return showFault(ctx, register, { answer: fault }, { answer: typed });
  await ctx.transaction((tx) => answerEntry(ctx, tx, register, idOf(ctx), typed.trim()));
  return redirectTo(`${register.page}/${idOf(ctx)}`, { tone: 'success', text: 'Tanggapan tersimpan.' });
}

/** What is wrong with an answer, in words; the same for page and API. */
export function answerFault(register: Register, text: string): string | undefined {
  const { label, maxLength = 5_000 } = register.answer!;
  if (text.trim() === '') return `${label} perlu diisi.`;
  return text.length > maxLength ? `Paling banyak ${maxLength.toLocaleString('id-ID')} huruf.` : undefined;
}

async function publish(ctx: RequestContext, register: Register): Promise<PageAnswer | Response> {
  const columns = [(await readForm(ctx)).columns ?? []].flat();
  try {
    await ctx.transaction((tx) => publishEntry(ctx, tx, register, idOf(ctx), columns));
  } catch (error) {
    if (error instanceof AppError && error.status === 422)
      return showFault(ctx, register, error.fields, { columns });
    throw error;
  }
  return redirectTo(`${register.page}/${idOf(ctx)}`, {
    tone: 'success',
    text: 'Catatan terbit di halaman umum.',
  });
}

async function withdraw(ctx: RequestContext, register: Register): Promise<Response> {
  await ctx.transaction((tx) => withdrawEntry(ctx, tx, register, idOf(ctx)));
  return redirectTo(`${register.page}/${idOf(ctx)}`, {
    tone: 'success',
    text: 'Catatan ditarik dari halaman umum.',
  });
}

async function judge(
  ctx: RequestContext,
  register: Register,
  verdict: 'accepted' | 'refused',
): Promise<Response> {
  await ctx.transaction((tx) => judgeIntake(ctx, tx, register, idOf(ctx), verdict));
  return redirectTo(`${register.page}/${idOf(ctx)}`, {
    tone: 'success',
    text: verdict === 'accepted' ? 'Kiriman diterima ke dalam buku.' : 'Kiriman ditolak.',
  });
}

async function saveColumn(ctx: RequestContext, register: Register): Promise<PageAnswer | Response> {
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

/** The entry's page with the form on it that came back. */
async function showFault(
  ctx: RequestContext,
  register: Register,
  faults: AppError['fields'],
  typed: NonNullable<DetailPageProps['typed']>,
): Promise<PageAnswer> {
  return ctx.transaction(async (tx) => {
    const entry = await findEntry(ctx, tx, register, idOf(ctx));
    return detailPage({ ...(await detailProps(ctx, tx, register, entry)), faults, typed, status: 422 });
  });
}

async function readFormParts(tx: Tx, register: Register) {
  const [extra, options] = await Promise.all([
    readExtraFields(tx, register),
    readReferenceOptions(tx, register),
  ]);
  return { extra, options };
}

export function idOf(ctx: RequestContext): string {
  return ctx.params.id ?? '';
}

function oneOf(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value.at(-1) : value;
}
