import {
  Badge,
  Button,
  CopyText,
  ErrorSummary,
  Form,
  FormActions,
  LinkButton,
  Notice,
  NumberedSteps,
  OtpField,
  PageHeader,
  QrImage,
  Sheet,
} from '#kernel/ui';
import type { FieldErrors } from '#kernel/work';
import { qrModules } from './qr-modules.ts';

const HERE = '/me/security/second-factor';

export interface EnrolBodyProps {
  secret: string;
  /** The same secret, sealed, for the way back. */
  sealed: string;
  /** What the QR code holds. */
  address: string;
  next: string;
  isCompulsory: boolean;
  /** Another phone takes the place of the one in use. */
  isReplacing: boolean;
  errors: FieldErrors;
}

export function EnrolBody(props: EnrolBodyProps) {
  const { secret, sealed, address, next, isCompulsory, isReplacing, errors } = props;
  return (
    <div className="grid max-w-4xl gap-5">
      <PageHeader
        title={isReplacing ? 'Pindah ke ponsel baru' : 'Aktifkan verifikasi dua langkah'}
        note={isReplacing ? 'Ponsel lama berhenti berlaku setelah selesai' : 'Sekitar dua menit, sekali saja'}
      />
      {isCompulsory && !isReplacing && (
        <Notice tone="warning" title="Peran Anda memerlukannya">
          Halaman pengurus terbuka setelah langkah ini selesai. Kata sandi yang bocor saja tidak lagi cukup
          untuk masuk.
        </Notice>
      )}
      <ErrorSummary errors={errors} />
      <Sheet className="grid gap-6 md:grid-cols-[auto_minmax(0,1fr)] md:gap-8">
        <div className="grid content-start justify-items-center gap-2">
          <QrImage
            modules={qrModules(address)}
            label="Kode QR untuk aplikasi autentikator"
            className="w-52 rounded-lg"
          />
          <a className="link text-sm font-semibold" href={address} data-turbo="false">
            Buka di aplikasi ponsel ini
          </a>
        </div>
        <div className="grid min-w-0 content-start gap-5">
          <NumberedSteps
            items={[
              {
                title: 'Pasang aplikasi autentikator',
                note: 'Misalnya Google Authenticator, Aegis, atau 2FAS.',
              },
              { title: 'Pindai kode QR ini dengan aplikasi itu', note: 'Atau ketik kunci di bawah.' },
              { title: 'Ketik kode 6 angka yang muncul', note: 'Kode berganti tiap 30 detik.' },
            ]}
          />
          <div className="grid gap-1.5">
            <span className="text-sm font-semibold">Kunci, bila tidak dapat memindai</span>
            <CopyText value={secret.replace(/(.{4})(?=.)/g, '$1 ')} label="kunci" />
          </div>
          <Form
            action={HERE}
            hidden={{ pending: sealed, next, ...(isReplacing ? { replace: '1' } : {}) }}
            className="grid gap-5"
          >
            <OtpField name="code" label="Kode 6 angka" error={errors.code} />
            <FormActions>
              <Button look="primary" busyLabel="Memeriksa…">
                {isReplacing ? 'Pakai ponsel baru' : 'Aktifkan'}
              </Button>
              {(isReplacing || !isCompulsory) && (
                <LinkButton href="/me/security" look="quiet">
                  Batal
                </LinkButton>
              )}
            </FormActions>
          </Form>
        </div>
      </Sheet>
    </div>
  );
}

export interface CodesBodyProps {
  codes: readonly string[];
  next: string;
  tenantName: string;
  isFirst?: boolean;
}

/** The only time they can be read. */
export function CodesBody({ codes, next, tenantName, isFirst }: CodesBodyProps) {
  return (
    <div className="grid max-w-2xl gap-5">
      <PageHeader
        title={isFirst ? 'Verifikasi dua langkah aktif' : 'Kode pemulihan baru'}
        note={`Akun di ${tenantName}`}
      />
      <Notice tone="warning" title="Simpan kode ini sekarang" role="status">
        Kode pemulihan hanya tampil sekali ini. Satu kode menggantikan ponsel Anda satu kali, misalnya bila
        ponsel hilang. Cetak atau catat, dan simpan terpisah dari ponsel.
      </Notice>
      <Sheet title="Kode pemulihan">
        <ul className="figures grid grid-cols-1 gap-x-8 gap-y-2 text-lg sm:grid-cols-2">
          {codes.map((code) => (
            <li key={code} className="select-all">
              {code}
            </li>
          ))}
        </ul>
        <div className="mt-6 flex flex-wrap gap-2 print:hidden">
          <Button type="button" icon="printer" className="needs-script" data={{ print: '' }}>
            Cetak
          </Button>
          <Button type="button" icon="copy" className="needs-script" data={{ copy: codes.join('\n') }}>
            Salin semua
          </Button>
        </div>
      </Sheet>
      <div className="print:hidden">
        <LinkButton href={next} look="primary">
          Sudah saya simpan, lanjut
        </LinkButton>
      </div>
    </div>
  );
}

export function StateBody(props: { codes: number; isCompulsory: boolean; errors: FieldErrors }) {
  const { codes, isCompulsory, errors } = props;
  return (
    <div className="grid max-w-2xl gap-5">
      <PageHeader title="Verifikasi dua langkah" badge={<Badge tone="success">Aktif</Badge>} />
      <ErrorSummary errors={errors} />
      {codes <= 3 && (
        <Notice
          tone="warning"
          title={codes === 0 ? 'Kode pemulihan habis' : `Tinggal ${codes} kode pemulihan`}
        >
          Buat yang baru sebelum ponsel Anda hilang atau rusak.
        </Notice>
      )}
      <Sheet title="Kode pemulihan" note={`${codes} dari 10 belum dipakai`}>
        <p className="text-muted">
          Dipakai bila ponsel tidak ada. Membuat kode baru membuat semua kode lama tidak berlaku.
        </p>
        <Form action={`${HERE}/recovery-codes`} className="mt-4">
          <Button icon="refresh-cw" busyLabel="Membuat…">
            Buat kode pemulihan baru
          </Button>
        </Form>
      </Sheet>
      <Sheet title="Ganti ponsel">
        <p className="text-muted">
          Pindahkan verifikasi ke ponsel baru selama Anda masih dapat masuk. Kode pemulihan ikut diganti.
        </p>
        <div className="mt-4">
          <LinkButton href={`${HERE}?replace=1`} icon="smartphone">
            Pindah ke ponsel baru
          </LinkButton>
        </div>
      </Sheet>
      <Sheet title="Matikan">
        {isCompulsory ? (
          <p className="text-muted">
            Peran Anda memerlukan verifikasi dua langkah, jadi tidak dapat dimatikan.
          </p>
        ) : (
          <>
            <p className="text-muted">Setelah dimatikan, masuk cukup dengan kata sandi.</p>
            <Form action={`${HERE}/disable`} className="mt-4">
              <Button look="danger" busyLabel="Mematikan…">
                Matikan verifikasi dua langkah
              </Button>
            </Form>
          </>
        )}
      </Sheet>
    </div>
  );
}
