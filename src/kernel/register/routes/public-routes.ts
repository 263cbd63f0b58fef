import { randomUUID } from 'node:crypto';
import type { AccessTable } from '#kernel/access';
import { zoneOf } from '#kernel/calendar';
import {
  listUrl,
  type PageAnswer,
  page,
  type RequestContext,
  type Route,
  readForm,
  redirectTo,
} from '#kernel/http';
import { AppError } from '#kernel/work';
import { intakeFields, intakePage, intakeThanksPage, TRAP } from '../pages/intake-page.tsx';
import { publicEntryPage, publicListPage } from '../pages/public-page.tsx';
import { findPublished, findPublishedEntry } from '../read/find-published.ts';
import { readBookQuery } from '../read/list-query.ts';
import type { Register } from '../register.ts';
import { once } from '../save/once.ts';
import { readEntryForm } from '../save/read-entry-form.ts';
import { receiveEntry } from '../save/receive-entry.ts';
import { intakeShape } from '../shapes.ts';
import { publicAccess, routesFor } from './routes-for.ts';

/** What visitors meet of a book: published entries to read, a form to write. */
export function publicRoutes(register: Register, access: AccessTable): Route[] {
  const when = routesFor(register, access);
  const { publish, intake, title } = register;
  return [
    ...(publish && !publish.isShownByProduct
      ? when('read', (right) => [
          page.get(
            publish.page,
            { access: publicAccess(register, right), summary: `${title}: published entries` },
            (ctx) => showPublished(ctx, register),
          ),
          page.get(
            `${publish.page}/:id`,
            { access: publicAccess(register, right), summary: `${title}: a published entry` },
            async (ctx) =>
              publicEntryPage(
                ctx,
                register,
                await findPublishedEntry(ctx, register, ctx.params.id ?? ''),
                await publish.beside?.(ctx),
              ),
          ),
        ])
      : []),
    ...(intake
      ? when('create', (right) => [
          page.get(intake.page, { access: right, summary: `${title}: form for visitors` }, (ctx) =>
            ctx.query.has('terkirim')
              ? intakeThanksPage(ctx, register)
              : intakePage({ ctx, register, typed: {}, sendKey: randomUUID() }),
          ),
          page.post(intake.page, { access: right, summary: `${title}: send as a visitor` }, (ctx) =>
            receive(ctx, register),
          ),
        ])
      : []),
  ];
}

async function showPublished(ctx: RequestContext, register: Register): Promise<PageAnswer | Response> {
  const query = readBookQuery(register, ctx.query);
  const { items, total } = await findPublished(ctx, register, query);
  const lastPage = Math.max(1, Math.ceil(total / query.size));
  if (query.page > lastPage)
    return redirectTo(listUrl(register.publish!.page, ctx.query, { page: lastPage }));
  const beside = await register.publish!.beside?.(ctx);
  return publicListPage({ ctx, register, query, items, total, beside });
}

async function receive(ctx: RequestContext, register: Register): Promise<PageAnswer | Response> {
  const form = await readForm(ctx);
  const fields = intakeFields(register);
  const bare = { ...register, children: undefined } as Register;
  const read = readEntryForm(
    bare,
    { fields, extra: [], shape: intakeShape(register), zone: zoneOf(ctx.tenant.timeZone) },
    form,
  );
  const key = typeof form._key === 'string' ? form._key : randomUUID();
  const again = (given: Partial<Parameters<typeof intakePage>[0]>) =>
    intakePage({ ctx, register, typed: read.typed, sendKey: key, ...given });
  if (form[TRAP]) {
    const message =
      'Satu isian tersembunyi ikut terisi, mungkin oleh pengisi otomatis. Isian Anda masih ada; kirim sekali lagi.';
    return again({ problem: { status: 422, message } });
  }
  if (Object.keys(read.faults).length > 0) return again({ faults: read.faults });
  try {
    await ctx.transaction((tx) =>
      once(ctx, tx, `${register.key}.receive`, key, () => receiveEntry(ctx, tx, register, read.values)),
    );
    return redirectTo(`${register.intake!.page}?terkirim=1`);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.status === 422) return again({ faults: error.fields });
    if (error.status === 429) return again({ problem: { status: 429, message: error.message } });
    throw error;
  }
}
