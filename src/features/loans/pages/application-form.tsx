import {
  Button,
  ErrorSummary,
  FileField,
  Form,
  FormActions,
  MoneyField,
  PageHeader,
  Select,
  Sheet,
  TextArea,
  TextField,
} from '#kernel/ui';
import type { FieldErrors } from '#kernel/work';
import type { LoanProduct } from '../product.ts';
import { optionOf } from './simulation-routes.tsx';

export const EMPTY_APPLICATION = {
  ...{ id: '', holderId: '', productId: '', amount: '', months: '', purpose: '', occupation: '' },
  ...{ collateral: '', guarantor: '' },
};
export type TypedApplication = typeof EMPTY_APPLICATION;

/** An application for a loan, by the member or by an officer for one who came to the office. */
export function ApplicationForm(props: {
  action: string;
  products: readonly LoanProduct[];
  /** Who may be chosen; left out when the member fills it in. */
  members?: readonly { value: string; label: string }[];
  simulationUrl: string;
  typed: TypedApplication;
  errors: FieldErrors;
}) {
  const { action, products, members, simulationUrl, typed, errors } = props;
  const asked = products
    .filter(({ needsCollateral, needsGuarantor }) => needsCollateral || needsGuarantor)
    .map(
      ({ name, needsCollateral, needsGuarantor }) =>
        `${name}: ${[needsCollateral && 'agunan', needsGuarantor && 'penjamin'].filter(Boolean).join(' dan ')}`,
    );
  return (
    <>
      <PageHeader
        title={members ? 'Pengajuan baru' : 'Ajukan pinjaman'}
        note={
          <>
            Hitung dulu angsurannya di{' '}
            <a className="link" href={simulationUrl}>
              simulasi pinjaman
            </a>
            .
          </>
        }
      />
      <ErrorSummary errors={errors} />
      <Form action={action} isMultipart hidden={{ id: typed.id }} className="grid max-w-3xl gap-4 lg:gap-6">
        <Sheet>
          <div className="grid gap-5 sm:grid-cols-2">
            {members && (
              <div className="sm:col-span-2">
                <Select
                  name="holderId"
                  label="Anggota"
                  value={typed.holderId}
                  error={errors.holderId}
                  options={[...members]}
                />
              </div>
            )}
            <div className="sm:col-span-2">
              <Select
                name="productId"
                label="Produk"
                value={typed.productId}
                error={errors.productId}
                options={products.map(optionOf)}
                {...(asked.length > 0 ? { help: `${asked.join('. ')}.` } : {})}
              />
            </div>
            <MoneyField name="amount" label="Jumlah pinjaman" value={typed.amount} error={errors.amount} />
            <TextField
              name="months"
              label="Lama, bulan"
              inputMode="numeric"
              value={typed.months}
              error={errors.months}
            />
          </div>
        </Sheet>
        <Sheet title="Keterangan">
          <div className="grid gap-5">
            <TextArea
              name="purpose"
              label="Untuk apa"
              value={typed.purpose}
              error={errors.purpose}
              maxLength={500}
            />
            <TextField
              name="occupation"
              label="Pekerjaan"
              isOptional
              value={typed.occupation}
              error={errors.occupation}
              maxLength={100}
            />
            <TextField
              name="collateral"
              label="Agunan"
              isOptional
              value={typed.collateral}
              error={errors.collateral}
              maxLength={300}
              help="Barang dan bukti pemiliknya, misalnya BPKB motor."
            />
            <TextField
              name="guarantor"
              label="Penjamin"
              isOptional
              value={typed.guarantor}
              error={errors.guarantor}
              maxLength={150}
            />
            <FileField
              name="documents"
              label="Dokumen"
              isOptional
              isMultiple
              accept="image/*,.pdf"
              error={errors.documents}
              help="Paling banyak tiga gambar atau PDF, masing-masing 5 MB: slip gaji, foto agunan."
            />
          </div>
        </Sheet>
        <FormActions>
          <Button look="primary" busyLabel="Mengirim…">
            Kirim pengajuan
          </Button>
        </FormActions>
      </Form>
    </>
  );
}
