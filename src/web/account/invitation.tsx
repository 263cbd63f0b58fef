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
import { acceptInvitation, type Invitation, readInvitation, roleLabel } from '#kernel/identity';
import type { Product } from '#kernel/product';
import { Button, ErrorSummary, Form, LinkButton, Notice, TextField } from '#kernel/ui';
import { AppError, type FieldErrors } from '#kernel/work';
import { tenantAccess } from '../routing/rights.ts';
import { NewPasswordFields } from './new-password-form.tsx';
import { newPassword } from './password-links.tsx';
import { tokenGonePage } from './token-gone-page.tsx';

const PUBLIC = 'the mailed link itself is the proof';

/** An officer is invited by mail: a new account with a password, or the role added to the account one has. */
export function invitationRoutes(product: Product): Route[] {
  return [
    page.get('/invitation/:token', { access: { public: PUBLIC }, summary: 'What one is invited to' }, (ctx) =>
      invitationPage(ctx, product),
    ),
    page.post('/invitation/:token', { access: { public: PUBLIC }, summary: 'Accept an invitation' }, (ctx) =>
      accept(ctx, product),
    ),
  ];
}

async function accept(ctx: RequestContext, product: Product): Promise<Response | PageAnswer> {
  const token = ctx.params.token ?? '';
  const typed = await readForm(ctx);
  const name = String(typed.name ?? '').trim();
  try {
    const isSignedIn = ctx.principal.kind === 'account' && typed.password === undefined;
    const { password } = isSignedIn ? { password: '' } : check(newPassword, typed);
    if (!isSignedIn && (name === '' || name.length > 150)) {
      return invitationPage(ctx, product, { name }, { name: 'Isi nama lengkap Anda.' });
    }
    const { isNew } = await acceptInvitation(ctx, { token, name, password }, product.whenInvitationAccepted);
    return isNew
      ? redirectTo('/login', {
          tone: 'success',
          text: 'Akun Anda siap. Masuk dengan surel dan kata sandi Anda.',
        })
      : redirectTo(product.home(ctx), {
          tone: 'success',
          text: 'Undangan diterima. Peran baru Anda sudah berlaku.',
        });
  } catch (error) {
    if (error instanceof AppError && error.code === 'token_gone') return gone();
    if (error instanceof AppError && (error.status === 422 || error.status === 409)) {
      const fields = error.status === 422 ? error.fields : { form: error.message };
      return invitationPage(ctx, product, { name }, fields);
    }
    throw error;
  }
}

type Found = Invitation & { inviter: string | null; account_id: string | null };

async function invitationPage(
  ctx: RequestContext,
  product: Product,
  values: { name?: string } = {},
  errors: FieldErrors = {},
): Promise<PageAnswer> {
  const token = ctx.params.token ?? '';
  const invitation: Found | undefined = await ctx.transaction((tx) => readInvitation(tx, token));
  if (!invitation) return gone();
  const { roles } = await tenantAccess(ctx.app, ctx.tenant, ctx.accessVersion);
  const role = roleLabel(product.access, roles, invitation.role);
  const isMine = ctx.principal.kind === 'account' && ctx.principal.accountId === invitation.account_id;
  return renderPage({
    surface: 'sign-in',
    title: 'Undangan',
    status: Object.keys(errors).length > 0 ? 422 : 200,
    isIndexed: false,
    body: (
      <>
        <h1 className="text-3xl">Anda diundang menjadi {role}</h1>
        <p className="mt-1.5 text-muted">
          {invitation.inviter ?? 'Pengurus'} mengundang{' '}
          <b className="text-base-content">{invitation.email}</b> di {ctx.tenant.name}.
        </p>
        <div className="mt-6 empty:hidden">
          <ErrorSummary errors={errors} />
        </div>
        {invitation.account_id ? (
          <ExistingAccount
            token={token}
            role={role}
            isMine={isMine}
            isOther={ctx.principal.kind === 'account'}
          />
        ) : (
          <Form action={`/invitation/${encodeURIComponent(token)}`} className="mt-6 grid gap-5" isPlain>
            <TextField
              name="name"
              label="Nama lengkap"
              value={values.name ?? invitation.display_name}
              autoComplete="name"
              maxLength={150}
              error={errors.name}
            />
            <NewPasswordFields errors={errors} />
            <Button look="primary" size="lg" isWide>
              Terima undangan
            </Button>
          </Form>
        )}
      </>
    ),
  });
}

interface ExistingAccountProps {
  token: string;
  role: string;
  isMine: boolean;
  /** Somebody is signed in, but with another account. */
  isOther: boolean;
}

function ExistingAccount({ token, role, isMine, isOther }: ExistingAccountProps) {
  const here = `/invitation/${encodeURIComponent(token)}`;
  if (isMine) {
    return (
      <Form action={here} className="mt-6" isPlain>
        <Button look="primary" size="lg" isWide>
          {`Terima dan menjadi ${role}`}
        </Button>
      </Form>
    );
  }
  return (
    <Notice
      className="mt-6"
      title="Surel ini sudah punya akun"
      action={
        isOther ? (
          <LinkButton href="/logout" look="primary">
            Keluar dari akun ini
          </LinkButton>
        ) : (
          <LinkButton href={`/login?next=${encodeURIComponent(here)}`} look="primary">
            Masuk untuk menerima
          </LinkButton>
        )
      }
    >
      {isOther
        ? 'Anda sedang masuk dengan akun lain. Keluar dahulu, lalu buka tautan di surel undangan sekali lagi.'
        : 'Masuk dengan akun itu. Setelahnya Anda kembali ke halaman ini, dan peran baru ditambahkan ke akun Anda.'}
    </Notice>
  );
}

function gone(): PageAnswer {
  return tokenGonePage({
    label: 'Ke halaman masuk',
    url: '/login',
    text: 'Bila undangan ini belum Anda terima, mintalah pengurus mengirim yang baru.',
  });
}
