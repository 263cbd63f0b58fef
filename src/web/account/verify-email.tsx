import {
  accountOf,
  type PageAnswer,
  page,
  type RequestContext,
  type Route,
  readForm,
  redirectTo,
  renderPage,
} from '#kernel/http';
import { confirmEmail, peekToken, pendingEmail, sendEmailVerification } from '#kernel/identity';
import type { Product } from '#kernel/product';
import { Button, Form, Icon, LinkButton, Notice } from '#kernel/ui';
import { AppError } from '#kernel/work';
import { tokenGonePage } from './token-gone-page.tsx';

const PUBLIC = 'the mailed link itself is the proof';

/** Proof that a person reads the mailbox they named: the link shows a button, the button confirms. */
export function verifyEmailRoutes(product: Product): Route[] {
  return [
    page.get(
      '/verify-email',
      { access: { public: PUBLIC }, summary: 'Page with the confirm button' },
      (ctx) => (ctx.query.get('token') ? confirmPage(ctx, ctx.query.get('token')!) : statePage(ctx)),
    ),
    page.post('/verify-email', { access: { public: PUBLIC }, summary: 'Confirm an address' }, async (ctx) => {
      const typed = await readForm(ctx);
      const token = String(typed.token ?? ctx.query.get('token') ?? '');
      try {
        const { isChanged } = await ctx.transaction((tx) => confirmEmail(ctx, tx, token));
        return confirmedPage(ctx, product, isChanged);
      } catch (error) {
        if (error instanceof AppError && error.code === 'token_gone') return gone(ctx);
        throw error;
      }
    }),
    page.post(
      '/verify-email/resend',
      { access: { resource: 'account', right: 'update' }, summary: 'Mail a new confirmation link' },
      async (ctx) => {
        const account = accountOf(ctx);
        const isSent = await ctx.transaction(async (tx) => {
          const email = (await pendingEmail(tx, account.accountId)) ?? account.email;
          if (!email) return false;
          return sendEmailVerification(ctx, tx, { id: account.accountId, name: account.name, email });
        });
        return redirectTo(
          '/verify-email',
          isSent
            ? { tone: 'success', text: 'Tautan baru sudah kami kirim. Tautan yang lama tidak berlaku lagi.' }
            : {
                tone: 'warning',
                text: 'Tautan sudah beberapa kali dikirim. Tunggu satu jam, dan lihat folder spam.',
              },
        );
      },
    ),
  ];
}

async function confirmPage(ctx: RequestContext, token: string): Promise<PageAnswer> {
  const found = await ctx.transaction((tx) => peekToken(tx, 'verify-email', token));
  if (!found) return gone(ctx);
  const email = typeof found.data.email === 'string' ? found.data.email : '';
  return signInSurface('Konfirmasi surel', [
    <Icon key="icon" name="mail-check" className="size-10 text-primary" />,
    <h1 key="title" className="mt-4 text-3xl">
      Konfirmasi surel Anda
    </h1>,
    <p key="text" className="mt-2 text-muted">
      Tekan tombol ini untuk memastikan bahwa <b className="break-words text-base-content">{email}</b> milik
      Anda.
    </p>,
    <Form key="form" action="/verify-email" hidden={{ token }} className="mt-6" isPlain>
      <Button look="primary" size="lg" isWide busyLabel="Memeriksa…">
        Ya, surel ini milik saya
      </Button>
    </Form>,
  ]);
}

function confirmedPage(ctx: RequestContext, product: Product, isChanged: boolean): PageAnswer {
  const isSignedIn = ctx.principal.kind === 'account';
  return signInSurface('Surel terkonfirmasi', [
    <Icon key="icon" name="circle-check" className="size-10 text-success" />,
    <h1 key="title" className="mt-4 text-3xl">
      Surel Anda terkonfirmasi
    </h1>,
    <p key="text" className="mt-2 text-muted">
      {isChanged
        ? 'Mulai sekarang Anda masuk dengan alamat ini, dan pemberitahuan dikirim ke sini.'
        : 'Terima kasih. Pemberitahuan penting akan dikirim ke alamat ini.'}
    </p>,
    <div key="next" className="mt-6">
      <LinkButton href={isSignedIn ? product.home(ctx) : '/login'} look="primary">
        {isSignedIn ? 'Lanjut' : 'Masuk'}
      </LinkButton>
    </div>,
  ]);
}

/** Without a token: where one stands, and a new link for who is signed in. */
async function statePage(ctx: RequestContext): Promise<PageAnswer> {
  const { principal } = ctx;
  if (principal.kind !== 'account') {
    return signInSurface('Konfirmasi surel', [
      <h1 key="title" className="text-3xl">
        Konfirmasi surel
      </h1>,
      <p key="text" className="mt-2 text-muted">
        Buka tautan di surel yang kami kirim. Perlu tautan baru? Masuk dahulu, lalu minta dari halaman ini.
      </p>,
      <div key="next" className="mt-6">
        <LinkButton href="/login?next=/verify-email" look="primary">
          Masuk
        </LinkButton>
      </div>,
    ]);
  }
  const pending = await ctx.transaction((tx) => pendingEmail(tx, principal.accountId));
  const isVerified = principal.facts['email-verified'] === true;
  const waiting = pending ?? (isVerified ? undefined : principal.email);
  return signInSurface('Konfirmasi surel', [
    <h1 key="title" className="text-3xl">
      Konfirmasi surel
    </h1>,
    waiting ? (
      <div key="open">
        <p className="mt-2 text-muted">
          Kami menunggu konfirmasi dari <b className="break-words text-base-content">{waiting}</b>. Buka
          tautan di surel itu; tautan berlaku 24 jam.
        </p>
        <Form action="/verify-email/resend" className="mt-6">
          <Button look="primary" size="lg" isWide busyLabel="Mengirim…">
            Kirim ulang tautan
          </Button>
        </Form>
        <p className="mt-5 text-sm text-muted">
          Alamatnya salah?{' '}
          <a className="link font-semibold text-base-content" href="/me/profile">
            Ganti di profil Anda
          </a>
        </p>
      </div>
    ) : (
      <Notice key="done" tone="success" className="mt-4">
        {principal.email ? `${principal.email} sudah terkonfirmasi.` : 'Akun Anda belum punya alamat surel.'}
      </Notice>
    ),
  ]);
}

function gone(ctx: RequestContext): PageAnswer {
  return tokenGonePage({
    label: ctx.principal.kind === 'account' ? 'Minta tautan baru' : 'Masuk dan minta tautan baru',
    url: ctx.principal.kind === 'account' ? '/verify-email' : '/login?next=/verify-email',
    text: 'Bila surel Anda sudah terkonfirmasi, tidak ada yang perlu dilakukan.',
  });
}

function signInSurface(title: string, body: PageAnswer['body']): PageAnswer {
  return renderPage({ surface: 'sign-in', title, isIndexed: false, body });
}
