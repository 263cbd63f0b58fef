import {
  Button,
  Checkbox,
  ErrorSummary,
  Form,
  FormActions,
  MoneyField,
  PageHeader,
  RadioGroup,
  Sheet,
  TextField,
} from '#kernel/ui';
import type { FieldErrors } from '#kernel/work';
import { KIND_LABELS, type SavingsType } from '../savings-type.ts';

export interface TypedType {
  name: string;
  kind: string;
  amount: string;
  /** Per cent a year: "2,25". */
  interest: string;
  /** "1" while it is used. */
  isActive: string;
}

/** A kind of savings. Its nature is chosen once. */
export function TypeForm(props: {
  action: string;
  known?: SavingsType;
  typed: TypedType;
  errors: FieldErrors;
}) {
  const { action, known, typed, errors } = props;
  const isFree = known?.kind === 'voluntary';
  return (
    <>
      <PageHeader
        title={known ? known.name : 'Jenis simpanan baru'}
        {...(known ? { note: KIND_LABELS[known.kind] } : {})}
      />
      <ErrorSummary errors={errors} />
      <Form action={action} className="grid max-w-3xl gap-4 lg:gap-6">
        <Sheet>
          <div className="grid gap-5">
            <TextField name="name" label="Nama" value={typed.name} error={errors.name} maxLength={60} />
            {!known && (
              <RadioGroup
                name="kind"
                label="Sifat"
                value={typed.kind}
                error={errors.kind}
                options={[
                  { value: 'voluntary', label: KIND_LABELS.voluntary },
                  { value: 'mandatory', label: KIND_LABELS.mandatory },
                ]}
              />
            )}
            {!isFree && (
              <MoneyField
                name="amount"
                label={known?.kind === 'principal' ? 'Jumlah, sekali' : 'Jumlah sebulan'}
                isOptional={!known}
                value={typed.amount}
                error={errors.amount}
                help={known ? undefined : 'Hanya untuk simpanan wajib.'}
              />
            )}
            {(!known || isFree) && (
              <TextField
                name="interest"
                label="Jasa setahun, persen"
                isOptional
                inputMode="decimal"
                value={typed.interest}
                error={errors.interest}
                help="Paling tinggi 9 persen setahun. Dihitung dari saldo terendah setiap bulan."
              />
            )}
            {known && known.kind !== 'principal' && (
              <Checkbox name="isActive" label="Dipakai" value="1" isChecked={typed.isActive === '1'} />
            )}
            {known?.kind === 'principal' && <input type="hidden" name="isActive" value="1" />}
          </div>
        </Sheet>
        <FormActions>
          <Button look="primary">Simpan</Button>
        </FormActions>
      </Form>
    </>
  );
}
