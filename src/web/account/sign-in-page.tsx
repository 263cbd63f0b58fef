import { type PageAnswer, type RequestContext, renderPage } from '#kernel/http';
import type { Product } from '#kernel/product';
import type { TenantKind } from '#kernel/tenancy';
import { Button, Checkbox, ErrorSummary, Form, Notice, OtpField, PasswordField, TextField } from '#kernel/ui';
import type { AppError } from '#kernel/work';

export interface SignInValues {
  identifier: string;
  next: string;
  isRemembered: boolean;
  /** Set when the password was right and only the code is missing. */
  step?: string;
}

/** What people of each kind of organisation know about themselves; whatever they type, the other names work too. */
const NAMES: Readonly<Record<TenantKind, string>> = {
  koperasi: 'Surel, nama pengguna, atau nomor anggota',
  serikat: 'Surel, NIK, atau nomor anggota',
  desa: 'NIK, surel, atau nama pengguna',
  pascasarjana: 'Surel atau nama pengguna',
  platform: 'Surel atau nama pengguna',
};

const LEADS: Readonly<Record<TenantKind, string>> = {
  koperasi: 'Untuk anggota, pengurus, dan pengawas.',
  serikat: 'Untuk anggota, calon anggota, dan pengurus.',
  desa: 'Untuk warga dan perangkat desa.',
  pascasarjana: 'Untuk petugas penerimaan mahasiswa.',
  platform: 'Untuk pengelola Balai.',
};

/** Name and password, or only the code when the password was typed a moment ago. */
export function signInPage(
  ctx: RequestContext,
  product: Product,
  values: SignInValues,
  problem?: AppError,
): PageAnswer {
  return renderPage({
    surface: 'sign-in',
    title: values.step ? 'Kode autentikator' : 'Masuk',
    status: problem && problem.code !== 'otp_required' ? statusOf(problem) : 200,
    isIndexed: false,
    body: values.step ? (
      <CodeStep values={values} problem={problem} />
    ) : (
      <PasswordStep ctx={ctx} product={product} values={values} problem={problem} />
    ),
  });
}

/** A form that was wrong comes back as such; 401 would make some browsers ask for a password of their own. */
function statusOf(problem: AppError): number {
  return problem.status === 401 ? 422 : problem.status;
}

function PasswordStep(props: {
  ctx: RequestContext;
  product: Product;
  values: SignInValues;
  problem: AppError | undefined;
}) {
  const { ctx, product, values, problem } = props;
  const kind = ctx.tenant.kind;
  const isMismatch = problem?.code === 'wrong_credentials';
  const errors: Record<string, string> = isMismatch
    ? { password: 'Ketik ulang kata sandi Anda. Periksa huruf besar dan kecil.' }
    : { ...problem?.fields };
  return (
    <>
      <h1 className="text-3xl">Masuk</h1>
      <p className="mt-1.5 text-muted">{LEADS[kind]}</p>
      {problem && (
        <div className="mt-6">
          <Problem problem={problem} errors={errors} />
        </div>
      )}
      <Form action="/login" hidden={{ next: values.next }} className="mt-6 grid gap-5" isPlain>
        <TextField
          name="identifier"
          label={NAMES[kind]}
          value={values.identifier}
          autoComplete="username"
          maxLength={150}
          error={errors.identifier}
        />
        <PasswordField
          name="password"
          label="Kata sandi"
          autoComplete="current-password"
          error={errors.password}
          aside={
            <a className="link py-1 text-sm font-semibold" href="/forgot-password">
              Lupa kata sandi?
            </a>
          }
        />
        <Checkbox name="remember" label="Ingat saya di perangkat ini" isChecked={values.isRemembered} />
        <Button look="primary" size="lg" isWide busyLabel="Memeriksa…">
          Masuk
        </Button>
      </Form>
      <p className="mt-7 text-sm text-muted">
        Pengurus dan petugas akan diminta kode dari aplikasi autentikator.
        {product.face.publicAct && (
          <>
            {' '}
            Belum punya akun?{' '}
            <a className="link font-semibold text-base-content" href={product.face.publicAct.url}>
              {product.face.publicAct.label}
            </a>
          </>
        )}
      </p>
    </>
  );
}

function Problem({ problem, errors }: { problem: AppError; errors: Readonly<Record<string, string>> }) {
  if (problem.code === 'locked') {
    return (
      <Notice
        tone="warning"
        title="Pintu ini ditutup sebentar"
        role="alert"
        action={
          <a className="link font-semibold" href="/forgot-password">
            Buat kata sandi baru
          </a>
        }
      >
        {problem.message}
      </Notice>
    );
  }
  if (problem.code === 'shut') {
    return (
      <Notice tone="warning" title="Akun ini belum dapat dibuka" role="alert">
        {problem.message}
      </Notice>
    );
  }
  const list = Object.entries(errors).map(([name, message]) => ({ name, message }));
  return (
    <ErrorSummary
      title={problem.message}
      errors={list.length > 0 ? list : [{ message: 'Coba sekali lagi.' }]}
    />
  );
}

function CodeStep({ values, problem }: { values: SignInValues; problem: AppError | undefined }) {
  const isWrong = problem !== undefined && problem.code !== 'otp_required';
  return (
    <>
      <h1 className="text-3xl">Satu langkah lagi</h1>
      <p className="mt-1.5 text-muted">
        Buka aplikasi autentikator di ponsel Anda, lalu ketik kode 6 angka untuk{' '}
        <b className="break-words text-base-content">{values.identifier}</b>.
      </p>
      {isWrong && problem && (
        <div className="mt-6">
          <Problem problem={problem} errors={problem.fields} />
        </div>
      )}
      <Form
        action="/login"
        className="mt-6 grid gap-5"
        isPlain
        hidden={{
          next: values.next,
          step: values.step,
          identifier: values.identifier,
          ...(values.isRemembered ? { remember: '1' } : {}),
        }}
      >
        <OtpField
          name="otp"
          label="Kode autentikator"
          length={11}
          help="Ponsel hilang? Ketik salah satu kode pemulihan di sini."
          error={isWrong ? problem?.fields.otp : undefined}
        />
        <Button look="primary" size="lg" isWide busyLabel="Memeriksa…">
          Lanjut
        </Button>
      </Form>
      <p className="mt-7 text-sm text-muted">
        Bukan Anda?{' '}
        <a className="link font-semibold text-base-content" href="/login">
          Masuk dengan akun lain
        </a>
      </p>
    </>
  );
}
