import { z } from 'zod';
import {
  accountOf,
  check,
  type PageAnswer,
  page,
  type RequestContext,
  type Route,
  readForm,
  redirectTo,
  renderPage,
} from '#kernel/http';
import { changePassword, refreshPasswordAge } from '#kernel/identity';
import type { Product } from '#kernel/product';
import {
  Button,
  ErrorSummary,
  Form,
  FormActions,
  LinkButton,
  PageHeader,
  PasswordField,
  Sheet,
} from '#kernel/ui';
import { AppError, type FieldErrors } from '#kernel/work';
import { localPath } from '../routing/local-path.ts';
import { accountSurface } from './account-surface.ts';
import { NewPasswordFields } from './new-password-form.tsx';

const form = z
  .object({
    current: z.string().min(1, 'Isi kata sandi yang sekarang.').max(200),
    password: z.string().max(200, 'Kata sandi paling panjang 200 karakter.'),
    again: z.string().max(200),
  })
  .refine(({ password, again }) => password === again, {
    path: ['again'],
    message: 'Kedua isian belum sama. Ketik ulang kata sandi baru Anda.',
  });

/** The admission office has a menu entry of its own for it (row "Ubah Password Sendiri"). */
const OWN_ADDRESS: Readonly<Record<string, string>> = { pascasarjana: '/akun/kata-sandi' };

/** Changing one's own password, and typing it again before a sensitive step. */
export function passwordRoutes(product: Product): Route[] {
  const change = {
    access: { resource: 'credential', right: 'update' },
    summary: 'Form to change my password',
  } as const;
  const address = OWN_ADDRESS[product.kind] ?? '/me/security/password';
  return [
    page.get('/me/security/password', change, (ctx) => passwordPage(ctx, product, address)),
    ...(address === '/me/security/password'
      ? []
      : [page.get(address, change, (ctx) => passwordPage(ctx, product, address))]),
    page.post('/me/security/password', { ...change, summary: 'Change my password' }, async (ctx) => {
      const account = accountOf(ctx);
      try {
        const { current, password } = check(form, await readForm(ctx));
        await changePassword(ctx, {
          accountId: account.accountId,
          sessionId: account.sessionId,
          current,
          password,
        });
        return redirectTo('/me/security', {
          tone: 'success',
          text: 'Kata sandi diubah. Perangkat lain sudah dikeluarkan.',
        });
      } catch (error) {
        if (error instanceof AppError && (error.status === 422 || error.status === 429)) {
          return passwordPage(ctx, product, address, error);
        }
        throw error;
      }
    }),
    page.get(
      '/me/security/confirm',
      { access: { resource: 'session', right: 'read' }, summary: 'Form to type the password again' },
      (ctx) => confirmPage(ctx, product, localPath(ctx.query.get('next')) ?? '/me/security'),
    ),
    page.post(
      '/me/security/confirm',
      { access: { resource: 'session', right: 'read' }, summary: 'Confirm the password for sensitive steps' },
      async (ctx) => {
        const account = accountOf(ctx);
        const typed = await readForm(ctx);
        const next = localPath(String(typed.next ?? '')) ?? '/me/security';
        try {
          const password = String(typed.password ?? '');
          await refreshPasswordAge(ctx, {
            accountId: account.accountId,
            sessionId: account.sessionId,
            password,
          });
          return redirectTo(next);
        } catch (error) {
          if (error instanceof AppError && (error.status === 422 || error.status === 429)) {
            return confirmPage(ctx, product, next, error);
          }
          throw error;
        }
      },
    ),
  ];
}

function fieldsOf(problem: AppError | undefined): FieldErrors {
  if (!problem) return {};
  return Object.keys(problem.fields).length > 0 ? problem.fields : { form: problem.message };
}

function passwordPage(
  ctx: RequestContext,
  product: Product,
  address: string,
  problem?: AppError,
): PageAnswer {
  const errors = fieldsOf(problem);
  return renderPage({
    surface: accountSurface(ctx, product),
    title: 'Ubah kata sandi',
    trail: [{ label: 'Keamanan', url: '/me/security' }],
    menuUrl: address,
    help: 'keamanan',
    status: problem?.status ?? 200,
    body: (
      <div className="grid max-w-xl gap-5">
        <PageHeader title="Ubah kata sandi" note="Perangkat lain yang masih masuk akan dikeluarkan" />
        <ErrorSummary errors={errors} />
        <Sheet>
          <Form action="/me/security/password" className="grid gap-5" isPlain>
            <PasswordField
              name="current"
              label="Kata sandi yang sekarang"
              autoComplete="current-password"
              error={errors.current}
            />
            <NewPasswordFields errors={errors} />
            <FormActions>
              <Button look="primary">Ubah kata sandi</Button>
              <LinkButton href="/me/security" look="quiet">
                Batal
              </LinkButton>
            </FormActions>
          </Form>
        </Sheet>
      </div>
    ),
  });
}

function confirmPage(ctx: RequestContext, product: Product, next: string, problem?: AppError): PageAnswer {
  const errors = fieldsOf(problem);
  return renderPage({
    surface: accountSurface(ctx, product),
    title: 'Ketik kata sandi Anda',
    help: 'keamanan',
    status: problem?.status ?? 200,
    body: (
      <div className="mx-auto grid max-w-xl gap-5">
        <PageHeader title="Ketik kata sandi Anda sekali lagi" />
        <p className="text-muted">
          Langkah berikutnya penting, jadi kami memastikan bahwa ini benar Anda. Berlaku 15 menit di perangkat
          ini.
        </p>
        <ErrorSummary errors={errors} />
        <Sheet>
          <Form action="/me/security/confirm" hidden={{ next }} className="grid gap-5" isPlain>
            <PasswordField
              name="password"
              label="Kata sandi"
              autoComplete="current-password"
              error={errors.password}
            />
            <FormActions>
              <Button look="primary" busyLabel="Memeriksa…">
                Lanjut
              </Button>
              <LinkButton href={product.home(ctx)} look="quiet">
                Batal
              </LinkButton>
            </FormActions>
          </Form>
        </Sheet>
      </div>
    ),
  });
}
