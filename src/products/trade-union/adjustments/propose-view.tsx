import {
  ADJUSTMENT_LABELS,
  type DuesBill,
  type DuesPayment,
  METHOD_LABELS,
  remainingOf,
} from '#features/dues';
import { formatDate } from '#kernel/calendar';
import { formatRupiah } from '#kernel/money';
import {
  Button,
  DateField,
  ErrorSummary,
  Form,
  FormActions,
  FormSection,
  LinkButton,
  MoneyField,
  PageHeader,
  RadioGroup,
  Select,
  Sheet,
  TextArea,
  TextField,
} from '#kernel/ui';
import type { AppError } from '#kernel/work';
import type { Payer } from '../treasury/read-payer.ts';
import { billTitle } from '../treasury/words.ts';
import { ADJUSTMENTS_PATH } from './adjustments-view.tsx';

export interface ProposeViewProps {
  payer: Payer;
  bills: readonly DuesBill[];
  payments: readonly DuesPayment[];
  today: string;
  typed: Readonly<Record<string, string>>;
  problem: AppError | undefined;
}

const HELP: Readonly<Record<keyof typeof ADJUSTMENT_LABELS, string>> = {
  payment_reversal: 'Tercatat dua kali, salah orang, salah jumlah, atau uangnya dikembalikan.',
  payment_entry: 'Uang masuk tanpa bukti, misalnya tunai kepada pengurus.',
  bill_reduction: 'Tarifnya keliru; bagian yang sudah terbayar menjadi kelebihan bayar.',
  waiver_reversal: 'Pembebasan atau pengurangan yang keliru.',
};

/** What is to be put right, and why. */
export function ProposeView({ payer, bills, payments, today, typed, problem }: ProposeViewProps) {
  const errors = problem?.fields ?? {};
  return (
    <div className="grid max-w-3xl gap-5">
      <PageHeader
        title="Usulkan penyesuaian"
        note={`${payer.fullName}, ${payer.memberNumber ?? 'belum bernomor'}. Belum ada yang berubah sampai orang kedua mengesahkannya.`}
      />
      {problem && (
        <ErrorSummary
          title={problem.message}
          errors={Object.keys(errors).length > 0 ? errors : { form: problem.message }}
        />
      )}
      <Sheet>
        <Form action={ADJUSTMENTS_PATH} hidden={{ member: payer.id }} className="grid gap-6">
          <RadioGroup
            name="kind"
            label="Yang dibetulkan"
            value={typed.kind ?? 'payment_reversal'}
            options={Object.entries(ADJUSTMENT_LABELS).map(([value, label]) => ({
              value,
              label,
              help: HELP[value as keyof typeof HELP],
            }))}
            {...(errors.kind ? { error: errors.kind } : {})}
          />
          <Select
            name="paymentId"
            label="Pembayaran yang ditarik kembali"
            isOptional
            value={typed.paymentId ?? ''}
            error={errors.paymentId}
            options={payments.map((payment) => ({
              value: payment.id,
              label: `${formatRupiah(payment.receivedAmount! - payment.reversedAmount)}, ${formatDate(payment.paidOn)}, ${METHOD_LABELS[payment.method]}`,
            }))}
          />
          <Select
            name="billId"
            label="Tagihan"
            isOptional
            value={typed.billId ?? ''}
            error={errors.billId}
            options={bills.map((bill) => ({
              value: bill.id,
              label: `${billTitle(bill)}, ${formatRupiah(bill.amount)}, sisa ${formatRupiah(remainingOf(bill))}`,
            }))}
          />
          <MoneyField name="amount" label="Jumlah" value={typed.amount ?? ''} error={errors.amount} />
          <FormSection title="Untuk pembayaran tanpa bukti">
            <DateField
              name="paidOn"
              label="Tanggal bayar"
              isOptional
              value={typed.paidOn ?? ''}
              max={today}
              error={errors.paidOn}
            />
            <Select
              name="method"
              label="Cara bayar"
              isOptional
              value={typed.method ?? ''}
              error={errors.method}
              options={(['cash', 'transfer', 'qris', 'payroll'] as const).map((value) => ({
                value,
                label: METHOD_LABELS[value],
              }))}
            />
            <TextField
              name="reference"
              label="Nomor referensi"
              isOptional
              maxLength={60}
              value={typed.reference ?? ''}
            />
          </FormSection>
          <TextArea
            name="reason"
            label="Alasan"
            rows={3}
            maxLength={1000}
            value={typed.reason ?? ''}
            help="Dibaca orang kedua, dan tetap di buku iuran."
            error={errors.reason}
          />
          <FormActions>
            <Button look="primary" busyLabel="Mengirim…">
              Usulkan
            </Button>
            <LinkButton href={ADJUSTMENTS_PATH} look="quiet">
              Batal
            </LinkButton>
          </FormActions>
        </Form>
      </Sheet>
    </div>
  );
}
