import { CheckboxGroup, DateField, RadioGroup, TextArea, TextField } from '#kernel/ui';
import type { FieldErrors } from '#kernel/work';
import { type AnswerValue, chosen, chosenOn, fieldOf, LONG_LENGTH, SHORT_LENGTH } from './answers.ts';
import { choicesOf, type Question, rowsOf } from './question.ts';

interface QuestionFieldProps {
  question: Question;
  value: AnswerValue | undefined;
  errors: FieldErrors;
}

/** One question as a person answers it. */
export function QuestionField({ question, value, errors }: QuestionFieldProps) {
  const name = fieldOf(question);
  const text = typeof value === 'string' ? value : '';
  const field = {
    name,
    label: `${question.number}. ${question.title}`,
    help: question.help || undefined,
    error: errors[name],
    isOptional: !question.isRequired,
  };
  switch (question.kind) {
    case 'single':
      return <RadioGroup {...field} options={choicesOf(question)} value={text} />;
    case 'multi':
      return (
        <CheckboxGroup
          {...field}
          help={
            question.settings.most
              ? `Pilih paling banyak ${question.settings.most}. ${question.help}`
              : field.help
          }
          options={choicesOf(question)}
          values={[...chosen(value)]}
        />
      );
    case 'scale':
      return <ScaleField question={question} field={field} value={text} />;
    case 'matrix':
      return <MatrixField question={question} value={value} errors={errors} />;
    case 'number':
      return (
        <TextField
          {...field}
          value={text.replace('.', ',')}
          inputMode="decimal"
          suffix={question.settings.unit || undefined}
          maxLength={20}
          className="max-w-80"
        />
      );
    case 'date':
      return <DateField {...field} value={text} />;
    case 'short':
      return <TextField {...field} value={text} maxLength={SHORT_LENGTH} />;
    default:
      return <TextArea {...field} value={text} rows={5} maxLength={LONG_LENGTH} />;
  }
}

interface ScaleFieldProps {
  question: Question;
  field: {
    name: string;
    label: string;
    help: string | undefined;
    error: string | undefined;
    isOptional: boolean;
  };
  value: string;
}

/** The numbers side by side, the words of both ends beside them. */
function ScaleField({ question, field, value }: ScaleFieldProps) {
  const { low, high } = question.settings;
  const options = choicesOf(question).map(({ value: step }, index, all) => ({
    value: step,
    label:
      index === 0 && low ? `${step} (${low})` : index === all.length - 1 && high ? `${step} (${high})` : step,
  }));
  return <RadioGroup {...field} options={options} value={value} isInline />;
}

/** A group of choices for each line: reads the same on a phone and on a desk. */
function MatrixField({ question, value, errors }: QuestionFieldProps) {
  return (
    <fieldset className="grid gap-4">
      <legend className="mb-3 text-sm font-semibold">
        {question.number}. {question.title}
        {!question.isRequired && <span className="font-normal text-muted"> (boleh kosong)</span>}
      </legend>
      {question.help && <p className="text-sm text-muted">{question.help}</p>}
      <div className="grid gap-3 border-l-2 border-base-300 pl-4">
        {rowsOf(question).map((row) => {
          const name = fieldOf(question, row.value);
          return (
            <RadioGroup
              key={row.value}
              name={name}
              label={row.label}
              options={choicesOf(question)}
              value={chosenOn(value, row.value) ?? ''}
              error={errors[name]}
              isInline
            />
          );
        })}
      </div>
    </fieldset>
  );
}
