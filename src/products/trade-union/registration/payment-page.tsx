import {
  type DuesBill,
  type DuesPayment,
  METHOD_LABELS,
  type PaymentPanel,
  PROOF_METHODS,
} from '#features/dues';
import { formatDate, formatDaysUntil } from '#kernel/calendar';
import {
  Button,
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
import { HowToPay } from '../my-dues/how-to-pay.tsx';
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
      <HowToPay panel={panel} what={`Iuran pendaftaran: ${bill.rateLabel}`} />
      <Steps />
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

function Steps() {
  return (
    <Sheet title="Caranya">
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
