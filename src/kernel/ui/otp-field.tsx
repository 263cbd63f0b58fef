import { FieldFrame, type FieldProps, fieldWiring } from './field-frame.tsx';

export interface OtpFieldProps extends FieldProps {
  /** How many figures; the default is 6. */
  length?: number;
}

/** The code of an authenticator or a message: one field, so that it can be pasted and filled in by the phone. */
export function OtpField(props: OtpFieldProps) {
  const { length = 6 } = props;
  return (
    <FieldFrame field={props}>
      <input
        {...fieldWiring(props)}
        type="text"
        inputMode="numeric"
        autoComplete="one-time-code"
        className="input otp-input"
        maxLength={length + 2}
        pattern="[0-9 ]*"
      />
    </FieldFrame>
  );
}
