import type { ReactNode } from 'react';

export interface FormSectionProps {
  title: string;
  help?: ReactNode;
  children: ReactNode;
}

/** Fields that belong together, under one name. */
export function FormSection({ title, help, children }: FormSectionProps) {
  return (
    // What a form sends hidden comes before its first section too.
    <fieldset className="grid gap-5 border-t border-base-300 pt-6 first:border-0 first:pt-0 [input[type=hidden]+&]:border-0 [input[type=hidden]+&]:pt-0">
      <legend className="float-left w-full text-lg font-bold">{title}</legend>
      {help && <p className="clear-both -mt-4 text-sm text-muted">{help}</p>}
      <div className="clear-both grid gap-5">{children}</div>
    </fieldset>
  );
}
