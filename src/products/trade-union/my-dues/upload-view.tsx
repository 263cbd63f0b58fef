import { METHOD_LABELS, type PaymentPanel, PROOF_METHODS } from '#features/dues';
import { formatDate, formatDaysUntil } from '#kernel/calendar';
import { formatRupiah } from '#kernel/money';
import {
  Button,
  Chip,
  ChipRow,
  DateField,
  EmptyState,
  ErrorSummary,
  FileField,
  Form,
  FormActions,
  LinkButton,
  MoneyField,
  Notice,
  PageHeader,
  RadioGroup,
  Sheet,
  TextField,
} from '#kernel/ui';
import { billTitle } from '../treasury/words.ts';
import type { PaymentChoice } from './choose-payment.ts';
import { HowToPay } from './how-to-pay.tsx';

export interface UploadViewProps {
  choices: readonly PaymentChoice[];
  choice: PaymentChoice | undefined;
  panel: PaymentPanel | undefined;
  /** A proof for the same thing waits already. */
  isWaiting: boolean;
  today: string;
  typed: Readonly<Record<string, string>>;
  errors: Readonly<Record<string, string>>;
}

/** Choose what to pay, see how, hand in the proof. */
export function UploadView(props: UploadViewProps) {
  const { choices, choice, panel, isWaiting, today, errors } = props;
  if (!choice || !panel) {
    return (
      <>
        <PageHeader title="Unggah bukti bayar" />
        <div className="mt-6">
          <EmptyState
            kind="nothing-yet"
            icon="circle-check"
            title="Tidak ada tagihan yang perlu dibayar"
            actions={<LinkButton href="/me/dues">Lihat tagihan dan riwayat</LinkButton>}
          >
            Tagihan bulan berikutnya muncul di sini setelah dibuat Bendahara.
          </EmptyState>
        </div>
      </>
    );
  }
  return (
    <div className="grid gap-5">
      <PageHeader title="Unggah bukti bayar" note={noteOf(choice, today)} />
      {Object.keys(errors).length > 0 && <ErrorSummary errors={errors} />}
      {isWaiting && (
        <Notice tone="info" title="Bukti Anda untuk ini sudah masuk dan menunggu diperiksa">
          Bila perlu, kirim bukti lain; yang terakhir yang dipakai.
        </Notice>
      )}
      {choices.length > 1 && (
        <ChipRow label="Yang dibayar">
          {choices.map((one) => (
            <Chip
              key={one.key}
              value={titleOf(one)}
              count={formatRupiah(one.amount)}
              url={`/me/dues/upload?bill=${one.key}`}
              isCurrent={one.key === choice.key}
            />
          ))}
        </ChipRow>
      )}
      <div className="grid items-start gap-5 lg:grid-cols-[1.1fr_1fr]">
        <HowToPay panel={panel} what={titleOf(choice)} />
        <ProofForm {...props} choice={choice} panel={panel} />
      </div>
    </div>
  );
}

function ProofForm(props: UploadViewProps & { choice: PaymentChoice; panel: PaymentPanel }) {
  const { choice, panel, today, typed, errors } = props;
  return (
    <Sheet title="Bukti">
      <Form
        action={`/dues/${choice.bill?.id ?? 'ahead'}/upload-proof`}
        isMultipart
        hidden={{ choice: choice.key }}
        className="grid gap-5"
      >
        <FileField
          name="proof"
          label="Bukti bayar"
          accept="image/jpeg,image/png,image/webp,application/pdf"
          help="JPG, PNG, atau PDF, paling besar 5 MB."
          error={errors.proof}
        />
        <MoneyField
          name="amount"
          label="Jumlah yang dibayar"
          value={typed.amount ?? panel.transferAmount}
          help="Boleh kurang atau lebih. Sisanya tetap ditagih, kelebihannya untuk bulan berikutnya."
          error={errors.amount}
        />
        <DateField
          name="paidOn"
          label="Tanggal bayar"
          value={typed.paidOn ?? today}
          max={today}
          error={errors.paidOn}
        />
        <RadioGroup
          name="method"
          label="Cara bayar"
          isInline
          value={typed.method ?? 'transfer'}
          options={PROOF_METHODS.map((method) => ({ value: method, label: METHOD_LABELS[method] }))}
          error={errors.method}
        />
        <TextField
          name="reference"
          label="Nomor referensi"
          isOptional
          value={typed.reference ?? ''}
          maxLength={60}
          help="Bila tercantum pada bukti."
          error={errors.reference}
        />
        <FormActions>
          <Button look="primary" icon="upload" busyLabel="Mengirim…">
            Kirim bukti bayar
          </Button>
          <LinkButton href="/me/dues" look="quiet">
            Nanti saja
          </LinkButton>
        </FormActions>
      </Form>
    </Sheet>
  );
}

function titleOf(choice: PaymentChoice): string {
  if (choice.kind === 'all') return `Semua ${choice.count} tagihan`;
  if (choice.kind === 'ahead') return `${choice.count} bulan di muka`;
  return billTitle(choice.bill!);
}

function noteOf(choice: PaymentChoice, today: string): string {
  if (!choice.bill) return 'Tagihan bulan-bulan berikutnya lunas dengan sendirinya sampai uangnya habis.';
  const { dueDate } = choice.bill;
  return `Jatuh tempo ${formatDate(dueDate, 'weekday')}, ${formatDaysUntil(dueDate, today)}`;
}
