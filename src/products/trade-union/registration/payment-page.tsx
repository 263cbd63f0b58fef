import {
  type DuesBill,
  type DuesPayment,
  METHOD_LABELS,
  type PaymentPanel,
  PROOF_METHODS,
} from '#features/dues';
import { formatDate, formatDaysUntil } from '#kernel/calendar';
import { formatRupiah } from '#kernel/money';
import {
  Button,
  CopyText,
  DateField,
  ErrorSummary,
  FileField,
  Form,
  LinkButton,
  Notice,
  NumberedSteps,
  RadioGroup,
  Sheet,
  TextField,
} from '#kernel/ui';
import type { Membership } from './membership.ts';
import { RegistrationSteps } from './register-pages.tsx';

export interface PaymentPageProps {
  person: Membership;
  bill: DuesBill;
  panel: PaymentPanel;
  /** The proof that waits for the treasurer, or the last one that came back. */
  payment: DuesPayment | undefined;
  today: string;
  typed: Readonly<Record<string, string>>;
  errors: Readonly<Record<string, string>>;
}

/** How to pay the registration, and where the proof goes (serikat-panduan §6.2 steps 6 and 7). */
export function PaymentPage(props: PaymentPageProps) {
  const { person, bill, panel, payment, today, errors } = props;
  return (
    <div className="mx-auto grid max-w-3xl gap-6">
      <div>
        <h1 className="text-3xl">Bayar iuran pendaftaran</h1>
        <p className="mt-1 text-muted">
          Batas bayar {formatDate(bill.dueDate, 'weekday')}, {formatDaysUntil(bill.dueDate, today)}. Anda
          dapat kembali ke halaman ini kapan saja setelah masuk.
        </p>
      </div>
      <RegistrationSteps step="bayar" />
      {Object.keys(errors).length > 0 && <ErrorSummary errors={errors} />}
      {payment?.status === 'rejected' && (
        <Notice tone="warning" title="Bukti sebelumnya dikembalikan Bendahara">
          {payment.rejectedReason}
        </Notice>
      )}
      {payment?.status === 'submitted' && (
        <Notice tone="success" title="Bukti Anda sudah diterima dan menunggu diperiksa">
          Bila perlu, kirim bukti lain; yang terakhir yang dipakai.
        </Notice>
      )}
      {!person.facts.isEmailVerified && <ConfirmNotice email={person.email} />}
      <HowToPay panel={panel} bill={bill} />
      <ProofForm {...props} />
    </div>
  );
}

function ConfirmNotice({ email }: { email: string | null }) {
  return (
    <Notice
      tone="info"
      title="Konfirmasi surel Anda"
      action={
        <Form action="/register/resend">
          <Button size="sm">Kirim ulang tautan</Button>
        </Form>
      }
    >
      Tautan dikirim ke <b>{email}</b>. Salah alamat?{' '}
      <a className="link" href="/me/profile#surel">
        Ganti surel
      </a>
      .
    </Notice>
  );
}

function HowToPay({ panel, bill }: { panel: PaymentPanel; bill: DuesBill }) {
  return (
    <Sheet title="Jumlah dan tujuan">
      <div className="grid gap-6 sm:grid-cols-[1fr_auto]">
        <div className="grid content-start gap-5">
          <div>
            <p className="text-sm text-muted">Jumlah yang dibayar</p>
            <p className="figures text-4xl font-extrabold tracking-tight">
              {formatRupiah(panel.transferAmount)}
            </p>
            <p className="mt-1 text-sm text-muted">
              {bill.rateLabel}: {formatRupiah(panel.amount)}
              {panel.suffix > 0 &&
                `, ditambah ${formatRupiah(panel.suffix)} agar transfer Anda mudah dikenali. Kelebihannya tetap milik Anda.`}
            </p>
          </div>
          {panel.bankAccounts.map((account) => (
            <dl key={account.number} className="grid gap-1 rounded-xl border border-base-300 p-4 text-sm">
              <div className="flex flex-wrap items-center justify-between gap-2">
                <dt className="text-muted">{account.bank}</dt>
                <dd className="min-w-0 text-lg font-bold">
                  <CopyText value={account.number} label="nomor rekening" />
                </dd>
              </div>
              <div className="flex flex-wrap justify-between gap-2">
                <dt className="text-muted">Atas nama</dt>
                <dd className="font-semibold">{account.holder}</dd>
              </div>
              <div className="flex flex-wrap justify-between gap-2">
                <dt className="text-muted">Berita transfer</dt>
                <dd className="figures font-semibold">{panel.reference}</dd>
              </div>
            </dl>
          ))}
          {panel.bankAccounts.length === 0 && !panel.qris && (
            <Notice tone="warning">Rekening serikat belum diisi. Hubungi pengurus sebelum membayar.</Notice>
          )}
        </div>
        {panel.qris && (
          <figure className="grid justify-items-center gap-2">
            {/* biome-ignore lint/security/noDangerouslySetInnerHtml: a drawing made by our own code from checked fields */}
            <div
              className="qr-paper size-56 rounded-xl p-2"
              dangerouslySetInnerHTML={{ __html: panel.qris.svg }}
            />
            <figcaption className="max-w-56 text-center text-sm text-muted">
              QRIS, jumlah {formatRupiah(panel.qris.amount)} sudah terisi
            </figcaption>
          </figure>
        )}
      </div>
      <h3 className="mt-6 mb-2 text-lg font-bold">Caranya</h3>
      <NumberedSteps
        items={[
          {
            title: 'Bayar dengan jumlah yang persis sama',
            note: 'Lewat transfer ke rekening di atas, atau pindai QRIS.',
          },
          { title: 'Simpan buktinya', note: 'Tangkapan layar, foto struk, atau PDF dari bank.' },
          {
            title: 'Unggah bukti di bawah ini',
            note: 'Bendahara memeriksa, lalu pengurus menyetujui. Anda diberi tahu lewat surel.',
          },
        ]}
      />
    </Sheet>
  );
}

function ProofForm({ bill, today, typed, errors }: PaymentPageProps) {
  return (
    <Sheet title="Unggah bukti bayar">
      <Form action="/register/payment" isMultipart className="grid gap-5">
        <FileField
          name="proof"
          label="Bukti bayar"
          accept="image/jpeg,image/png,application/pdf"
          help="JPG, PNG, atau PDF, paling besar 5 MB."
          {...(errors.proof ? { error: errors.proof } : {})}
        />
        <DateField
          name="paidOn"
          label="Tanggal bayar"
          value={typed.paidOn ?? today}
          max={today}
          {...(errors.paidOn ? { error: errors.paidOn } : {})}
        />
        <RadioGroup
          name="method"
          label="Cara bayar"
          isInline
          value={typed.method ?? 'transfer'}
          options={PROOF_METHODS.map((method) => ({ value: method, label: METHOD_LABELS[method] }))}
          {...(errors.method ? { error: errors.method } : {})}
        />
        <TextField
          name="reference"
          label="Nomor referensi"
          isOptional
          value={typed.reference ?? ''}
          maxLength={60}
          help="Bila tercantum pada bukti."
          {...(errors.reference ? { error: errors.reference } : {})}
        />
        <input type="hidden" name="billId" value={bill.id} />
        <div className="flex flex-wrap gap-2">
          <Button look="primary" busyLabel="Mengirim…" icon="upload">
            Kirim bukti bayar
          </Button>
          <LinkButton href="/dashboard" look="quiet">
            Nanti saja
          </LinkButton>
        </div>
      </Form>
    </Sheet>
  );
}
