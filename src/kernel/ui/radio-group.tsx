import { ChoiceFrame, ChoiceLabel, idOf } from './choice-frame.tsx';
import type { FieldProps } from './field-frame.tsx';
import { fieldId } from './field-id.ts';
import type { Option } from './option.ts';

export interface RadioGroupProps extends FieldProps {
  options: Option[];
  value?: string;
  /** Side by side, for two or three short words. */
  isInline?: boolean;
}

/** One of a few, all of them seen at once. */
export function RadioGroup(props: RadioGroupProps) {
  const id = props.id ?? fieldId(props.name);
  return (
    <ChoiceFrame field={props} isInline={props.isInline}>
      {props.options.map((option, index) => (
        <ChoiceLabel key={option.value} controlId={idOf(id, index)} label={option.label} help={option.help}>
          <input
            type="radio"
            className="radio"
            id={idOf(id, index)}
            name={props.name}
            value={option.value}
            defaultChecked={option.value === props.value}
            disabled={option.isDisabled}
            required={!props.isOptional || undefined}
            aria-invalid={props.error ? true : undefined}
          />
        </ChoiceLabel>
      ))}
    </ChoiceFrame>
  );
}
