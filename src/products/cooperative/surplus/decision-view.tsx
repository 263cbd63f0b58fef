import { formatDate } from '#kernel/calendar';
import {
  Button,
  ErrorSummary,
  Form,
  FormActions,
  Notice,
  PageHeader,
  Select,
  Sheet,
  TextField,
} from '#kernel/ui';
import type { FieldErrors } from '#kernel/work';
import type { Meeting } from './decide-surplus.ts';
import { POOLS } from './pools.ts';

export interface TypedDecision {
  year: string;
  meeting: string;
  percents: Readonly<Record<string, string>>;
}

/** The percentages as the members' meeting decided them. */
export function DecisionView(props: {
  action: string;
  typed: TypedDecision;
  years: readonly number[];
  meetings: readonly Meeting[];
  errors: FieldErrors;
}) {
  const { action, typed, years, meetings, errors } = props;
  return (
    <>
      <PageHeader
        title="Keputusan rapat tentang SHU"
        note="Persentase seperti tertulis di notulen rapat anggota; semuanya berjumlah 100 %."
      />
      <ErrorSummary errors={errors} />
      {meetings.length === 0 && (
        <Notice tone="warning" title="Belum ada notulen rapat anggota">
          Tulis notulen rapat anggota tahunan di buku 07 dahulu. Keputusan SHU berasal dari sana.
        </Notice>
      )}
      <Sheet>
        <Form action={action} className="grid max-w-2xl gap-5">
          <Select
            name="year"
            label="Tahun buku"
            value={typed.year}
            error={errors.year}
            options={years.map((year) => ({ value: String(year), label: String(year) }))}
          />
          <Select
            name="meeting"
            label="Notulen di buku 07"
            value={typed.meeting}
            error={errors.meeting}
            options={meetings.map(({ id, heldOn, place }) => ({
              value: id,
              label: `${formatDate(heldOn)}, ${place}`,
            }))}
          />
          <PercentFields typed={typed.percents} errors={errors} />
          <FormActions>
            <Button look="primary">Simpan keputusan</Button>
          </FormActions>
        </Form>
      </Sheet>
    </>
  );
}

/** One field a pool, in per cent. */
export function PercentFields(props: { typed: Readonly<Record<string, string>>; errors: FieldErrors }) {
  return (
    <div className="grid gap-5 sm:grid-cols-2">
      {POOLS.map(({ key, label }) => (
        <TextField
          key={key}
          name={key}
          label={`${label}, persen`}
          isOptional
          inputMode="decimal"
          value={props.typed[key] ?? ''}
          error={props.errors[key]}
        />
      ))}
    </div>
  );
}
