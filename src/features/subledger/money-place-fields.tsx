import { formatDate } from '#kernel/calendar';
import { DateField, RadioGroup } from '#kernel/ui';
import type { FieldErrors } from '#kernel/work';
import { CASH_PLACES } from './cash-place.ts';

/** The day, and where the money comes in or goes out. */
export function MoneyPlaceFields(props: {
  typed: { postedOn: string; place: string };
  today: string;
  errors: FieldErrors;
  placeLabel: string;
}) {
  const { typed, today, errors, placeLabel } = props;
  return (
    <div className="grid gap-5 sm:grid-cols-2">
      <DateField
        name="postedOn"
        label="Tanggal"
        value={typed.postedOn}
        error={errors.postedOn}
        max={today}
        help={`Hari ini ${formatDate(today)}.`}
      />
      <RadioGroup
        name="place"
        label={placeLabel}
        value={typed.place}
        error={errors.place}
        options={Object.entries(CASH_PLACES).map(([value, label]) => ({ value, label }))}
      />
    </div>
  );
}
