import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import { Form, type FormProps } from './form.tsx';
import { FormActions } from './form-actions.tsx';
import { LinkButton } from './link-button.tsx';

export interface ConfirmPanelProps {
  /** The question: "Hapus pengumuman ini?" */
  title: string;
  /** What happens, and what cannot be undone. */
  children?: ReactNode;
  /** The verb again: "Hapus pengumuman". */
  confirmLabel: string;
  isDanger?: boolean;
  form: Pick<FormProps, 'action' | 'hidden' | 'csrfToken'>;
  /** Fields that the act needs, such as a reason. */
  fields?: ReactNode;
  cancelUrl: string;
  /** 1 when the panel is the page, as it usually is. */
  level?: 1 | 2;
}

/** A dialog as a page: for acts that the person cannot undo. "Batal" leaves everything as it was. */
export function ConfirmPanel({
  title,
  children,
  confirmLabel,
  isDanger,
  form,
  fields,
  cancelUrl,
  level = 1,
}: ConfirmPanelProps) {
  const Heading = level === 1 ? 'h1' : 'h2';
  return (
    <div className="sheet mx-auto max-w-xl p-6 lg:p-8">
      <Heading className="text-2xl">{title}</Heading>
      {children && <div className="prose-text mt-3 text-muted">{children}</div>}
      <Form {...form} className="mt-5 grid gap-5">
        {fields}
        <FormActions>
          {isDanger ? (
            <>
              <LinkButton href={cancelUrl}>Batal</LinkButton>
              <Button look="danger">{confirmLabel}</Button>
            </>
          ) : (
            <>
              <Button look="primary">{confirmLabel}</Button>
              <LinkButton href={cancelUrl} look="quiet">
                Batal
              </LinkButton>
            </>
          )}
        </FormActions>
      </Form>
    </div>
  );
}
