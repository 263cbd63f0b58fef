import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { FieldFrame, type FieldProps, fieldWiring } from './field-frame.tsx';

export interface TextFieldProps extends FieldProps {
  value?: string | number;
  type?: 'text' | 'email' | 'tel' | 'url' | 'number' | 'color';
  /** Which keyboard a phone shows. The default follows the type; 'numeric' for NIK, account numbers and codes. */
  inputMode?: 'text' | 'numeric' | 'decimal' | 'tel' | 'email' | 'url';
  placeholder?: string;
  maxLength?: number;
  min?: number;
  max?: number;
  step?: number | 'any';
  /** Stands before or after the value, such as "Rp" or "bulan". */
  prefix?: ReactNode;
  suffix?: ReactNode;
  /** Offers these while typing. */
  suggestions?: string[];
}

/** One line of text. */
export function TextField(props: TextFieldProps) {
  const { type = 'text', value, prefix, suffix, suggestions } = props;
  const wiring = fieldWiring(props);
  const listId = suggestions ? `${wiring.id}-list` : undefined;
  const isFramed = prefix !== undefined || suffix !== undefined;
  const input = (
    <input
      {...wiring}
      type={type}
      className={isFramed ? 'grow min-w-0' : 'input'}
      defaultValue={value}
      inputMode={props.inputMode}
      placeholder={props.placeholder}
      maxLength={props.maxLength}
      min={props.min}
      max={props.max}
      step={props.step}
      autoComplete={props.autoComplete}
      readOnly={props.isReadOnly || undefined}
      list={listId}
    />
  );
  return (
    <FieldFrame field={props}>
      {isFramed ? (
        <div className={classNames('input')}>
          {prefix !== undefined && <span className="text-muted">{prefix}</span>}
          {input}
          {suffix !== undefined && <span className="text-muted">{suffix}</span>}
        </div>
      ) : (
        input
      )}
      {suggestions && (
        <datalist id={listId}>
          {suggestions.map((suggestion) => (
            <option key={suggestion} value={suggestion} />
          ))}
        </datalist>
      )}
    </FieldFrame>
  );
}
