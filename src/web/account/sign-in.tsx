import { z } from 'zod';
import { recordAudit } from '#kernel/audit';
import {
  accountOf,
  AppError,
  check,
  type PageAnswer,
  type Product,
  page,
  type RequestContext,
  type Route,
  readForm,
  redirectTo,
  renderPage,
} from '#kernel/http';
import { endSession, signIn } from '#kernel/identity';
import { Button, ErrorSummary, Form, OtpField, PasswordField, TextField } from '#kernel/ui';
import { clearCookie, writeCookie } from '../routing/cookies.ts';
import { localPath } from '../routing/local-path.ts';

const form = z.object({
  identifier: z.string().trim().min(1, 'Isi surel, nama pengguna, NIK, atau nomor anggota.').max(150),
  password: z.string().min(1, 'Isi kata sandi.').max(200),
  otp: z.string().max(20).optional(),
  next: z.string().optional(),
});

/** Signing in and out (DESIGN §9). */
export function signInRoutes(product: Product): Route[] {
  return [
    page.get(
      '/login',
      { access: { public: 'signing in is how one gets a right' }, summary: 'Sign-in form' },
      (ctx) => {
        if (ctx.principal.kind === 'account') return redirectTo(localPath(ctx.query.get('next')) ?? product.home(ctx));
        return signInPage(ctx, { next: ctx.query.get('next') ?? '' });
      },
    ),
    page.post(
      '/login',
      { access: { public: 'signing in is how one gets a right' }, summary: 'Sign in' },
      async (ctx) => {
        const typed = await readForm(ctx);
        const values = {
          identifier: String(typed.identifier ?? ''),
          next: String(typed.next ?? ''),
        };
        try {
          const given = check(form, typed);
          const session = await signIn(ctx, 'web', {
            identifier: given.identifier,
            password: given.password,
            ...(given.otp ? { otp: given.otp } : {}),
          });
          const answer = redirectTo(localPath(given.next) ?? '/dashboard');
          answer.headers.append('set-cookie', writeCookie(ctx.app.config, 'session', session.token, session.expiresAt));
          return answer;
        } catch (error) {
          if (error instanceof AppError && error.status < 500) return signInPage(ctx, values, error);
          throw error;
        }
      },
    ),
    page.get(
      '/logout',
      { access: { public: 'shows a button; leaving itself is a POST' }, summary: 'Ask whether to sign out' },
      (ctx) =>
        renderPage({
          surface: 'sign-in',
          title: 'Keluar',
          isIndexed: false,
          body: (
            <>
              <h1 className="text-3xl">Keluar dari akun ini?</h1>
              <p className="text-muted">Sesi di perangkat ini berakhir saat itu juga.</p>
              <Form action="/logout" csrfToken={ctx.csrf}>
                <Button isWide>Keluar</Button>
              </Form>
            </>
          ),
        }),
    ),
    page.post(
      '/logout',
      { access: { resource: 'session', right: 'delete' }, summary: 'Sign out: the session ends at once' },
      async (ctx) => {
        const account = accountOf(ctx);
        await ctx.transaction(async (tx) => {
          await endSession(tx, account.accountId, account.sessionId, 'signed out');
          await recordAudit(ctx, tx, { action: 'session.ended', resource: 'session', objectId: account.sessionId });
        });
        const answer = redirectTo('/login', { tone: 'success', text: 'Anda sudah keluar.' });
        answer.headers.append('set-cookie', clearCookie(ctx.app.config, 'session'));
        return answer;
      },
    ),
  ];
}

function signInPage(
  ctx: RequestContext,
  values: { identifier?: string; next: string },
  problem?: AppError,
): PageAnswer {
  const asksCode = problem?.code === 'otp_required' || problem?.code === 'otp_wrong';
  const fields = problem?.fields ?? {};
  return renderPage({
    surface: 'sign-in',
    title: 'Masuk',
    status: problem ? (problem.status === 401 ? 422 : problem.status) : 200,
    isIndexed: false,
    body: (
      <>
        <h1 className="text-3xl">Masuk</h1>
        {problem && (
          <ErrorSummary
            title={problem.message}
            errors={Object.keys(fields).length > 0 ? Object.entries(fields).map(([name, message]) => ({ name, message })) : [{ message: problem.message }]}
          />
        )}
        <Form action="/login" csrfToken={ctx.csrf} hidden={{ next: values.next }} className="grid gap-4">
          <TextField
            name="identifier"
            label="Surel, nama pengguna, NIK, atau nomor anggota"
            value={values.identifier ?? ''}
            autoComplete="username"
            error={fields.identifier}
          />
          <PasswordField
            name="password"
            label="Kata sandi"
            autoComplete="current-password"
            error={fields.password}
          />
          {asksCode && <OtpField name="otp" label="Kode autentikator" error={fields.otp} />}
          <Button isWide busyLabel="Memeriksa…">
            Masuk
          </Button>
          <a className="link" href="/forgot-password">
            Lupa kata sandi
          </a>
        </Form>
      </>
    ),
  });
}
