import { ChoiceFrame, ChoiceLabel, idOf } from './choice-frame.tsx';
import type { FieldProps } from './field-frame.tsx';
import { fieldId } from './field-id.ts';
import type { Option } from './option.ts';

export interface CheckboxGroupProps extends FieldProps {
  options: Option[];
  values?: string[];
  isInline?: boolean;
}

/** Any of a few; the values are sent under one name. */
export function CheckboxGroup(props: CheckboxGroupProps) {
  const id = props.id ?? fieldId(props.name);
  return (
    <ChoiceFrame field={props} isInline={props.isInline}>
      {props.options.map((option, index) => (
        <ChoiceLabel key={option.value} controlId={idOf(id, index)} label={option.label} help={option.help}>
          <input
            type="checkbox"
            className="checkbox checkbox-primary"
            id={idOf(id, index)}
            name={props.name}
            value={option.value}
            defaultChecked={props.values?.includes(option.value)}
            disabled={option.isDisabled}
            aria-invalid={props.error ? true : undefined}
          />
        </ChoiceLabel>
      ))}
    </ChoiceFrame>
  );
}
