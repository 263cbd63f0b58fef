import { z } from 'zod';
import { recordAudit } from '#kernel/audit';
import { accountOf, api, check, json, type RequestContext, type Route, readJson } from '#kernel/http';
import {
  ACCESS_TOKEN_SECONDS,
  endSession,
  noteSignIn,
  refreshSession,
  signAccessToken,
  signIn,
} from '#kernel/identity';
import type { Product } from '#kernel/product';
import { AppError } from '#kernel/work';

const credentials = z.object({
  identifier: z.string({ error: 'Isi surel, nama pengguna, NIK, atau nomor anggota.' }).min(1).max(150),
  password: z.string({ error: 'Isi kata sandi.' }).min(1).max(200),
  otp: z.string().max(20).optional(),
});
const refresh = z.object({ refreshToken: z.string().min(20).max(200) });
const tokens = z.object({ accessToken: z.string(), refreshToken: z.string(), expiresIn: z.number().int() });

/** `POST /api/v1/session` and its refresh and end (DESIGN §9). */
export const sessionRoutes = (product: Product): Route[] => [
  api.post(
    '/api/v1/session',
    {
      access: { public: 'signing in is how one gets a right' },
      summary: 'Sign in and receive tokens',
      body: credentials,
      answer: tokens,
      status: 201,
      withoutCsrf: 'carries the credentials themselves and sets no cookie',
    },
    async (ctx) => {
      const given = check(credentials, await readJson(ctx));
      const session = await signIn(ctx, 'api', {
        identifier: given.identifier,
        password: given.password,
        ...(given.otp ? { otp: given.otp } : {}),
        facts: product.facts,
      });
      return json(await tokensOf(ctx, session.sessionId, session.token), 201);
    },
  ),
  api.post(
    '/api/v1/session/refresh',
    {
      access: { public: 'the refresh token itself is the proof' },
      summary: 'Trade a refresh token for new tokens; a token used twice ends the session',
      body: refresh,
      answer: tokens,
      withoutCsrf: 'carries the refresh token itself and sets no cookie',
    },
    async (ctx) => {
      const { refreshToken } = check(refresh, await readJson(ctx));
      const outcome = await ctx.transaction(async (tx) => {
        const refreshed = await refreshSession(tx, refreshToken);
        if (refreshed.state === 'reused') {
          await noteSignIn(ctx, tx, refreshed.accountId, 'refresh_reused');
          await recordAudit(ctx, tx, {
            action: 'session.ended',
            resource: 'session',
            outcome: 'refused',
            reason: 'refresh token used twice',
          });
        }
        return refreshed;
      });
      if (outcome.state !== 'fresh') {
        throw new AppError('refresh_refused', 401, 'Sesi ini sudah berakhir. Silakan masuk lagi.');
      }
      return json(await tokensOf(ctx, outcome.sessionId, outcome.token));
    },
  ),
  api.delete(
    '/api/v1/session',
    {
      access: { resource: 'session', right: 'delete' },
      summary: 'Sign out: this session and its tokens end at once',
    },
    async (ctx) => {
      const account = accountOf(ctx);
      await ctx.transaction(async (tx) => {
        await endSession(tx, account.accountId, account.sessionId, 'signed out');
        await recordAudit(ctx, tx, {
          action: 'session.ended',
          resource: 'session',
          objectId: account.sessionId,
        });
      });
      return new Response(null, { status: 204 });
    },
  ),
];

async function tokensOf(ctx: RequestContext, sessionId: string, refreshToken: string) {
  const accessToken = await signAccessToken(ctx.app.serverKey('access-token'), {
    sessionId,
    tenantId: ctx.tenant.id,
  });
  return { accessToken, refreshToken, expiresIn: ACCESS_TOKEN_SECONDS };
}
