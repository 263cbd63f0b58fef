import { FieldFrame, type FieldProps, fieldWiring } from './field-frame.tsx';
import { Icon } from './icon.tsx';

export interface PasswordFieldProps extends FieldProps {
  /** 'new-password' where one is chosen, so that the browser offers a strong one. */
  autoComplete?: 'current-password' | 'new-password';
  minLength?: number;
}

/** A password that one may look at. It may be pasted, and is never sent back into the page. */
export function PasswordField(props: PasswordFieldProps) {
  const wiring = fieldWiring(props);
  return (
    <FieldFrame field={props}>
      <div className="input pr-0">
        <input
          {...wiring}
          type="password"
          className="min-w-0 grow"
          autoComplete={props.autoComplete ?? 'current-password'}
          autoCapitalize="none"
          spellCheck={false}
          minLength={props.minLength}
        />
        <button
          type="button"
          className="btn btn-ghost btn-square needs-script"
          data-reveal={wiring.id}
          aria-label="Tampilkan kata sandi"
          aria-pressed="false"
        >
          <span data-when="hidden">
            <Icon name="eye" />
          </span>
          <span data-when="shown" hidden>
            <Icon name="eye-off" />
          </span>
        </button>
      </div>
    </FieldFrame>
  );
}
