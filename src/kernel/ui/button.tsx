import { useId } from 'react';
import { ButtonFace, type ButtonFaceProps, buttonClass } from './button-face.tsx';
import { Icon } from './icon.tsx';

export interface ButtonProps extends ButtonFaceProps {
  type?: 'submit' | 'button' | 'reset';
  name?: string;
  value?: string;
  /** The id of the form it sends, when it stands outside it. */
  form?: string;
  formAction?: string;
  formMethod?: 'get' | 'post';
  /** What it says while sending; the default is "Menyimpan…". */
  busyLabel?: string;
  /** Why it is closed for now, in words. The button stays focusable, and the reason is read with it. */
  reason?: string;
  /** The id of an element elsewhere on the page that says why it is closed. */
  reasonId?: string;
  /** Attributes for the page's script, such as { copy: '#alamat' } for data-copy. */
  data?: Record<string, string>;
}

/** A button: verb and object ("Impor 1.688 baris"). What a person has no right to at all is not shown, rather than closed. */
export function Button(props: ButtonProps) {
  const { reason, reasonId, label, type = 'submit', busyLabel, data = {} } = props;
  const ownId = useId();
  const describedBy = reasonId ?? (reason ? ownId : undefined);
  const isClosed = describedBy !== undefined;
  const button = (
    <button
      type={isClosed ? 'button' : type}
      className={buttonClass(isClosed ? { ...props, look: 'outline' } : props)}
      name={props.name}
      value={props.value}
      form={props.form}
      formAction={isClosed ? undefined : props.formAction}
      formMethod={props.formMethod}
      aria-label={label}
      aria-disabled={isClosed || undefined}
      aria-describedby={describedBy}
      data-busy-label={busyLabel}
      {...Object.fromEntries(Object.entries(data).map(([key, value]) => [`data-${key}`, value]))}
    >
      <ButtonFace {...props} />
    </button>
  );
  if (!reason) return button;
  return (
    <span className={props.isWide ? 'grid gap-1.5' : 'inline-grid max-w-full justify-items-start gap-1.5'}>
      {button}
      <span id={ownId} className="flex items-start gap-1.5 text-sm text-muted">
        <Icon name="info" className="mt-0.5 size-4" />
        {reason}
      </span>
    </span>
  );
}
