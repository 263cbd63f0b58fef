import { z } from 'zod';
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
  readListQuery,
} from '#kernel/http';
import { closeAccount, giveRole, restoreAccount, suspendAccount, takeRole } from '#kernel/identity';
import type { Product } from '#kernel/product';
import { notFound } from '#kernel/work';
import { openUser } from '../admin/users/handle-user.ts';
import { createUser, userForm } from '../admin/users/user-create.tsx';
import { readUser, readUsers, type UserRow, userShape } from '../admin/users/user-rows.ts';

const grant = z.object({
  id: z.string(),
  role: z.string(),
  regions: z.array(z.string()),
  programmes: z.array(z.string()),
  areas: z.array(z.string()),
  validUntil: z.string().nullable(),
});
const user = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string().nullable(),
  isEmailVerified: z.boolean(),
  username: z.string().nullable(),
  status: z.enum(['invited', 'active', 'suspended', 'closed']),
  hasSecondFactor: z.boolean(),
  createdAt: z.string(),
  lastSignInAt: z.string().nullable(),
  grants: z.array(grant),
});
const gift = z.object({
  role: z.string({ error: 'Sebutkan perannya.' }).min(1).max(60),
  regions: z.array(z.string().max(64)).max(100).default([]),
  programmes: z.array(z.string().max(64)).max(100).default([]),
  areas: z.array(z.string().max(64)).max(100).default([]),
});
const reason = z.object({
  reason: z
    .string({ error: 'Tulis alasannya.' })
    .trim()
    .min(5, 'Tulis alasannya, paling sedikit 5 huruf.')
    .max(500),
});

const everyone = {};

/** Accounts over JSON: the same lists, the same acts, the same refusals as the pages. */
export function userApiRoutes(product: Product): Route[] {
  const may = (right: string) => ({ resource: 'user', right });
  const fresh = ['recent-password'] as const;
  const assign = { resource: 'role', right: 'assign', gates: fresh };
  return [
    api.get(
      '/api/v1/users',
      {
        access: may('read'),
        summary: 'Accounts',
        queryParameters: listParameters(userShape),
        answer: listOf(user),
      },
      async (ctx) => {
        const list = readListQuery(ctx.query, userShape, { isStrict: true });
        const { items, total } = await ctx.transaction((tx) => readUsers(tx, product.access, everyone, list));
        return json({ items: items.map(answerOf), page: list.page, size: list.size, total });
      },
    ),
    api.get('/api/v1/users/:id', { access: may('read'), summary: 'One account', answer: user }, async (ctx) =>
      json(answerOf(await find(ctx, product))),
    ),
    api.post(
      '/api/v1/users',
      {
        access: { ...may('create'), gates: fresh },
        summary: 'Make an account that waits for its owner',
        body: userForm,
        answer: user,
        status: 201,
      },
      async (ctx) => {
        const given = check(userForm, await readJson(ctx));
        const made = await ctx.transaction(async (tx) => {
          const { id } = await createUser(ctx, tx, given);
          return readUser(tx, product.access, everyone, id);
        });
        return json(answerOf(made!), 201);
      },
    ),
    api.post(
      '/api/v1/users/:id/suspension',
      {
        access: { ...may('disable'), gates: fresh },
        summary: 'Shut an account: every session ends',
        body: reason,
        answer: user,
        status: 201,
      },
      async (ctx) => {
        const given = check(reason, await readJson(ctx));
        await actOn(ctx, product, (id, tx) => suspendAccount(ctx, tx, id, given.reason));
        return json(answerOf(await find(ctx, product)), 201);
      },
    ),
    api.delete(
      '/api/v1/users/:id/suspension',
      { access: { ...may('disable'), gates: fresh }, summary: 'Open an account again', answer: user },
      async (ctx) => {
        await actOn(ctx, product, (id, tx) => restoreAccount(ctx, tx, id));
        return json(answerOf(await find(ctx, product)));
      },
    ),
    api.delete(
      '/api/v1/users/:id',
      { access: { ...may('delete'), gates: fresh }, summary: 'Close an account for good', body: reason },
      async (ctx) => {
        const given = check(reason, await readJson(ctx));
        await actOn(ctx, product, (id, tx) => closeAccount(ctx, tx, id, given.reason));
        return new Response(null, { status: 204 });
      },
    ),
    api.post(
      '/api/v1/users/:id/grants',
      { access: assign, summary: 'Give a role', body: gift, answer: user, status: 201 },
      async (ctx) => {
        const given = check(gift, await readJson(ctx));
        await actOn(ctx, product, (id, tx) => giveRole(ctx, tx, { accountId: id, ...given }));
        return json(answerOf(await find(ctx, product)), 201);
      },
    ),
    api.delete(
      '/api/v1/users/:id/grants/:grant',
      { access: assign, summary: 'Take a role away' },
      async (ctx) => {
        const held = (await find(ctx, product)).grants.some(({ id }) => id === ctx.params.grant);
        if (!held) throw notFound();
        await actOn(ctx, product, (_id, tx) => takeRole(ctx, tx, ctx.params.grant ?? ''));
        return new Response(null, { status: 204 });
      },
    ),
  ];
}

async function find(ctx: RequestContext, product: Product): Promise<UserRow> {
  const row = await ctx.transaction((tx) => readUser(tx, product.access, everyone, ctx.params.id ?? ''));
  if (!row) throw notFound();
  return row;
}

/** The same refusals as on the pages: not on oneself, not on who keeps the keys unless one keeps them too. */
async function actOn(
  ctx: RequestContext,
  product: Product,
  act: (id: string, tx: Tx) => Promise<unknown>,
): Promise<void> {
  await ctx.transaction(async (tx) => {
    const { id } = await openUser(ctx, tx, product, everyone);
    await act(id, tx);
  });
}

function answerOf(row: UserRow) {
  return {
    ...row,
    createdAt: row.createdAt.toISOString(),
    lastSignInAt: row.lastSignInAt?.toISOString() ?? null,
  };
}
