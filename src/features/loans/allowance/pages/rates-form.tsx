import { Button, DateField, ErrorSummary, Form, FormActions, PageHeader, Sheet, TextField } from '#kernel/ui';
import type { FieldErrors } from '#kernel/work';
import { QUALITY_LABELS, type Quality } from '../../policy.ts';

export type TypedRates = Record<Quality | 'since', string>;

/** What of each class counts as lost, from a month on. */
export function RatesForm(props: { action: string; typed: TypedRates; errors: FieldErrors }) {
  const { action, typed, errors } = props;
  return (
    <>
      <PageHeader
        title="Tarif penyisihan"
        note="Persen dari sisa pokok tiap kolektibilitas. Bulan yang sudah dibukukan tetap memakai tarif lamanya."
      />
      <ErrorSummary errors={errors} />
      <Form action={action} className="grid max-w-3xl gap-4 lg:gap-6">
        <Sheet>
          <div className="grid gap-5 sm:grid-cols-2">
            <DateField
              name="since"
              label="Berlaku mulai bulan"
              kind="month"
              value={typed.since}
              error={errors.since}
            />
            <span className="max-sm:hidden" />
            {(Object.entries(QUALITY_LABELS) as [Quality, string][]).map(([quality, label]) => (
              <TextField
                key={quality}
                name={quality}
                label={`${label} (%)`}
                inputMode="decimal"
                value={typed[quality]}
                error={errors[quality]}
              />
            ))}
          </div>
        </Sheet>
        <FormActions>
          <Button look="primary">Simpan</Button>
        </FormActions>
      </Form>
    </>
  );
}
