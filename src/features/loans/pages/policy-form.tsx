import {
  Button,
  ErrorSummary,
  Form,
  FormActions,
  PageHeader,
  RadioGroup,
  Sheet,
  TextField,
} from '#kernel/ui';
import type { FieldErrors } from '#kernel/work';

export interface TypedPolicy {
  capBasis: string;
  order: string;
  substandard: string;
  doubtful: string;
  lost: string;
}

/** Rules for all loans. */
export function PolicyForm(props: { action: string; typed: TypedPolicy; errors: FieldErrors }) {
  const { action, typed, errors } = props;
  const days = (name: 'substandard' | 'doubtful' | 'lost', label: string) => (
    <TextField name={name} label={label} inputMode="numeric" value={typed[name]} error={errors[name]} />
  );
  return (
    <>
      <PageHeader title="Aturan pinjaman" note="Berlaku untuk semua produk." />
      <ErrorSummary errors={errors} />
      <Form action={action} className="grid max-w-3xl gap-4 lg:gap-6">
        <Sheet>
          <div className="grid gap-5">
            <RadioGroup
              name="capBasis"
              label="Batas 24 persen setahun diperiksa dari"
              value={typed.capBasis}
              error={errors.capBasis}
              options={[
                {
                  value: 'effective',
                  label: 'Jasa efektif',
                  help: 'Lebih ketat: flat 1,2% sebulan kira-kira 25%.',
                },
                { value: 'stated', label: 'Jasa tertulis', help: 'Jasa sebulan dikali dua belas.' },
              ]}
            />
            <RadioGroup
              name="order"
              label="Pembayaran melunasi lebih dulu"
              value={typed.order}
              error={errors.order}
              options={[
                { value: 'penalty-first', label: 'Denda, lalu jasa, lalu pokok' },
                { value: 'penalty-last', label: 'Jasa, lalu pokok, denda paling akhir' },
              ]}
            />
          </div>
        </Sheet>
        <Sheet title="Kolektibilitas" note="Hari terlambat sejak angsuran tertua yang belum lunas">
          <div className="grid gap-5 sm:grid-cols-3">
            {days('substandard', 'Kurang lancar mulai hari')}
            {days('doubtful', 'Diragukan mulai hari')}
            {days('lost', 'Macet mulai hari')}
          </div>
        </Sheet>
        <FormActions>
          <Button look="primary">Simpan</Button>
        </FormActions>
      </Form>
    </>
  );
}
