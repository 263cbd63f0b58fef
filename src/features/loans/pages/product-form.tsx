import {
  Button,
  Checkbox,
  ErrorSummary,
  Form,
  FormActions,
  MoneyField,
  PageHeader,
  RadioGroup,
  Select,
  Sheet,
  TextField,
} from '#kernel/ui';
import type { FieldErrors } from '#kernel/work';
import type { LoanProduct } from '../product.ts';
import { ROUNDING_UNITS } from '../save-product.ts';
import { METHOD_LABELS } from '../schedule.ts';

export const EMPTY_PRODUCT = {
  ...{ name: '', method: 'flat', rateMillionths: '1', minAmount: '500.000', maxAmount: '', maxMonths: '12' },
  ...{ feeBp: '', penaltyMillionths: '', graceDays: '0', roundingUnit: '1' },
  ...{ needsCollateral: '', needsGuarantor: '', isActive: '1' },
};
export type TypedProduct = typeof EMPTY_PRODUCT;

/** A loan product: how interest is reckoned, how much, how long, what is asked besides. */
export function ProductForm(props: {
  action: string;
  known?: LoanProduct;
  typed: TypedProduct;
  errors: FieldErrors;
}) {
  const { action, known, typed, errors } = props;
  return (
    <>
      <PageHeader
        title={known ? known.name : 'Produk pinjaman baru'}
        note="Perubahan berlaku untuk pengajuan berikutnya. Pinjaman yang sudah diajukan tetap memakai aturan lamanya."
      />
      <ErrorSummary errors={errors} />
      <Form action={action} className="grid max-w-3xl gap-4 lg:gap-6">
        <Sheet>
          <div className="grid gap-5">
            <TextField name="name" label="Nama" value={typed.name} error={errors.name} maxLength={60} />
            <RadioGroup
              name="method"
              label="Cara menghitung jasa"
              value={typed.method}
              error={errors.method}
              options={Object.entries(METHOD_LABELS).map(([value, label]) => ({ value, label }))}
            />
            <div className="grid gap-5 sm:grid-cols-2">
              <TextField
                name="rateMillionths"
                label="Jasa sebulan, persen"
                inputMode="decimal"
                value={typed.rateMillionths}
                error={errors.rateMillionths}
                help="Paling tinggi 2 persen sebulan, yaitu 24 persen setahun."
              />
              <TextField
                name="maxMonths"
                label="Paling lama, bulan"
                inputMode="numeric"
                value={typed.maxMonths}
                error={errors.maxMonths}
              />
              <MoneyField
                name="minAmount"
                label="Paling sedikit"
                value={typed.minAmount}
                error={errors.minAmount}
              />
              <MoneyField
                name="maxAmount"
                label="Paling banyak"
                value={typed.maxAmount}
                error={errors.maxAmount}
              />
            </div>
          </div>
        </Sheet>
        <Sheet title="Biaya dan denda">
          <div className="grid gap-5 sm:grid-cols-2">
            <TextField
              name="feeBp"
              label="Administrasi, persen dari pinjaman"
              isOptional
              inputMode="decimal"
              value={typed.feeBp}
              error={errors.feeBp}
              help="Dipotong sekali saat cair."
            />
            <TextField
              name="penaltyMillionths"
              label="Denda sehari, persen dari tunggakan"
              isOptional
              inputMode="decimal"
              value={typed.penaltyMillionths}
              error={errors.penaltyMillionths}
            />
            <TextField
              name="graceDays"
              label="Hari tanpa denda"
              inputMode="numeric"
              value={typed.graceDays}
              error={errors.graceDays}
              help="Sesudah jatuh tempo."
            />
            <Select
              name="roundingUnit"
              label="Angsuran dibulatkan ke"
              placeholder={false}
              value={typed.roundingUnit}
              error={errors.roundingUnit}
              options={ROUNDING_UNITS.map((unit) => ({
                value: String(unit),
                label: `Rp${unit.toLocaleString('id-ID')}`,
              }))}
            />
          </div>
        </Sheet>
        <Sheet title="Yang diminta">
          <div className="grid gap-3">
            <Checkbox
              name="needsCollateral"
              label="Agunan"
              value="1"
              isChecked={typed.needsCollateral === '1'}
            />
            <Checkbox
              name="needsGuarantor"
              label="Penjamin"
              value="1"
              isChecked={typed.needsGuarantor === '1'}
            />
            {known && (
              <Checkbox name="isActive" label="Dipakai" value="1" isChecked={typed.isActive === '1'} />
            )}
          </div>
        </Sheet>
        <FormActions>
          <Button look="primary">Simpan</Button>
        </FormActions>
      </Form>
    </>
  );
}
