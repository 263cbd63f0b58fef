import { recordAudit } from '#kernel/audit';
import { takeStep } from '#kernel/flow';
import {
  accountOf,
  type PageAnswer,
  page,
  type RequestContext,
  type Route,
  redirectTo,
  renderPage,
} from '#kernel/http';
import { isWithinRate, peekToken, spendToken } from '#kernel/identity';
import { Button, Form, LinkButton, Sheet } from '#kernel/ui';
import { membershipFlow } from './flow.ts';
import { readMembership } from './membership.ts';
import { sendConfirmation } from './tell.ts';

const own = { resource: 'membership.status', right: 'view' };
const open = { public: 'the link itself, sent to the address it confirms, is what opens it' };

/** The link of the first mail: it confirms the address and leads on (research/serikat §1a 9). */
export const resumeRoutes: readonly Route[] = [
  page.get('/register/resume/:token', { access: open, summary: 'Ask before confirming the address' }, (ctx) =>
    showResume(ctx, ctx.params.token ?? ''),
  ),
  page.get(
    '/email/verification/verify',
    { access: open, summary: 'Ask before confirming the address, at the old address' },
    (ctx) => showResume(ctx, ctx.query.get('token') ?? ''),
  ),
  page.post(
    '/register/resume/:token',
    { access: open, summary: 'Confirm the address; mail scanners only look' },
    async (ctx) => {
      const work = ctx.beyondWalls('konfirmasi surel calon anggota');
      const isConfirmed = await work.transaction(async (tx) => {
        const token = await spendToken(tx, 'resume', ctx.params.token ?? '');
        const account = token?.accountId
          ? await tx.one<{ subject_id: string | null }>(
              // A link proves the address it was sent to, and no other.
              'select subject_id from accounts where tenant_id = balai.tenant_id() and id = $1 and lower(email) = $2',
              [token.accountId, token.data.address],
            )
          : undefined;
        if (!account?.subject_id) return false;
        const person = await readMembership(tx, account.subject_id);
        if (!person) return false;
        if (!person.facts.isEmailVerified)
          await takeStep(work, tx, membershipFlow, 'confirm-email', person.id);
        return true;
      });
      if (!isConfirmed) return gonePage(ctx);
      return redirectTo(ctx.principal.kind === 'account' ? '/dashboard' : '/login?next=/dashboard', {
        tone: 'success',
        text: 'Surel Anda sudah dikonfirmasi. Terima kasih.',
      });
    },
  ),
  page.post('/register/resend', { access: own, summary: 'Send the confirmation link again' }, (ctx) =>
    resend(ctx),
  ),
  page.post(
    '/email/verification/request',
    { access: own, summary: 'The older requirement: a confirmation link once the proof is there' },
    async (ctx) => {
      const { subjectId } = accountOf(ctx);
      const person = subjectId ? await ctx.transaction((tx) => readMembership(tx, subjectId)) : undefined;
      if (person?.facts.hasPaymentProof) return resend(ctx);
      return redirectTo('/dashboard', {
        tone: 'warning',
        text: 'Unggah bukti iuran pendaftaran dahulu; setelah itu tautan konfirmasi dikirim.',
      });
    },
  ),
];

async function showResume(ctx: RequestContext, code: string): Promise<PageAnswer> {
  const token = await ctx.transaction((tx) => peekToken(tx, 'resume', code));
  return token ? askPage(ctx, code) : gonePage(ctx);
}

async function resend(ctx: RequestContext): Promise<Response> {
  const account = accountOf(ctx);
  const isFine = await ctx.transaction((tx) =>
    isWithinRate(tx, { act: 'resend-confirmation', network: account.accountId, limit: 4, minutes: 60 }),
  );
  if (!isFine) {
    return redirectTo('/dashboard', {
      tone: 'warning',
      text: 'Tautan sudah beberapa kali dikirim. Periksa juga kotak spam, atau coba lagi satu jam lagi.',
    });
  }
  await ctx.transaction(async (tx) => {
    const person = account.subjectId ? await readMembership(tx, account.subjectId) : undefined;
    if (!person || person.facts.isEmailVerified) return;
    await sendConfirmation(ctx, tx, person);
    await recordAudit(ctx, tx, {
      action: 'member.confirmation_sent',
      resource: 'member',
      objectId: person.id,
      objectLabel: person.fullName,
    });
  });
  return redirectTo('/dashboard', {
    tone: 'success',
    text: 'Tautan konfirmasi dikirim lagi. Berlaku 24 jam.',
  });
}

function askPage(ctx: RequestContext, code: string): PageAnswer {
  return renderPage({
    surface: 'plain',
    title: 'Konfirmasi surel',
    isIndexed: false,
    body: (
      <Sheet className="mx-auto max-w-xl">
        <h1 className="text-2xl">Konfirmasi surel Anda</h1>
        <p className="mt-3 text-muted">
          Dengan tombol ini Anda memastikan bahwa surel yang dipakai mendaftar di {ctx.tenant.name} milik
          Anda.
        </p>
        <Form action={`/register/resume/${encodeURIComponent(code)}`} className="mt-5">
          <Button look="primary" isWide busyLabel="Mengonfirmasi…">
            Konfirmasi dan lanjutkan
          </Button>
        </Form>
      </Sheet>
    ),
  });
}

function gonePage(ctx: RequestContext): PageAnswer {
  const isSignedIn = ctx.principal.kind === 'account';
  return renderPage({
    surface: 'plain',
    title: 'Tautan tidak berlaku',
    status: 410,
    isIndexed: false,
    body: (
      <Sheet className="mx-auto max-w-xl">
        <h1 className="text-2xl">Tautan ini sudah tidak berlaku</h1>
        <p className="mt-3 text-muted">
          Tautan konfirmasi berlaku 24 jam dan hanya sekali; mungkin sudah dipakai. Masuk untuk melihat
          keadaannya atau meminta tautan baru.
        </p>
        <div className="mt-5 flex flex-wrap gap-2">
          {isSignedIn ? (
            <>
              <Form action="/register/resend">
                <Button look="primary">Kirim tautan baru</Button>
              </Form>
              <LinkButton href="/dashboard">Ke beranda saya</LinkButton>
            </>
          ) : (
            <LinkButton href="/login?next=/dashboard" look="primary">
              Masuk
            </LinkButton>
          )}
        </div>
      </Sheet>
    ),
  });
}
