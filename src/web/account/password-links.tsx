import { z } from 'zod';
import {
  check,
  type PageAnswer,
  page,
  type RequestContext,
  type Route,
  readForm,
  redirectTo,
  renderPage,
} from '#kernel/http';
import { peekToken, readSignInAccount, requestPasswordReset, setPasswordByToken } from '#kernel/identity';
import { Button, ErrorSummary, Form, Icon, LinkButton, TextField } from '#kernel/ui';
import { AppError, type FieldErrors } from '#kernel/work';
import { NewPasswordForm } from './new-password-form.tsx';
import { tokenGonePage } from './token-gone-page.tsx';

const PUBLIC = 'the mailed link itself is the proof';

export const newPassword = z
  .object({
    password: z.string().max(200, 'Kata sandi paling panjang 200 karakter.'),
    again: z.string().max(200),
  })
  .refine(({ password, again }) => password === again, {
    path: ['again'],
    message: 'Kedua isian belum sama. Ketik ulang kata sandi baru Anda.',
  });

/** A forgotten password, a link to a new one, and the first password of an account that somebody else made. */
export const passwordLinkRoutes: readonly Route[] = [
  page.get(
    '/forgot-password',
    { access: { public: 'whoever forgot a password cannot sign in' }, summary: 'Ask for a reset link' },
    (ctx) => forgotPage((ctx.query.get('identifier') ?? '').slice(0, 150)),
  ),
  page.post(
    '/forgot-password',
    { access: { public: 'whoever forgot a password cannot sign in' }, summary: 'Mail a reset link' },
    async (ctx) => {
      const typed = await readForm(ctx);
      const identifier = String(typed.identifier ?? typed.email ?? '').trim();
      if (identifier === '' || identifier.length > 150) {
        return forgotPage(identifier, { identifier: 'Isi surel atau nama yang Anda pakai untuk masuk.' });
      }
      await requestPasswordReset(ctx, identifier);
      return mailedPage(identifier);
    },
  ),
  page.get('/reset-password', { access: { public: PUBLIC }, summary: 'Form for a new password' }, (ctx) =>
    newPasswordPage(ctx, 'reset-password', ctx.query.get('token') ?? ''),
  ),
  page.post(
    '/reset-password',
    { access: { public: PUBLIC }, summary: 'Set a new password by a mailed link' },
    (ctx) => storeNewPassword(ctx, 'reset-password', ctx.query.get('token') ?? ''),
  ),
  page.get(
    '/activate/:token',
    { access: { public: PUBLIC }, summary: 'Form for the first password' },
    (ctx) => newPasswordPage(ctx, 'activation', ctx.params.token ?? ''),
  ),
  page.post('/activate/:token', { access: { public: PUBLIC }, summary: 'Set the first password' }, (ctx) =>
    storeNewPassword(ctx, 'activation', ctx.params.token ?? ''),
  ),
];

type Purpose = 'reset-password' | 'activation';

const WORDS: Readonly<Record<Purpose, { title: string; submit: string; done: string }>> = {
  'reset-password': {
    title: 'Buat kata sandi baru',
    submit: 'Simpan kata sandi baru',
    done: 'Kata sandi baru tersimpan. Silakan masuk.',
  },
  activation: {
    title: 'Aktifkan akun Anda',
    submit: 'Aktifkan akun',
    done: 'Akun Anda aktif. Silakan masuk dengan kata sandi yang baru dibuat.',
  },
};

function forgotPage(identifier: string, errors: FieldErrors = {}): PageAnswer {
  return renderPage({
    surface: 'sign-in',
    title: 'Lupa kata sandi',
    status: Object.keys(errors).length > 0 ? 422 : 200,
    isIndexed: false,
    body: (
      <>
        <h1 className="text-3xl">Lupa kata sandi?</h1>
        <p className="mt-1.5 text-muted">
          Ketik nama yang Anda pakai untuk masuk. Kami kirim tautan kata sandi baru ke surel akun itu.
        </p>
        <div className="mt-6 empty:hidden">
          <ErrorSummary errors={errors} />
        </div>
        <Form action="/forgot-password" className="mt-6 grid gap-5">
          <TextField
            name="identifier"
            label="Surel, nama pengguna, NIK, atau nomor anggota"
            value={identifier}
            autoComplete="username"
            maxLength={150}
            error={errors.identifier}
          />
          <Button look="primary" size="lg" isWide busyLabel="Mengirim…">
            Kirim tautan
          </Button>
        </Form>
        <p className="mt-7 text-sm">
          <a className="link font-semibold" href="/login">
            Kembali ke halaman masuk
          </a>
        </p>
      </>
    ),
  });
}

/** The same for a name that nobody has: who asks learns nothing. */
function mailedPage(identifier: string): PageAnswer {
  return renderPage({
    surface: 'sign-in',
    title: 'Periksa surel Anda',
    isIndexed: false,
    body: (
      <>
        <Icon name="mail-check" className="size-10 text-primary" />
        <h1 className="mt-4 text-3xl">Periksa surel Anda</h1>
        <p className="mt-2 text-muted">
          Bila <b className="break-words text-base-content">{identifier}</b> terdaftar dan punya alamat surel,
          tautan untuk kata sandi baru sudah kami kirim. Tautan itu berlaku 1 jam.
        </p>
        <p className="mt-3 text-muted">
          Belum masuk juga? Lihat folder spam. Bila akun Anda tidak punya surel, mintalah pengurus mengatur
          ulang kata sandi Anda.
        </p>
        <div className="mt-6 flex flex-wrap gap-2">
          <LinkButton href="/login" look="primary">
            Ke halaman masuk
          </LinkButton>
          <LinkButton href="/forgot-password">Coba nama lain</LinkButton>
        </div>
      </>
    ),
  });
}

/** Looks at the token without using it: mail scanners open links. */
async function newPasswordPage(
  ctx: RequestContext,
  purpose: Purpose,
  token: string,
  errors: FieldErrors = {},
): Promise<PageAnswer> {
  const account = await ctx.transaction(async (tx) => {
    const found = token ? await peekToken(tx, purpose, token) : undefined;
    return found?.accountId ? readSignInAccount(tx, found.accountId) : undefined;
  });
  if (!account) return gone(purpose);
  const action =
    purpose === 'activation'
      ? `/activate/${encodeURIComponent(token)}`
      : `/reset-password?token=${encodeURIComponent(token)}`;
  return renderPage({
    surface: 'sign-in',
    title: WORDS[purpose].title,
    status: Object.keys(errors).length > 0 ? 422 : 200,
    isIndexed: false,
    body: (
      <>
        <h1 className="text-3xl">{WORDS[purpose].title}</h1>
        <p className="mt-1.5 mb-6 text-muted">
          Untuk akun <b className="text-base-content">{account.display_name}</b>. Setelah tersimpan, perangkat
          lain yang masih masuk akan dikeluarkan.
        </p>
        <NewPasswordForm action={action} errors={errors} submitLabel={WORDS[purpose].submit} />
      </>
    ),
  });
}

async function storeNewPassword(
  ctx: RequestContext,
  purpose: Purpose,
  token: string,
): Promise<Response | PageAnswer> {
  try {
    const { password } = check(newPassword, await readForm(ctx));
    await setPasswordByToken(ctx, { purpose, token, password });
    return redirectTo('/login', { tone: 'success', text: WORDS[purpose].done });
  } catch (error) {
    if (error instanceof AppError && error.status === 422)
      return newPasswordPage(ctx, purpose, token, error.fields);
    if (error instanceof AppError && error.code === 'token_gone') return gone(purpose);
    throw error;
  }
}

function gone(purpose: Purpose): PageAnswer {
  return purpose === 'reset-password'
    ? tokenGonePage({
        label: 'Minta tautan baru',
        url: '/forgot-password',
        text: 'Minta yang baru bila masih perlu.',
      })
    : tokenGonePage({
        label: 'Buat kata sandi baru',
        url: '/forgot-password',
        text: 'Bila akun Anda belum aktif, mintalah tautan baru kepada pengurus atau lewat "Lupa kata sandi".',
      });
}
