import { Button, DateField, Form, RadioGroup, Select, TextArea, TextField } from '#kernel/ui';
import type { StepField } from './step-field.ts';

/** The fields of a step, on its own page or inside a disclosure beside the evidence. */
export function StepFields(props: {
  fields: readonly StepField[];
  values?: Readonly<Record<string, string>>;
  errors?: Readonly<Record<string, string>>;
  /** Before the ids, where two forms on a page ask for the same name. */
  idPrefix?: string;
}) {
  const { fields, values = {}, errors = {}, idPrefix } = props;
  return fields.map((field) => {
    const shared = {
      name: field.name,
      label: field.label,
      ...(field.help ? { help: field.help } : {}),
      ...(field.isOptional ? { isOptional: true } : {}),
      ...(errors[field.name] ? { error: errors[field.name]! } : {}),
      ...(idPrefix ? { id: `${idPrefix}-${field.name}` } : {}),
      ...(values[field.name] ? { value: values[field.name]! } : {}),
    };
    if (field.kind === 'text')
      return <TextArea key={field.name} {...shared} rows={3} maxLength={field.max ?? 2000} />;
    if (field.kind === 'date') return <DateField key={field.name} {...shared} />;
    if (field.kind === 'choice') {
      const options = [...(field.options ?? [])];
      return options.length <= 5 ? (
        <RadioGroup key={field.name} {...shared} options={options} />
      ) : (
        <Select key={field.name} {...shared} options={options} />
      );
    }
    return <TextField key={field.name} {...shared} />;
  });
}

/** A step as a form in place. */
export function StepForm(props: {
  action: string;
  step: { key: string; label: string; fields?: readonly StepField[]; isDanger?: true };
  isWide?: boolean;
}) {
  const { action, step, isWide } = props;
  return (
    <Form action={action} className="grid gap-4">
      {step.fields && <StepFields fields={step.fields} idPrefix={step.key} />}
      <Button look={step.isDanger ? 'danger' : 'primary'} {...(isWide ? { isWide } : {})}>
        {step.label}
      </Button>
    </Form>
  );
}
