import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { recordAudit } from '#kernel/audit';
import {
  accountOf,
  check,
  clearCookie,
  cookieName,
  type PageAnswer,
  page,
  type RequestContext,
  type Route,
  readCookies,
  readForm,
  redirectTo,
  renderPage,
  writeCookie,
} from '#kernel/http';
import { CodeNeeded, continueSignIn, endSession, type SignedIn, signIn } from '#kernel/identity';
import type { Product } from '#kernel/product';
import { Button, Form } from '#kernel/ui';
import { AppError } from '#kernel/work';
import { placeAfterSignIn } from '../routing/after-sign-in.ts';
import { localPath } from '../routing/local-path.ts';
import { type SignInValues, signInPage } from './sign-in-page.tsx';

const PUBLIC = 'signing in is how one gets a right';
const DEVICE_DAYS = 400;

const passwordForm = z.object({
  identifier: z
    .string()
    .trim()
    .min(1, 'Isi nama yang Anda pakai untuk masuk.')
    .max(150, 'Paling panjang 150 huruf.'),
  password: z.string().min(1, 'Isi kata sandi.').max(200, 'Kata sandi paling panjang 200 karakter.'),
  otp: z.string().max(20).optional(),
});
const codeForm = z.object({
  otp: z.string().trim().min(1, 'Isi kode 6 angka, atau salah satu kode pemulihan.').max(20),
});

/** Signing in and out (DESIGN §9). */
export function signInRoutes(product: Product): Route[] {
  return [
    page.get('/login', { access: { public: PUBLIC }, summary: 'Sign-in form' }, (ctx) => {
      const next = localPath(ctx.query.get('next'));
      if (ctx.principal.kind === 'account') return redirectTo(next ?? product.home(ctx));
      const identifier = (ctx.query.get('identifier') ?? '').slice(0, 150);
      return signInPage(ctx, product, { identifier, next: next ?? '', isRemembered: false });
    }),
    page.post('/login', { access: { public: PUBLIC }, summary: 'Sign in' }, (ctx) => enter(ctx, product)),
    page.get(
      '/logout',
      { access: { public: 'shows a button; leaving itself is a POST' }, summary: 'Ask whether to sign out' },
      askToLeave,
    ),
    page.post(
      '/logout',
      {
        // Somebody whose last role was taken away must still be able to leave.
        access: { public: 'ends the session of this browser and nothing else' },
        summary: 'Sign out: the session ends at once',
      },
      leave,
    ),
  ];
}

async function enter(ctx: RequestContext, product: Product): Promise<Response | PageAnswer> {
  const typed = await readForm(ctx);
  const deviceMark = readCookies(ctx.request.headers.get('cookie')).get(cookieName(ctx.app.config, 'device'));
  const step = typeof typed.step === 'string' ? typed.step : '';
  const values: SignInValues = {
    identifier: String(typed.identifier ?? '').slice(0, 150),
    next: localPath(String(typed.next ?? '')) ?? '',
    isRemembered: typed.remember === '1',
    ...(step ? { step } : {}),
  };
  const device = deviceMark ?? randomUUID();
  const way = { deviceMark: device, facts: product.facts };
  let session: SignedIn;
  try {
    session = step
      ? await continueSignIn(ctx, { step, otp: check(codeForm, typed).otp, ...way })
      : await signIn(ctx, 'web', { ...credentialsOf(typed), ...way });
  } catch (error) {
    if (!(error instanceof AppError) || error.status >= 500) throw error;
    if (error instanceof CodeNeeded) return signInPage(ctx, product, { ...values, step: error.step }, error);
    // The whole form again where the code alone would not help: too late, or locked.
    const { step: _, ...whole } = values;
    const isCodeWrong = error.code === 'otp_wrong' || error.code === 'invalid';
    return signInPage(ctx, product, isCodeWrong ? values : whole, error);
  }
  return welcome(ctx, product, session, values, device);
}

function credentialsOf(typed: Record<string, string | string[]>) {
  const { identifier, password, otp } = check(passwordForm, typed);
  return { identifier, password, ...(otp ? { otp } : {}) };
}

async function welcome(
  ctx: RequestContext,
  product: Product,
  session: SignedIn,
  values: SignInValues,
  device: string,
): Promise<Response> {
  // One browser, one session: whoever signs in over another one ends that.
  const before = ctx.principal;
  if (before.kind === 'account' && before.sessionKind === 'web') {
    await ctx.transaction((tx) => endSession(tx, before.accountId, before.sessionId, 'signed in again'));
  }
  const place = await placeAfterSignIn(ctx, product, session.token, values.next || undefined);
  const answer = redirectTo(place);
  const { config } = ctx.app;
  const expires = values.isRemembered ? session.expiresAt : undefined;
  answer.headers.append('set-cookie', writeCookie(config, 'session', session.token, expires));
  const kept = new Date(ctx.now.getTime() + DEVICE_DAYS * 86_400_000);
  answer.headers.append('set-cookie', writeCookie(config, 'device', device, kept));
  return answer;
}

function askToLeave(): PageAnswer {
  return renderPage({
    surface: 'sign-in',
    title: 'Keluar',
    isIndexed: false,
    body: (
      <>
        <h1 className="text-3xl">Keluar dari akun ini?</h1>
        <p className="mt-1.5 text-muted">Sesi di perangkat ini berakhir saat itu juga.</p>
        <Form action="/logout" className="mt-6 grid gap-3" isPlain>
          <Button look="primary" size="lg" isWide busyLabel="Mengakhiri sesi…">
            Keluar
          </Button>
        </Form>
      </>
    ),
  });
}

async function leave(ctx: RequestContext): Promise<Response> {
  if (ctx.principal.kind !== 'account') return redirectTo('/login');
  const account = accountOf(ctx);
  await ctx.transaction(async (tx) => {
    await endSession(tx, account.accountId, account.sessionId, 'signed out');
    await recordAudit(ctx, tx, {
      action: 'session.ended',
      resource: 'session',
      objectId: account.accountId,
      objectLabel: account.name,
    });
  });
  const answer = redirectTo('/login', { tone: 'success', text: 'Anda sudah keluar.' });
  answer.headers.append('set-cookie', clearCookie(ctx.app.config, 'session'));
  return answer;
}
