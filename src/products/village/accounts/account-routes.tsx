import { claimResident, type OwnClaim, readOwnClaim, type TypedClaim } from '#features/population';
import { formatMoment, zoneOf } from '#kernel/calendar';
import {
  accountOf,
  errorsOf,
  type PageAnswer,
  page,
  type RequestContext,
  type Route,
  readForm,
  redirectTo,
  renderPage,
  textsLike,
  told,
  writeCookie,
} from '#kernel/http';
import {
  Button,
  DateField,
  ErrorSummary,
  Form,
  FormActions,
  LinkButton,
  Notice,
  NumberedSteps,
  PageHeader,
  PasswordField,
  Sheet,
  TextField,
} from '#kernel/ui';
import type { AppError } from '#kernel/work';
import { openAccount, type TypedAccount } from './open-account.ts';

const LINK = '/hubungkan-akun';
const open = {
  public: 'anyone opens an account; it reads nothing of the register until an officer confirms it',
};
const claims = (right: string) => ({ resource: 'resident-link', right });
const NEW: TypedAccount = { name: '', email: '', password: '' };
const NO_CLAIM: TypedClaim = { nik: '', kk: '', birthDate: '' };

/** An account by e-mail, and the way to be known as a resident with it. */
export const accountRoutes: readonly Route[] = [
  page.get('/daftar', { access: open, summary: 'Form to open an account' }, (ctx) =>
    ctx.principal.kind === 'account' ? alreadyIn() : registerPage(ctx, NEW),
  ),
  page.post('/daftar', { access: open, summary: 'Open an account' }, async (ctx) => {
    const typed = textsLike(NEW, await readForm(ctx));
    try {
      const session = await openAccount(ctx, typed);
      const answer = redirectTo(LINK, {
        tone: 'success',
        text: `Akun dibuat. Tautan konfirmasi dikirim ke ${typed.email}.`,
      });
      const cookie = writeCookie(ctx.app.config, 'session', session.token, session.expiresAt);
      answer.headers.append('set-cookie', cookie);
      return answer;
    } catch (error) {
      return registerPage(ctx, { ...typed, password: '' }, told(error));
    }
  }),
  page.get(LINK, { access: claims('create'), summary: 'How far the own account is trusted' }, (ctx) =>
    linkPage(ctx, NO_CLAIM),
  ),
  page.post(LINK, { access: claims('create'), summary: 'Say which resident the account is' }, async (ctx) => {
    const typed = textsLike(NO_CLAIM, await readForm(ctx));
    try {
      await ctx.transaction((tx) => claimResident(ctx, tx, typed));
      // The same words whether or not the register knows the number.
      return redirectTo(LINK, { tone: 'success', text: 'Permohonan terkirim. Petugas memeriksanya.' });
    } catch (error) {
      return linkPage(ctx, typed, told(error));
    }
  }),
];

const alreadyIn = () =>
  renderPage({
    ...{ surface: 'public', title: 'Daftar akun', isIndexed: false },
    body: (
      <div className="page-width grid justify-items-start gap-4 py-10 lg:py-16">
        <h1 className="text-3xl">Anda sudah masuk</h1>
        <p className="text-muted">Untuk mendaftarkan orang lain, keluar dahulu atau pakai peramban lain.</p>
        <LinkButton href="/" look="primary">
          Ke beranda
        </LinkButton>
      </div>
    ),
  });

function registerPage(_ctx: RequestContext, typed: TypedAccount, problem?: AppError): PageAnswer {
  const errors = errorsOf(problem);
  return renderPage({
    ...{ surface: 'public', title: 'Daftar akun', canonical: '/daftar', isIndexed: !problem },
    status: problem?.status ?? 200,
    body: (
      <div className="page-width grid gap-8 py-10 lg:grid-cols-[1fr_1.2fr] lg:gap-16 lg:py-16">
        <div>
          <h1 className="text-3xl">Daftar akun</h1>
          <p className="mt-3 max-w-[42ch] text-muted">
            Dengan surel saja Anda sudah dapat mengadu dan mendaftar kegiatan. Surat, bantuan, dan suara
            terbuka setelah petugas mengonfirmasi bahwa Anda warga desa.
          </p>
          <div className="mt-6">
            <NumberedSteps
              items={[
                { title: 'Buat akun dengan surel' },
                { title: 'Isi NIK dan nomor KK', note: 'Disimpan terkunci.' },
                { title: 'Petugas mengonfirmasi', note: 'Anda diberi tahu lewat pemberitahuan.' },
              ]}
            />
          </div>
        </div>
        <div className="grid content-start gap-5">
          <ErrorSummary errors={errors} />
          <div className="sheet p-5 lg:p-8">
            <Form action="/daftar" className="grid gap-5">
              <TextField
                name="name"
                label="Nama lengkap"
                autoComplete="name"
                value={typed.name}
                error={errors.name}
                maxLength={150}
              />
              <TextField
                name="email"
                label="Surel"
                type="email"
                autoComplete="email"
                value={typed.email}
                error={errors.email}
                maxLength={200}
              />
              <PasswordField
                name="password"
                label="Kata sandi"
                autoComplete="new-password"
                error={errors.password}
              />
              <FormActions>
                <Button look="primary" busyLabel="Membuat akun…">
                  Buat akun
                </Button>
                <LinkButton href="/login">Sudah punya akun</LinkButton>
              </FormActions>
            </Form>
          </div>
        </div>
      </div>
    ),
  });
}

async function linkPage(ctx: RequestContext, typed: TypedClaim, problem?: AppError): Promise<PageAnswer> {
  const { accountId, subjectId } = accountOf(ctx);
  const claim = await ctx.transaction((tx) => readOwnClaim(tx, accountId));
  return renderPage({
    ...{ surface: 'member', title: 'Hubungkan akun', menuUrl: LINK },
    status: problem?.status ?? 200,
    body: (
      <div className="grid max-w-2xl gap-5">
        <PageHeader title="Hubungkan akun" note="Agar akun ini dikenal sebagai warga desa." />
        <ErrorSummary errors={errorsOf(problem)} />
        {subjectId ? (
          <Notice tone="success" title="Akun Anda sudah dikonfirmasi">
            Surat, bantuan, dan pemungutan suara terbuka.{' '}
            <a className="link" href={`/penduduk/${subjectId}`}>
              Lihat data saya
            </a>
          </Notice>
        ) : (
          <ClaimPart ctx={ctx} claim={claim} typed={typed} problem={problem} />
        )}
      </div>
    ),
  });
}

function ClaimPart(props: {
  ctx: RequestContext;
  claim: OwnClaim | undefined;
  typed: TypedClaim;
  problem: AppError | undefined;
}) {
  const { ctx, claim, typed, problem } = props;
  if (claim?.state === 'waiting')
    return (
      <Notice tone="info" title="Menunggu petugas">
        Dikirim {formatMoment(claim.submittedAt, zoneOf(ctx.tenant.timeZone), 'long')}. Bawa KTP atau KK ke
        kantor desa bila ingin lebih cepat.
      </Notice>
    );
  const fields = problem?.fields ?? {};
  return (
    <>
      {claim?.state === 'rejected' && (
        <Notice tone="warning" title="Permohonan sebelumnya belum dapat dikonfirmasi">
          {claim.reason}
        </Notice>
      )}
      <Sheet title="Isi seperti di KTP dan KK" note="Disimpan terkunci, dibuka petugas saja">
        <Form action={LINK} className="grid gap-5">
          <TextField
            name="nik"
            label="NIK"
            inputMode="numeric"
            value={typed.nik}
            error={fields.nik}
            maxLength={20}
            help="16 angka di KTP."
          />
          <TextField
            name="kk"
            label="Nomor KK"
            inputMode="numeric"
            value={typed.kk}
            error={fields.kk}
            maxLength={20}
            help="16 angka di kartu keluarga."
          />
          <DateField
            name="birthDate"
            label="Tanggal lahir"
            value={typed.birthDate}
            error={fields.birthDate}
          />
          <FormActions>
            <Button look="primary" icon="send" busyLabel="Mengirim…">
              Kirim ke petugas
            </Button>
          </FormActions>
        </Form>
      </Sheet>
    </>
  );
}
