import { z } from 'zod';
import type { AccessTable } from '#kernel/access';
import type { Tx } from '#kernel/database';
import {
  api,
  check,
  json,
  listOf,
  listParameters,
  type RequestContext,
  type Route,
  readJson,
} from '#kernel/http';
import { forbidden, invalid } from '#kernel/work';
import { hiddenKeys } from '../actor.ts';
import { readExtraFields } from '../extra-fields.ts';
import { type Entry, itemOf } from '../read/entry.ts';
import { findEntries } from '../read/find-entries.ts';
import { findEntry } from '../read/find-entry.ts';
import { listShapeOf, readBookQuery } from '../read/list-query.ts';
import type { Register } from '../register.ts';
import { answerEntry } from '../save/answer-entry.ts';
import { createEntry } from '../save/create-entry.ts';
import { deleteEntry } from '../save/delete-entry.ts';
import { judgeIntake } from '../save/judge-intake.ts';
import { once } from '../save/once.ts';
import { publishEntry, withdrawEntry } from '../save/publish-entry.ts';
import { receiveEntry } from '../save/receive-entry.ts';
import { updateEntry } from '../save/update-entry.ts';
import { openEntry } from '../sensitive.ts';
import { createShape, intakeShape, itemShape, patchShape, updateShape, withoutAnswered } from '../shapes.ts';
import { answerFault } from './entry-acts.ts';
import { idOf } from './parameters.ts';
import { routesFor } from './routes-for.ts';

const saved = z.object({ id: z.string(), number: z.number().int().nullable() });
const reasonShape = z.object({ reason: z.string().trim().max(500).optional() });
const answerShape = z.strictObject({ answer: z.string() });
const publishShape = z.strictObject({ columns: z.array(z.string()) });

/** The book as JSON under `/api/v1/<key>`, by the same functions as its pages. */
export function apiRoutes(register: Register, access: AccessTable): Route[] {
  const address = `/api/v1/${register.key}`;
  const { title } = register;
  const when = routesFor(register, access);
  return [
    ...when('read', (right) => [
      api.get(
        address,
        {
          access: right,
          summary: `${title}: list`,
          answer: listOf(itemShape(register)),
          queryParameters: listParameters(listShapeOf(register)),
        },
        (ctx) => list(ctx, register),
      ),
      api.get(
        `${address}/:id`,
        {
          access: right,
          summary: `${title}: one entry; ?open=1 opens sealed fields and is logged`,
          answer: itemShape(register),
        },
        (ctx) => show(ctx, register),
      ),
    ]),
    ...when('create', (right) => [
      api.post(
        address,
        {
          access: right,
          summary: `${title}: add (header Idempotency-Key)`,
          body: createShape(register),
          answer: saved,
          status: 201,
        },
        (ctx) => create(ctx, register),
      ),
    ]),
    ...when('update', (right) => [
      api.put(
        `${address}/:id`,
        {
          access: right,
          summary: `${title}: replace`,
          body: updateShape(register),
          answer: itemShape(register),
        },
        (ctx) => change(ctx, register, 'all'),
      ),
      api.patch(
        `${address}/:id`,
        {
          access: right,
          summary: `${title}: change some fields`,
          body: patchShape(register),
          answer: itemShape(register),
        },
        (ctx) => change(ctx, register, 'some'),
      ),
      ...(register.intake
        ? (['accept', 'refuse'] as const).map((verdict) =>
            api.post(
              `${address}/:id/${verdict}`,
              { access: right, summary: `${title}: ${verdict} what a visitor sent` },
              (ctx) =>
                run(ctx, register, (tx) =>
                  judgeIntake(ctx, tx, register, idOf(ctx), verdict === 'accept' ? 'accepted' : 'refused'),
                ),
            ),
          )
        : []),
    ]),
    ...when('delete', (right) => [
      api.delete(
        `${address}/:id`,
        { access: right, summary: `${title}: delete, with a reason for the log`, body: reasonShape },
        (ctx) => remove(ctx, register),
      ),
    ]),
    ...(register.answer
      ? when('answer', (right) => [
          api.put(
            `${address}/:id/answer`,
            { access: right, summary: `${title}: answer`, body: answerShape, answer: itemShape(register) },
            async (ctx) => {
              const { answer } = check(answerShape, await readJson(ctx));
              const fault = answerFault(register, answer);
              if (fault) throw invalid({ answer: fault });
              return run(ctx, register, (tx) => answerEntry(ctx, tx, register, idOf(ctx), answer.trim()));
            },
          ),
        ])
      : []),
    ...(register.publish
      ? when('publish', (right) => [
          api.put(
            `${address}/:id/publication`,
            {
              access: right,
              summary: `${title}: publish these columns`,
              body: publishShape,
              answer: itemShape(register),
            },
            async (ctx) => {
              const { columns } = check(publishShape, await readJson(ctx));
              return run(ctx, register, (tx) => publishEntry(ctx, tx, register, idOf(ctx), columns));
            },
          ),
          api.delete(`${address}/:id/publication`, { access: right, summary: `${title}: withdraw` }, (ctx) =>
            run(ctx, register, (tx) => withdrawEntry(ctx, tx, register, idOf(ctx))),
          ),
        ])
      : []),
  ];
}

async function list(ctx: RequestContext, register: Register): Promise<Response> {
  const query = readBookQuery(register, ctx.query, { isStrict: true });
  const { items, total } = await findEntries(ctx, register, query);
  const hidden = hiddenKeys(ctx, register);
  return json({
    items: items.map((entry) => itemOf(register, entry, hidden)),
    page: query.page,
    size: query.size,
    total,
  });
}

function answerItem(ctx: RequestContext, register: Register, entry: Entry): Response {
  return json(itemOf(register, entry, hiddenKeys(ctx, register)));
}

async function show(ctx: RequestContext, register: Register): Promise<Response> {
  const entry = await ctx.transaction(async (tx) => {
    const found = await findEntry(ctx, tx, register, idOf(ctx));
    return ctx.query.get('open') === '1' ? openEntry(ctx, tx, register, found) : found;
  });
  return answerItem(ctx, register, entry);
}

async function create(ctx: RequestContext, register: Register): Promise<Response> {
  const body = withoutAnswered(register, await readJson(ctx));
  const key = ctx.request.headers.get('idempotency-key') ?? undefined;
  if (ctx.principal.kind === 'guest') {
    if (!register.intake) throw forbidden();
    const values = check(intakeShape(register), body);
    const { answer } = await ctx.transaction((tx) =>
      once(ctx, tx, `${register.key}.receive`, key, () => receiveEntry(ctx, tx, register, values)),
    );
    return json(answer, 201);
  }
  const { answer, isRepeat } = await ctx.transaction(async (tx) => {
    const { extra, ...values } = check(createShape(register, await readExtraFields(tx, register)), body);
    const fresh = { values, extra: extra as Record<string, unknown> | undefined };
    return once(ctx, tx, `${register.key}.create`, key, () => createEntry(ctx, tx, register, fresh));
  });
  return json(answer, isRepeat ? 200 : 201, { location: `/api/v1/${register.key}/${answer.id}` });
}

async function change(ctx: RequestContext, register: Register, fields: 'all' | 'some'): Promise<Response> {
  const body = withoutAnswered(register, await readJson(ctx));
  const entry = await ctx.transaction(async (tx) => {
    const added = await readExtraFields(tx, register);
    const shape = fields === 'all' ? updateShape(register, added) : patchShape(register, added);
    const { extra, version, ...given } = check(shape, body);
    const values = fields === 'all' ? { ...emptyValues(register), ...given } : given;
    return updateEntry(ctx, tx, register, idOf(ctx), {
      values,
      extra: extra as Record<string, unknown> | undefined,
      version: (version as number | undefined) ?? ifMatch(ctx),
    });
  });
  return answerItem(ctx, register, entry);
}

/** What a PUT leaves out is empty afterwards, sealed values excepted: they come masked and go masked. */
function emptyValues(register: Register): Record<string, null> {
  return Object.fromEntries(
    register.fields
      .filter(
        (field) =>
          field.type !== 'computed' && field.form !== false && !field.sensitive && field.type !== 'boolean',
      )
      .map(({ key }) => [key, null]),
  );
}

function ifMatch(ctx: RequestContext): number | undefined {
  const match = /^"?(\d{1,9})"?$/.exec(ctx.request.headers.get('if-match') ?? '');
  return match ? Number(match[1]) : undefined;
}

async function remove(ctx: RequestContext, register: Register): Promise<Response> {
  const { reason } = check(reasonShape, await readJson(ctx));
  await ctx.transaction((tx) =>
    deleteEntry(
      ctx,
      tx,
      register,
      idOf(ctx),
      reason || ctx.query.get('reason')?.slice(0, 500) || 'tanpa keterangan',
    ),
  );
  return new Response(null, { status: 204 });
}

/** Does an act and answers the entry as it is now. */
async function run(
  ctx: RequestContext,
  register: Register,
  act: (tx: Tx) => Promise<void>,
): Promise<Response> {
  const entry = await ctx.transaction(async (tx) => {
    await act(tx);
    return findEntry(ctx, tx, register, idOf(ctx));
  });
  return answerItem(ctx, register, entry);
}
