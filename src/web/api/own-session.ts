import { z } from 'zod';
import { recordAudit } from '#kernel/audit';
import { accountOf, api, check, json, type Route, readJson } from '#kernel/http';
import { endSession, readSessions, refreshPasswordAge } from '#kernel/identity';
import { notFound } from '#kernel/work';

const password = z.object({
  password: z.string({ error: 'Isi kata sandi.' }).min(1, 'Isi kata sandi.').max(200),
});
const session = z.object({
  id: z.string(),
  kind: z.enum(['web', 'api']),
  device: z.string(),
  ip: z.string(),
  createdAt: z.string(),
  lastSeenAt: z.string(),
  expiresAt: z.string(),
  isThis: z.boolean(),
});

/** One's own sessions, and the password typed again before a sensitive call. */
export const ownSessionRoutes: readonly Route[] = [
  api.post(
    '/api/v1/session/confirmation',
    {
      access: { resource: 'session', right: 'read' },
      summary: 'Confirm the password; opens sensitive calls of this session for 15 minutes',
      body: password,
    },
    async (ctx) => {
      const account = accountOf(ctx);
      const given = check(password, await readJson(ctx));
      await refreshPasswordAge(ctx, { accountId: account.accountId, sessionId: account.sessionId, ...given });
      return new Response(null, { status: 204 });
    },
  ),
  api.get(
    '/api/v1/sessions',
    {
      access: { resource: 'session', right: 'read' },
      summary: 'My open sessions',
      answer: z.object({ items: z.array(session) }),
    },
    async (ctx) => {
      const { accountId, sessionId } = accountOf(ctx);
      const rows = await ctx.transaction((tx) => readSessions(tx, accountId));
      return json({ items: rows.map((row) => ({ ...row, isThis: row.id === sessionId })) });
    },
  ),
  api.delete(
    '/api/v1/sessions/:id',
    { access: { resource: 'session', right: 'delete' }, summary: 'End one of my sessions' },
    async (ctx) => {
      const account = accountOf(ctx);
      const id = ctx.params.id ?? '';
      if (!/^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(id)) throw notFound();
      await ctx.transaction(async (tx) => {
        if ((await endSession(tx, account.accountId, id, 'ended by its owner')) === 0) throw notFound();
        await recordAudit(ctx, tx, {
          action: 'session.ended',
          resource: 'session',
          objectId: account.accountId,
          objectLabel: account.name,
        });
      });
      return new Response(null, { status: 204 });
    },
  ),
];
