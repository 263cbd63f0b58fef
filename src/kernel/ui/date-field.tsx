import { FieldFrame, type FieldProps, fieldWiring } from './field-frame.tsx';

export interface DateFieldProps extends FieldProps {
  /** ISO, as the browser's own control wants it: 2026-11-22, 19:42, 2026-11-22T19:42 or 2026-11. */
  value?: string;
  kind?: 'date' | 'time' | 'datetime-local' | 'month';
  min?: string;
  max?: string;
}

/** A day, time or month, by the control that the phone already has. */
export function DateField(props: DateFieldProps) {
  const { value, kind = 'date', min, max } = props;
  return (
    <FieldFrame field={props}>
      <input
        {...fieldWiring(props)}
        type={kind}
        className="input max-w-64"
        defaultValue={value}
        min={min}
        max={max}
        autoComplete={props.autoComplete}
        readOnly={props.isReadOnly || undefined}
      />
    </FieldFrame>
  );
}
