import type { EventKind } from '#features/population';
import { DateField, TextField } from '#kernel/ui';
import type { FieldErrors } from '#kernel/work';
import { DETAIL_WORDS, DETAILS_OF } from './event-words.ts';

/** The day of an event and what is told of it; a birth has its day among the fields of the child. */
export function EventFields(props: {
  kinds: readonly EventKind[];
  typed: Readonly<Record<string, string>>;
  errors: FieldErrors;
}) {
  const { kinds, typed, errors } = props;
  const details = [...new Set(kinds.flatMap((kind) => DETAILS_OF[kind]))];
  return (
    <>
      {!kinds.includes('birth') && (
        <DateField
          name="happenedOn"
          label="Tanggal kejadian"
          value={typed.happenedOn ?? ''}
          error={errors.happenedOn}
        />
      )}
      <div className="grid gap-5 sm:grid-cols-2">
        {details.map((key) => (
          <TextField
            key={key}
            name={key}
            label={DETAIL_WORDS[key]}
            isOptional
            value={typed[key] ?? ''}
            error={errors[key]}
            maxLength={200}
          />
        ))}
      </div>
    </>
  );
}
