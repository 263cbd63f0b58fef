import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import { Disclosure } from './disclosure.tsx';
import { Form, type FormProps } from './form.tsx';
import { FormActions } from './form-actions.tsx';
import type { IconName } from './icon-drawing.ts';
import { TextArea } from './text-area.tsx';

export interface ReasonPanelProps {
  /** The act as it stands folded: "Tolak permohonan". */
  title: string;
  icon?: IconName;
  /** What happens, for acts whose name does not tell. */
  children?: ReactNode;
  form: Pick<FormProps, 'action' | 'hidden'>;
  name?: string;
  /** Who will read it: "Alasan, dibaca pemohon". */
  label?: string;
  help?: string;
  value: string | undefined;
  /** Keeps the panel open, so that the sentence is read. */
  error: string | undefined;
  maxLength?: number;
  /** The verb again. */
  button: string;
  busyLabel?: string;
}

/** Refuses, or takes back: folded until it is wanted, and not done without a reason. */
export function ReasonPanel(props: ReasonPanelProps) {
  const { title, icon = 'x', children, form, error, button, busyLabel } = props;
  return (
    <Disclosure title={title} icon={icon} isDanger isOpen={error !== undefined}>
      {children && <p className="text-sm text-muted">{children}</p>}
      <Form {...form} className="grid max-w-xl gap-5">
        <TextArea
          name={props.name ?? 'reason'}
          label={props.label ?? 'Alasan'}
          help={props.help}
          rows={2}
          value={props.value ?? ''}
          error={error}
          maxLength={props.maxLength ?? 300}
        />
        <FormActions>
          <Button look="danger" busyLabel={busyLabel}>
            {button}
          </Button>
        </FormActions>
      </Form>
    </Disclosure>
  );
}
