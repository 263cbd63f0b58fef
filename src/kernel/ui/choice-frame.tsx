import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { FieldNotes, type FieldProps, OptionalMark } from './field-frame.tsx';
import { fieldId } from './field-id.ts';

/** A group of choices is a fieldset: its legend is the label, its first control is where the error summary links to. */
export function ChoiceFrame({
  field,
  children,
  isInline,
}: {
  field: FieldProps;
  children: ReactNode;
  isInline?: boolean;
}) {
  const id = field.id ?? fieldId(field.name);
  const described = [field.error && `${id}-error`, field.help && `${id}-help`].filter(Boolean).join(' ');
  return (
    <fieldset
      className={classNames('grid content-start gap-1.5', field.className)}
      disabled={field.isDisabled || undefined}
      aria-describedby={described || undefined}
    >
      <legend className={field.isLabelHidden ? 'sr-only' : 'mb-1 text-sm font-semibold'}>
        {field.label}
        <OptionalMark isOptional={field.isOptional} />
      </legend>
      <div className={isInline ? 'flex flex-wrap gap-x-4 [&>label]:gap-2' : 'grid'}>{children}</div>
      <FieldNotes id={id} help={field.help} error={field.error} />
    </fieldset>
  );
}

/** One choice with its word, 44 px high. */
export function ChoiceLabel({ controlId, children, label, help }: ChoiceLabelProps) {
  return (
    <label htmlFor={controlId} className="flex min-h-11 items-start gap-3 py-2.5">
      {children}
      <span className="choice-words min-w-0">
        {label}
        {help && <span className="block text-sm text-muted">{help}</span>}
      </span>
    </label>
  );
}

interface ChoiceLabelProps {
  controlId: string;
  children: ReactNode;
  label: ReactNode;
  help?: ReactNode;
}

/** The first choice has the id of the field, so that the error summary leads to it. */
export function idOf(fieldId: string, index: number): string {
  return index === 0 ? fieldId : `${fieldId}-${index + 1}`;
}
