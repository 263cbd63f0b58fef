import { formatRupiah } from '#kernel/money';
import { DateField, FileField, MoneyField, RadioGroup } from '#kernel/ui';
import type { FieldErrors } from '#kernel/work';

export interface TermsFieldsProps {
  /** Rupiah a month by the rate in force. */
  rateAmount: number;
  typed: { firstMonth: string; basis: string; amount: string };
  errors: FieldErrors;
}

/** From when on, and how much a month, as the mandate says it. */
export function TermsFields({ rateAmount, typed, errors }: TermsFieldsProps) {
  return (
    <>
      <DateField
        name="firstMonth"
        label="Dipotong mulai gaji bulan"
        kind="month"
        value={typed.firstMonth}
        error={errors.firstMonth}
      />
      <RadioGroup
        name="basis"
        label="Jumlah setiap bulan"
        value={typed.basis}
        options={[
          { value: 'rate', label: `Sesuai tarif, saat ini ${formatRupiah(rateAmount)}` },
          { value: 'amount', label: 'Paling banyak jumlah tertentu; sisanya dibayar sendiri' },
        ]}
      />
      <MoneyField
        name="amount"
        label="Jumlah tertentu"
        isOptional
        value={typed.amount}
        error={errors.amount}
      />
    </>
  );
}

/** The signed paper itself. */
export function SignedPaperField({ errors }: { errors: FieldErrors }) {
  return (
    <FileField
      name="file"
      label="Surat kuasa yang ditandatangani"
      accept="image/jpeg,image/png,image/webp,application/pdf"
      help="Foto atau pindaian. JPG, PNG, atau PDF, paling besar 5 MB."
      error={errors.file}
    />
  );
}
