import {
  Checkbox,
  DateField,
  MoneyField,
  type Option,
  RadioGroup,
  Select,
  TextArea,
  TextField,
} from '#kernel/ui';
import type { Field } from '../field.ts';

export interface FieldInputProps {
  field: Field;
  /** As it was typed, or as the entry has it. */
  text: string;
  error?: string | undefined;
  name?: string;
  /** Rows a reference may point to. */
  options?: Option[] | undefined;
}

/** The input of a field, by its type. */
export function FieldInput({ field, text, error, name = field.key, options }: FieldInputProps) {
  const wiring = {
    name,
    label: field.label,
    ...(field.help ? { help: field.help } : {}),
    ...(error ? { error } : {}),
    ...(field.required ? {} : { isOptional: true }),
  };
  switch (field.type) {
    case 'longText':
      return <TextArea {...wiring} value={text} rows={field.rows ?? 5} maxLength={field.maxLength} />;
    case 'number':
      return (
        <TextField
          {...wiring}
          value={text}
          inputMode="numeric"
          className="max-w-64"
          {...(field.unit ? { suffix: field.unit } : {})}
        />
      );
    case 'percent':
      return <TextField {...wiring} value={text} inputMode="decimal" suffix="%" className="max-w-40" />;
    case 'rupiah':
      return <MoneyField {...wiring} value={text} />;
    case 'date':
      return <DateField {...wiring} value={text} />;
    case 'time':
      return <DateField {...wiring} value={text} kind="time" />;
    case 'dateTime':
      return <DateField {...wiring} value={text} kind="datetime-local" />;
    case 'boolean':
      return <Checkbox {...wiring} isChecked={text !== ''} />;
    case 'choice': {
      const choices = field.choices.map(({ value, label }) => ({ value, label }));
      if (choices.length > 5) return <Select {...wiring} options={choices} value={text} />;
      const none = field.required ? [] : [{ value: '', label: 'Tidak diisi' }];
      return (
        <RadioGroup {...wiring} options={[...choices, ...none]} value={text} isInline={choices.length <= 3} />
      );
    }
    case 'reference':
      return <Select {...wiring} options={options ?? []} value={text} />;
    case 'text':
      return (
        <TextField
          {...wiring}
          value={text}
          maxLength={field.digits === undefined ? (field.maxLength ?? 200) : undefined}
          inputMode={field.digits === undefined ? 'text' : 'numeric'}
          autoComplete={field.autoComplete}
          suggestions={field.suggestions ? [...field.suggestions] : undefined}
        />
      );
    default:
      // Files have a form of their own, computed values none.
      return null;
  }
}
