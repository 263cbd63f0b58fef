import type { SignUp } from '#kernel/product';
import {
  Button,
  Checkbox,
  EmptyState,
  ErrorSummary,
  Form,
  FormActions,
  Icon,
  LinkButton,
  Notice,
  NumberedSteps,
  SearchField,
  TextField,
} from '#kernel/ui';
import type { FieldErrors } from '#kernel/work';
import type { TypedSignUp } from './apply.ts';
import type { Houses } from './houses.ts';
import type { Village } from './village.ts';

export const SIGN_UP_PAGE = '/daftar';

/** Which kind of organisation signs up. */
export function KindsView({ houses }: { houses: Houses }) {
  return (
    <div className="page-width grid max-w-3xl gap-6 py-10 lg:py-16">
      <h1 className="text-3xl">Daftarkan organisasi</h1>
      <ul className="grid gap-4">
        {houses.all.map(({ kind, label, signUp }) => (
          <li key={kind}>
            <a
              href={`${SIGN_UP_PAGE}/${kind}`}
              className="sheet flex items-center gap-4 p-5 hover:border-primary"
            >
              <span className="min-w-0 grow">
                <b className="block text-lg font-bold">{label}</b>
                <span className="block text-sm text-muted">
                  {`Siapkan ${signUp.papers.map((paper) => paper.label).join(', ')}.`}
                </span>
              </span>
              <Icon name="chevron-right" className="shrink-0 text-muted" />
            </a>
          </li>
        ))}
      </ul>
      <p className="text-sm text-muted">
        Jenis organisasi lain dibuka oleh pengelola Balai. Hubungi kami bila organisasi Anda belum ada di
        sini.
      </p>
    </div>
  );
}

function Beginning({ signUp }: { signUp: SignUp }) {
  return (
    <div>
      <h1 className="text-3xl">{`Daftarkan ${signUp.noun} Anda`}</h1>
      <div className="mt-6">
        <NumberedSteps
          items={[
            { title: `Pilih kelurahan atau desa, lalu isi data ${signUp.noun}` },
            {
              title: 'Buka tautan di surel Anda',
              note: `Unggah ${signUp.papers.length} dokumen, lalu kirim.`,
            },
            { title: 'Pengelola Balai memeriksa', note: 'Alasannya tertulis bila belum diterima.' },
            {
              title: `${signUp.contact} diundang dan mulai bekerja`,
              note: `Alamat ${signUp.noun} langsung dapat dibuka.`,
            },
          ]}
        />
      </div>
    </div>
  );
}

/** First: in which village it stands. Works by links alone. */
export function VillageView(props: {
  kind: string;
  signUp: SignUp;
  typed: string;
  found: readonly Village[];
  isMore: boolean;
}) {
  const { kind, signUp, typed, found, isMore } = props;
  const url = `${SIGN_UP_PAGE}/${kind}`;
  return (
    <div className="page-width grid gap-8 py-10 lg:grid-cols-[1fr_1.4fr] lg:gap-16 lg:py-16">
      <Beginning signUp={signUp} />
      <div className="grid content-start gap-5">
        <div className="sheet grid gap-4 p-5 lg:p-8">
          <h2 className="text-xl">{`Di mana ${signUp.noun} Anda?`}</h2>
          <Form action={url} method="get" role="search" className="flex gap-2">
            <SearchField name="cari" label="Nama kelurahan atau desa" value={typed} className="grow" />
            <Button look="primary">Cari</Button>
          </Form>
          <p className="text-sm text-muted">
            Tambahkan kecamatan atau kabupaten sesudah koma bila namanya banyak, misalnya “Sukamaju, Garut”.
          </p>
          {typed !== '' && found.length === 0 && (
            <EmptyState kind="not-found" title="Tidak ada yang cocok">
              Periksa ejaannya, atau tulis sebagian namanya saja.
            </EmptyState>
          )}
          {found.length > 0 && (
            <ul className="grid">
              {found.map(({ code, name }) => (
                <li key={code} className="border-t border-base-300 last:border-b">
                  <a className="flex items-center gap-3 py-3 hover:bg-base-200" href={`${url}?desa=${code}`}>
                    <span className="min-w-0 grow">
                      <b className="font-semibold">{name.split(', ')[0]}</b>
                      <span className="block text-sm text-muted">{name.split(', ').slice(1).join(', ')}</span>
                    </span>
                    <Icon name="chevron-right" className="size-4 shrink-0 text-muted" />
                  </a>
                </li>
              ))}
            </ul>
          )}
          {isMore && (
            <p className="text-sm text-muted">Masih ada lagi. Persempit dengan kecamatan atau kabupaten.</p>
          )}
        </div>
      </div>
    </div>
  );
}

/** Then: who it is and who answers for it. */
export function SignUpForm(props: {
  kind: string;
  signUp: SignUp;
  village: Village;
  typed: TypedSignUp;
  errors: FieldErrors;
  problem: string | undefined;
  baseDomain: string;
}) {
  const { kind, signUp, village, typed, errors, problem, baseDomain } = props;
  const url = `${SIGN_UP_PAGE}/${kind}`;
  return (
    <div className="page-width grid gap-8 py-10 lg:grid-cols-[1fr_1.4fr] lg:gap-16 lg:py-16">
      <Beginning signUp={signUp} />
      <div className="grid content-start gap-5">
        <ErrorSummary errors={errors} />
        {problem && (
          <Notice tone="error" title="Belum terkirim">
            {problem}
          </Notice>
        )}
        <div className="sheet p-5 lg:p-8">
          <Form
            action={url}
            hidden={{ village: village.code }}
            draftKey={`daftar-${kind}`}
            className="grid gap-5"
          >
            <p id="village" className="rounded-xl bg-soft p-4 text-soft-content">
              <span className="block text-sm">Kelurahan atau desa</span>
              <b className="font-semibold">{village.name}</b>{' '}
              <a className="link" href={url}>
                Ganti
              </a>
            </p>
            <TextField
              name="name"
              label={`Nama ${signUp.noun}`}
              autoComplete="organization"
              value={typed.name}
              error={errors.name}
              maxLength={120}
              help="Seperti di akta pendirian."
            />
            <TextField
              name="slug"
              label="Alamat di internet"
              isOptional
              value={typed.slug}
              error={errors.slug}
              maxLength={40}
              help={`Huruf kecil, angka, dan tanda hubung; di belakangnya .${baseDomain}. Kosongkan bila boleh dibuat dari namanya.`}
            />
            <TextField
              name="contactName"
              label={`Nama ${signUp.contact.toLowerCase()}`}
              autoComplete="name"
              value={typed.contactName}
              error={errors.contactName}
              maxLength={150}
              help="Orang yang pertama diundang masuk."
            />
            <TextField
              name="email"
              label="Surel"
              type="email"
              autoComplete="email"
              value={typed.email}
              error={errors.email}
              maxLength={200}
              help="Tautan untuk melanjutkan dan undangannya dikirim ke sini."
            />
            <TextField
              name="phone"
              label="Telepon atau WhatsApp"
              type="tel"
              autoComplete="tel"
              value={typed.phone}
              error={errors.phone}
              maxLength={30}
            />
            <Checkbox
              name="agrees"
              label={`Saya berwenang mewakili ${signUp.noun} ini, dan data di atas benar.`}
              isChecked={typed.agrees === '1'}
              error={errors.agrees}
            />
            <FormActions>
              <Button look="primary" icon="send" busyLabel="Mengirim…">
                Kirim tautan ke surel saya
              </Button>
            </FormActions>
          </Form>
        </div>
      </div>
    </div>
  );
}

/** After the form: everything else happens behind the mailed link. */
export function MailSentView() {
  return (
    <div className="page-width py-10 lg:py-16">
      <div className="sheet mx-auto grid max-w-xl justify-items-start gap-4 p-6 lg:p-8">
        <h1 className="text-2xl">Periksa surel Anda</h1>
        <p className="text-muted">
          Kami mengirim tautan ke alamat yang Anda isi. Bukalah untuk mengunggah dokumen dan mengirim
          pendaftaran. Bila surelnya tidak datang dalam beberapa menit, periksa folder spam, lalu daftarkan
          sekali lagi.
        </p>
        <LinkButton href="/" look="primary">
          Kembali ke halaman muka
        </LinkButton>
      </div>
    </div>
  );
}
