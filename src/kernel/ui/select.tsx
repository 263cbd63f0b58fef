import { FieldFrame, type FieldProps, fieldWiring } from './field-frame.tsx';
import type { Option } from './option.ts';

export interface SelectProps extends FieldProps {
  options: Option[];
  value?: string;
  /** The empty choice; the default is "Pilih…". Pass false when one choice always holds. */
  placeholder?: string | false;
}

/** One of many. Up to five choices read better as radio buttons. */
export function Select(props: SelectProps) {
  const { options, value, placeholder = 'Pilih…' } = props;
  const groups = [...new Set(options.map((option) => option.group))];
  return (
    <FieldFrame field={props}>
      <select
        {...fieldWiring(props)}
        className="select"
        defaultValue={value ?? (placeholder === false ? undefined : '')}
        autoComplete={props.autoComplete}
      >
        {placeholder !== false && <option value="">{placeholder}</option>}
        {groups.map((group) => {
          const choices = options
            .filter((option) => option.group === group)
            .map((option) => (
              <option key={option.value} value={option.value} disabled={option.isDisabled}>
                {option.label}
              </option>
            ));
          return group === undefined ? (
            choices
          ) : (
            <optgroup key={group} label={group}>
              {choices}
            </optgroup>
          );
        })}
      </select>
    </FieldFrame>
  );
}
