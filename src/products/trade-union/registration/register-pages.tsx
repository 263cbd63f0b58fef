import { type LivePage, renderMarkup, Writing } from '#features/cms';
import type { DuesRate } from '#features/dues';
import { duesOf } from '#features/dues';
import { formatPhone, maskNik } from '#features/people';
import { formatDate } from '#kernel/calendar';
import { formatRupiah } from '#kernel/money';
import {
  Button,
  Checkbox,
  DescriptionList,
  ErrorSummary,
  Form,
  FormActions,
  LinkButton,
  PasswordField,
  Sheet,
  StepList,
  TextField,
} from '#kernel/ui';
import { type Campus, regionName } from '../members/campus.ts';
import { CampusInputs, FieldInputs } from '../members/field-inputs.tsx';
import { memberField } from '../members/member-fields.ts';
import type { MemberValue } from '../members/read-fields.ts';
import type { Draft } from './draft.ts';
import {
  isReached,
  PERSON_FIELDS,
  STEP_TITLES,
  type StepKey,
  stepKeys,
  WISH_FIELDS,
  WORK_FIELDS,
} from './steps.ts';

export interface RegisterPageProps {
  step: StepKey;
  draft: Draft;
  typed: Readonly<Record<string, string>>;
  errors: Readonly<Record<string, string>>;
  rates: readonly DuesRate[];
  campuses: readonly Campus[];
  terms: LivePage | undefined;
}

/** One step of the registration; each works without script and keeps what was told on the server. */
export function RegisterPage(props: RegisterPageProps) {
  const { step, errors } = props;
  return (
    <div className="mx-auto grid max-w-2xl gap-6">
      <div>
        <h1 className="text-3xl">Bergabung</h1>
        <p className="mt-1 text-muted">
          Sekitar lima menit. Isian tersimpan di setiap langkah dan dapat dilanjutkan nanti dari peramban ini.
        </p>
      </div>
      <RegistrationSteps step={step} draft={props.draft} />
      {Object.keys(errors).length > 0 && <ErrorSummary errors={errors} />}
      <Sheet title={HEADINGS[step]}>
        <StepBody {...props} />
      </Sheet>
    </div>
  );
}

const HEADINGS: Readonly<Record<StepKey, string>> = {
  akun: 'Untuk masuk nanti',
  diri: 'Tentang Anda',
  kerja: 'Tempat dan status kerja',
  persetujuan: 'Yang Anda setujui',
  iuran: 'Periksa dan daftar',
};

/** The way with its words; `bayar` comes after the account has been made. */
export function RegistrationSteps({ step, draft }: { step: StepKey | 'bayar'; draft?: Draft }) {
  const keys = [...stepKeys, 'bayar'] as const;
  const at = keys.indexOf(step);
  return (
    <StepList
      label="Langkah pendaftaran"
      steps={keys.map((key, index) => ({
        title: key === 'bayar' ? 'Bayar' : STEP_TITLES[key],
        state: index < at ? 'done' : index === at ? 'now' : 'next',
        ...(draft && key !== 'bayar' && isReached(key, draft) ? { url: `/register?langkah=${key}` } : {}),
      }))}
    />
  );
}

function StepBody(props: RegisterPageProps) {
  switch (props.step) {
    case 'akun':
      return <AccountStep {...props} />;
    case 'diri':
      return <PersonStep {...props} />;
    case 'kerja':
      return <WorkStep {...props} />;
    case 'persetujuan':
      return <ConsentStep {...props} />;
    case 'iuran':
      return <DuesStep {...props} />;
  }
}

function AccountStep({ draft, typed, errors }: RegisterPageProps) {
  const isBack = draft.passwordHash !== undefined;
  return (
    <StepForm step="akun">
      <TextField
        name="email"
        label="Surel"
        type="email"
        autoComplete="email"
        value={typed.email ?? draft.email ?? ''}
        help="Kami mengirim tautan konfirmasi ke sini, jadi pakai yang Anda buka sendiri."
        {...(errors.email ? { error: errors.email } : {})}
      />
      <PasswordField
        name="password"
        label="Kata sandi"
        autoComplete="new-password"
        help={
          isBack
            ? 'Sudah tersimpan. Biarkan kosong bila tidak diganti.'
            : 'Paling sedikit 8 karakter, dengan huruf dan angka.'
        }
        {...(isBack ? { isOptional: true } : {})}
        {...(errors.password ? { error: errors.password } : {})}
      />
      <PasswordField
        name="passwordAgain"
        label="Ulangi kata sandi"
        autoComplete="new-password"
        {...(isBack ? { isOptional: true } : {})}
        {...(errors.passwordAgain ? { error: errors.passwordAgain } : {})}
      />
      <FormActions>
        <Button look="primary" iconEnd="arrow-right">
          Lanjut ke data diri
        </Button>
        <span className="text-sm">
          Sudah mendaftar?{' '}
          <a className="link" href="/login">
            Masuk
          </a>
        </span>
      </FormActions>
    </StepForm>
  );
}

function PersonStep({ draft, typed, errors }: RegisterPageProps) {
  return (
    <StepForm step="diri">
      <FieldInputs fields={PERSON_FIELDS} values={valuesOf(draft, typed)} errors={errors} />
      <Onward back="akun">Lanjut ke pekerjaan</Onward>
    </StepForm>
  );
}

function WorkStep({ draft, typed, errors, rates, campuses }: RegisterPageProps) {
  const isSent = typed.campusId !== undefined;
  const listed = campuses.find(({ id }) => id === typed.campusId);
  return (
    <StepForm step="kerja" draftKey="daftar-kerja">
      <CampusInputs
        campuses={campuses}
        campusId={isSent ? listed?.id : draft.campusId}
        universityName={isSent ? typed.universityName : draft.universityName}
        regionCode={isSent ? typed.campusRegionCode : draft.regionCode}
        errors={errors}
      />
      <FieldInputs fields={WORK_FIELDS} values={valuesOf(draft, typed)} errors={errors} rates={rates} />
      <Onward back="diri">Lanjut ke persetujuan</Onward>
    </StepForm>
  );
}

function ConsentStep({ draft, typed, errors, terms }: RegisterPageProps) {
  return (
    <StepForm step="persetujuan">
      <section aria-labelledby="ringkasan" className="grid gap-3">
        <h3 id="ringkasan" className="text-lg font-bold">
          Ringkasan AD/ART
        </h3>
        <div className="rounded-xl border border-base-300 bg-base-200 px-4 py-2 text-sm">
          <Writing html={renderMarkup(terms?.summary ?? '')} />
        </div>
        <a className="link w-fit text-sm" href="/ad-art" target="_blank" rel="noopener">
          Baca AD/ART lengkap<span className="sr-only">, tab baru</span>
        </a>
      </section>
      <Checkbox
        name="terms"
        label="Saya sudah membaca dan menyetujui Anggaran Dasar dan Anggaran Rumah Tangga."
        isChecked={typed.terms === '1' || draft.terms !== undefined}
        isOptional={false}
        {...(errors.terms ? { error: errors.terms } : {})}
      />
      <Checkbox
        name="privacy"
        label={
          <>
            Saya setuju data saya diolah untuk keanggotaan sebagaimana dijelaskan di{' '}
            <a className="link" href="/privasi" target="_blank" rel="noopener">
              halaman privasi
            </a>
            .
          </>
        }
        help="Dapat Anda lihat, unduh, dan minta dihapus kapan saja. Jumlah gaji tidak diminta."
        isChecked={typed.privacy === '1' || draft.privacy !== undefined}
        isOptional={false}
        {...(errors.privacy ? { error: errors.privacy } : {})}
      />
      <FieldInputs fields={WISH_FIELDS} values={valuesOf(draft, typed)} errors={errors} />
      <Onward back="kerja">Lanjut ke iuran</Onward>
    </StepForm>
  );
}

function DuesStep({ draft, rates }: RegisterPageProps) {
  const { values } = draft;
  const text = (name: string) => (typeof values[name] === 'string' ? (values[name] as string) : null);
  const dues = duesOf(rates, {
    employmentStatus: text('employmentStatus'),
    golongan: text('golongan'),
    takeHomeBracketCode: text('duesRateCode'),
  });
  const birth = text('birthDate');
  return (
    <StepForm step="iuran">
      <section aria-label="Iuran Anda" className="rounded-xl bg-soft p-5 text-soft-content">
        <p className="text-sm font-semibold">Iuran Anda sebulan</p>
        <p className="figures mt-1 text-4xl font-extrabold tracking-tight">
          {dues ? formatRupiah(dues.amount) : '–'}
        </p>
        <p className="mt-1 text-sm">
          {dues?.label}. Iuran pendaftaran sama dengan iuran satu bulan dan berlaku untuk bulan Anda diterima;
          tagihan bulanan mulai bulan berikutnya.
        </p>
      </section>
      <DescriptionList
        items={[
          { term: 'Surel', detail: <span className="break-all">{draft.email}</span> },
          { term: memberField('fullName').label, detail: text('fullName') ?? '' },
          { term: memberField('phone').label, detail: formatPhone(text('phone') ?? '') },
          ...(birth ? [{ term: 'Tanggal lahir', detail: formatDate(birth) }] : []),
          ...(text('nik') ? [{ term: 'NIK', detail: maskNik(text('nik')!) }] : []),
          {
            term: 'Kampus',
            detail: `${draft.universityName ?? ''}, ${regionName(draft.regionCode ?? '00')}`,
          },
          { term: 'Fakultas', detail: text('faculty') ?? '' },
          { term: 'Jabatan akademik', detail: text('academicRank') ?? '' },
          {
            term: 'Status kepegawaian',
            detail: [text('employmentStatus'), text('golongan')].filter(Boolean).join(', '),
          },
        ]}
      />
      <p className="text-sm">
        Ada yang keliru?{' '}
        <a className="link" href="/register?langkah=diri">
          Ubah data diri
        </a>{' '}
        atau{' '}
        <a className="link" href="/register?langkah=kerja">
          ubah pekerjaan
        </a>
        .
      </p>
      <FormActions>
        <Button look="primary" busyLabel="Mendaftarkan…">
          Daftar dan lihat cara bayar
        </Button>
        <LinkButton href="/register?langkah=persetujuan" look="quiet">
          Kembali
        </LinkButton>
      </FormActions>
    </StepForm>
  );
}

function StepForm({
  step,
  draftKey,
  children,
}: {
  step: StepKey;
  draftKey?: string;
  children: React.ReactNode;
}) {
  return (
    <Form
      action="/register"
      hidden={{ langkah: step }}
      className="grid gap-5"
      {...(draftKey ? { draftKey } : {})}
    >
      {children}
    </Form>
  );
}

function Onward({ back, children }: { back: StepKey; children: string }) {
  return (
    <FormActions>
      <Button look="primary" iconEnd="arrow-right">
        {children}
      </Button>
      <LinkButton href={`/register?langkah=${back}`} look="quiet">
        Kembali
      </LinkButton>
    </FormActions>
  );
}

/** What came back wrong stands as typed; otherwise what the draft holds. */
function valuesOf(draft: Draft, typed: Readonly<Record<string, string>>): Record<string, MemberValue> {
  return Object.keys(typed).length > 0 ? { ...draft.values, ...typed } : draft.values;
}
