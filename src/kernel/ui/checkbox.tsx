import { ChoiceLabel } from './choice-frame.tsx';
import { classNames } from './class-names.ts';
import { FieldNotes, type FieldProps, fieldWiring } from './field-frame.tsx';

export interface CheckboxProps extends FieldProps {
  isChecked?: boolean;
  /** What is sent when checked; the default is "1". */
  value?: string;
}

/** A yes that may be left out. The label is the whole sentence one agrees to. */
export function Checkbox(props: CheckboxProps) {
  const wiring = fieldWiring({ ...props, isOptional: props.isOptional ?? true });
  return (
    <div className={classNames('grid content-start gap-1', props.className)}>
      <ChoiceLabel controlId={wiring.id} label={props.label}>
        <input
          {...wiring}
          type="checkbox"
          className="checkbox checkbox-primary"
          value={props.value ?? '1'}
          defaultChecked={props.isChecked}
        />
      </ChoiceLabel>
      <FieldNotes id={wiring.id} help={props.help} error={props.error} />
    </div>
  );
}
