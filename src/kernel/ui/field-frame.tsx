import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { fieldId } from './field-id.ts';
import { Icon } from './icon.tsx';

/** What every field has. */
export interface FieldProps {
  name: string;
  /** A noun, as the organisation says it. */
  label: ReactNode;
  /** The default is made from the name; give one when two forms on a page have a field of the same name. */
  id?: string;
  /** One sentence below: what to type, and why we ask. */
  help?: ReactNode;
  /** What to type instead, in a sentence. */
  error?: string;
  /** May stay empty; marked so. All others must be filled in. */
  isOptional?: boolean;
  isReadOnly?: boolean;
  isDisabled?: boolean;
  /** A link in the row of the label, such as "Lupa kata sandi?". */
  aside?: ReactNode;
  /** The label is only for screen readers: for a search box or a cell of a table. */
  isLabelHidden?: boolean;
  /** Where the person already told this: https://www.w3.org/TR/WCAG22/#input-purposes */
  autoComplete?: string;
  className?: string;
}

/** The attributes that tie a control to its label, help and error. Spread them on the control. */
export function fieldWiring(props: FieldProps, describedByToo?: string) {
  const id = props.id ?? fieldId(props.name);
  const described = [props.error && `${id}-error`, props.help && `${id}-help`, describedByToo].filter(
    Boolean,
  );
  return {
    id,
    name: props.name,
    required: props.isOptional || props.isReadOnly || props.isDisabled ? undefined : true,
    disabled: props.isDisabled || undefined,
    'aria-invalid': props.error ? true : undefined,
    'aria-describedby': described.length > 0 ? described.join(' ') : undefined,
  } as const;
}

/** Label above, control, help and error below. */
export function FieldFrame({ field, children }: { field: FieldProps; children: ReactNode }) {
  const id = field.id ?? fieldId(field.name);
  const label = (
    <label htmlFor={id} className={field.isLabelHidden ? 'sr-only' : 'text-sm font-semibold'}>
      {field.label}
      <OptionalMark isOptional={field.isOptional} />
    </label>
  );
  return (
    <div className={classNames('grid content-start gap-1.5', field.className)}>
      {field.aside ? (
        <div className="flex items-baseline justify-between gap-3">
          {label}
          {field.aside}
        </div>
      ) : (
        label
      )}
      {children}
      <FieldNotes id={id} help={field.help} error={field.error} />
    </div>
  );
}

export function OptionalMark({ isOptional }: { isOptional: boolean | undefined }) {
  return isOptional ? <span className="font-normal text-muted"> (boleh kosong)</span> : null;
}

export function FieldNotes({ id, help, error }: { id: string; help?: ReactNode; error?: string }) {
  return (
    <>
      {error && (
        <p id={`${id}-error`} className="flex items-start gap-1.5 text-sm text-error">
          <Icon name="circle-alert" className="mt-0.5 size-4" />
          {error}
        </p>
      )}
      {help && (
        <p id={`${id}-help`} className="text-sm text-muted">
          {help}
        </p>
      )}
    </>
  );
}
