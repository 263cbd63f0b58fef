import { formatMoment, formatMonth, isPlainMonth } from '#kernel/calendar';
import type { RequestContext } from '#kernel/http';
import {
  Button,
  Checkbox,
  DateField,
  DescriptionList,
  Disclosure,
  EmptyState,
  ErrorSummary,
  Form,
  FormActions,
  LinkButton,
  Notice,
  PageHeader,
  Sheet,
  TextArea,
} from '#kernel/ui';
import type { FieldErrors } from '#kernel/work';
import { zoneOf } from '../clock.ts';
import type { Mandate } from './mandate.ts';
import type { MandateGround } from './mandate-ground.ts';
import { SignedPaperField, TermsFields } from './terms-fields.tsx';
import { amountOf, MandateBadge, MY_MANDATE_PATH, spanOf } from './words.tsx';

export interface MyMandateViewProps {
  ctx: RequestContext;
  /** Nothing for an account that belongs to no member. */
  ground: MandateGround | undefined;
  mandates: readonly Mandate[];
  typed: Readonly<Record<string, string>>;
  errors: FieldErrors;
}

/** One's own mandate: what holds, or the way to one; and who is told about the membership. */
export function MyMandateView(props: MyMandateViewProps) {
  const { ctx, ground, mandates, errors } = props;
  const current = mandates.find(({ status }) => status === 'submitted' || status === 'active');
  const earlier = mandates.filter((one) => one !== current);
  return (
    <div className="grid gap-5">
      <PageHeader
        title="Potong gaji"
        note="Iuran dipotong kampus dari gaji Anda, bila Anda memberi kuasa tertulis."
        {...(current ? { badge: <MandateBadge status={current.status} /> } : {})}
      />
      {Object.keys(errors).length > 0 && <ErrorSummary errors={errors} />}
      {ground ? (
        <div className="grid items-start gap-4 lg:grid-cols-[1.4fr_1fr] lg:gap-6">
          <div className="grid gap-4 lg:gap-6">
            {current ? <Current ctx={ctx} mandate={current} /> : <Give {...props} ground={ground} />}
            {earlier.length > 0 && <Earlier ctx={ctx} mandates={earlier} />}
          </div>
          <Disclosed ground={ground} />
        </div>
      ) : (
        <EmptyState kind="nothing-yet" icon="wallet" title="Tidak ada yang dapat dipotong">
          Akun ini tidak terhubung dengan data anggota, jadi tidak punya iuran.
        </EmptyState>
      )}
    </div>
  );
}

function Current({ ctx, mandate }: { ctx: RequestContext; mandate: Mandate }) {
  return (
    <Sheet title={`Kuasa ${mandate.number}`}>
      <MandateFacts ctx={ctx} mandate={mandate} fileUrl={`${MY_MANDATE_PATH}/${mandate.id}/file`} />
      {mandate.status === 'submitted' && (
        <p className="mt-4 text-sm text-muted">
          Bendahara memeriksa surat kuasanya. Sampai diterima, iuran Anda bayar seperti biasa.
        </p>
      )}
      {mandate.status === 'active' && (
        <p className="mt-4 text-sm text-muted">
          Bulan yang sedang dimintakan kepada kampus tidak dihitung sebagai tunggakan Anda.
        </p>
      )}
      <div className="mt-5">
        <LinkButton href={`${MY_MANDATE_PATH}/${mandate.id}/withdraw`} icon="undo-2">
          Cabut kuasa
        </LinkButton>
      </div>
    </Sheet>
  );
}

/** What a mandate says, for its giver and for the treasurer. */
export function MandateFacts(props: { ctx: RequestContext; mandate: Mandate; fileUrl: string }) {
  const { ctx, mandate, fileUrl } = props;
  const moment = (at: Date) => formatMoment(at, zoneOf(ctx), 'long');
  return (
    <DescriptionList
      items={[
        { term: 'Kampus', detail: mandate.employer },
        { term: 'Jumlah', detail: amountOf(mandate) },
        { term: 'Bulan', detail: spanOf(mandate) },
        { term: 'Diberikan', detail: moment(mandate.givenAt) },
        ...(mandate.decidedAt
          ? [
              {
                term: 'Diperiksa',
                detail: `${mandate.decidedByName || 'Sistem'}, ${moment(mandate.decidedAt)}`,
              },
            ]
          : []),
        ...(mandate.rejectedReason ? [{ term: 'Alasan', detail: mandate.rejectedReason }] : []),
        ...(mandate.withdrawnAt
          ? [{ term: 'Dicabut', detail: `${mandate.withdrawnByName}, ${moment(mandate.withdrawnAt)}` }]
          : []),
        ...(mandate.withdrawnReason ? [{ term: 'Alasan', detail: mandate.withdrawnReason }] : []),
        {
          term: 'Surat kuasa',
          detail: (
            <a className="link" href={fileUrl} data-turbo="false">
              Buka surat yang ditandatangani
            </a>
          ),
        },
      ]}
    />
  );
}

function Give({ ground, typed, errors }: MyMandateViewProps & { ground: MandateGround }) {
  if (ground.membershipStatus !== 'active') {
    return (
      <EmptyState kind="not-allowed" title="Setelah Anda menjadi anggota aktif">
        Kuasa potong gaji dapat diberikan setelah pendaftaran Anda disetujui.
      </EmptyState>
    );
  }
  if (!ground.employer || ground.rateAmount === null) {
    return (
      <Notice
        tone="warning"
        title={ground.employer ? 'Tarif iuran Anda belum ditetapkan' : 'Nama kampus belum diisi'}
        action={<LinkButton href="/me/profile/edit">Lengkapi profil</LinkButton>}
      >
        Surat kuasa menyebut kampus dan jumlah iuran Anda.
      </Notice>
    );
  }
  const { firstMonth = '', basis = 'rate', amount = '' } = typed;
  const form = new URLSearchParams({ firstMonth, basis, ...(amount ? { amount } : {}) });
  return (
    <>
      <Sheet title="1. Tentukan isinya" note={`Kampus: ${ground.employer}`}>
        <Form action={MY_MANDATE_PATH} method="get" className="grid gap-5">
          <TermsFields rateAmount={ground.rateAmount} typed={{ firstMonth, basis, amount }} errors={errors} />
          <FormActions>
            <Button>Pakai isi ini</Button>
          </FormActions>
        </Form>
      </Sheet>
      <Sheet title="2. Cetak dan tandatangani">
        <LinkButton href={`${MY_MANDATE_PATH}/form.pdf?${form}`} icon="download" download>
          Unduh surat kuasa (PDF)
        </LinkButton>
      </Sheet>
      <Sheet title="3. Unggah yang sudah ditandatangani">
        <Form
          action={MY_MANDATE_PATH}
          isMultipart
          hidden={{ firstMonth, basis, amount }}
          className="grid gap-5"
        >
          <SignedPaperField errors={errors} />
          <Checkbox
            name="agrees"
            value="1"
            label={`Serikat boleh memberitahukan nama, nomor pegawai, nomor anggota, dan jumlah iuran saya kepada ${ground.employer} untuk pemotongan ini.`}
            isChecked={typed.agrees === '1'}
            error={errors.agrees}
          />
          <FormActions>
            <Button look="primary" icon="upload" busyLabel="Mengirim…">
              Kirim kuasa
            </Button>
            <LinkButton href="/me/dues" look="quiet">
              Batal
            </LinkButton>
          </FormActions>
          <p className="text-sm text-muted">
            {`Isi kuasa: ${basis === 'amount' ? `paling banyak ${amount || '…'}` : 'sesuai tarif'}, mulai ${isPlainMonth(firstMonth) ? formatMonth(firstMonth) : '…'}.`}
          </p>
        </Form>
      </Sheet>
    </>
  );
}

function Disclosed({ ground }: { ground: MandateGround }) {
  return (
    <Sheet title="Apa yang diketahui kampus">
      {ground.hidesFromEmployer ? (
        <>
          <p>
            Anda meminta keanggotaan <b>tidak disebut</b> kepada kampus. Nama Anda tidak ada di daftar atau
            surat apa pun untuk kampus, dan gaji Anda tidak dapat dipotong.
          </p>
          <Form action={`${MY_MANDATE_PATH}/disclosure`} hidden={{ hidden: '0' }} className="mt-4">
            <Button>Cabut permintaan ini</Button>
          </Form>
        </>
      ) : (
        <>
          <p>
            Kampus hanya tahu Anda anggota bila Anda memberi kuasa potong gaji. Anda dapat meminta agar nama
            Anda sama sekali tidak disebut; daftar yang belum diserahkan langsung disesuaikan.
          </p>
          <Form action={`${MY_MANDATE_PATH}/disclosure`} hidden={{ hidden: '1' }} className="mt-4">
            <Button icon="eye-off">Jangan sebut saya kepada kampus</Button>
          </Form>
        </>
      )}
    </Sheet>
  );
}

function Earlier({ ctx, mandates }: { ctx: RequestContext; mandates: readonly Mandate[] }) {
  return (
    <Disclosure title={`${mandates.length} kuasa sebelumnya`} icon="archive">
      <div className="grid gap-6">
        {mandates.map((mandate) => (
          <div key={mandate.id} className="grid gap-3">
            <div className="flex flex-wrap items-center gap-2">
              <b className="font-semibold">{mandate.number}</b>
              <MandateBadge status={mandate.status} />
            </div>
            <MandateFacts ctx={ctx} mandate={mandate} fileUrl={`${MY_MANDATE_PATH}/${mandate.id}/file`} />
          </div>
        ))}
      </div>
    </Disclosure>
  );
}

export interface WithdrawViewProps {
  mandate: Mandate;
  typed: Readonly<Record<string, string>>;
  errors: FieldErrors;
}

/** From when on the mandate no longer holds. */
export function WithdrawView({ mandate, typed, errors }: WithdrawViewProps) {
  return (
    <div className="grid max-w-2xl gap-5">
      <PageHeader title="Cabut kuasa potong gaji" note={`${mandate.number}, ${mandate.employer}`} />
      {Object.keys(errors).length > 0 && <ErrorSummary errors={errors} />}
      <Sheet>
        <Form action={`${MY_MANDATE_PATH}/${mandate.id}/withdraw`} className="grid gap-5">
          <DateField
            name="fromMonth"
            label="Tidak dipotong lagi mulai gaji bulan"
            kind="month"
            value={typed.fromMonth ?? ''}
            help="Bulan yang daftarnya sudah diserahkan kepada kampus tetap berjalan."
            error={errors.fromMonth}
          />
          <TextArea
            name="reason"
            label="Alasan"
            rows={2}
            maxLength={300}
            isOptional
            value={typed.reason ?? ''}
          />
          <FormActions>
            <Button look="danger">Cabut kuasa</Button>
            <LinkButton href={MY_MANDATE_PATH} look="quiet">
              Batal
            </LinkButton>
          </FormActions>
        </Form>
      </Sheet>
    </div>
  );
}
