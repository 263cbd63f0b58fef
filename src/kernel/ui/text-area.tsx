import { FieldFrame, type FieldProps, fieldWiring } from './field-frame.tsx';

export interface TextAreaProps extends FieldProps {
  value?: string;
  rows?: number;
  maxLength?: number;
  placeholder?: string;
}

/** Several lines of text. With a limit, the script counts what is left. */
export function TextArea(props: TextAreaProps) {
  const { value, rows = 4, maxLength, placeholder } = props;
  const wiring = fieldWiring(props);
  return (
    <FieldFrame field={props}>
      <textarea
        {...wiring}
        className="textarea"
        rows={rows}
        maxLength={maxLength}
        placeholder={placeholder}
        defaultValue={value}
        autoComplete={props.autoComplete}
        readOnly={props.isReadOnly || undefined}
        data-count={maxLength ? '' : undefined}
      />
    </FieldFrame>
  );
}
