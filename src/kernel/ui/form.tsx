import { type ReactNode, useContext } from 'react';
import { CSRF_FIELD, CsrfToken } from './csrf-token.ts';

export interface FormProps {
  action: string;
  method?: 'get' | 'post';
  /** The default is the token of the page. */
  csrfToken?: string;
  /** Sends files. */
  isMultipart?: boolean;
  /** Hidden values sent along, such as the filters that a search keeps. */
  hidden?: Record<string, string | string[] | undefined>;
  /** Keeps what is typed in this browser under this key until it is sent; for long forms. */
  draftKey?: string;
  /** Sends itself when a choice changes; for filters. A button stays for those without script. */
  isSelfSending?: boolean;
  /** The answer is a file or another site: the browser follows it itself. */
  isPlain?: boolean;
  /** What the form is for, when no heading says so. */
  label?: string;
  role?: 'search';
  id?: string;
  className?: string;
  children: ReactNode;
}

/**
 * A form. A POST carries the token against forged requests and is checked by the server alone: our sentences are better than the
 * browser's, and typed text comes back.
 */
export function Form(props: FormProps) {
  const { action, method = 'post', hidden = {}, draftKey, children } = props;
  const pageToken = useContext(CsrfToken);
  const token = props.csrfToken ?? pageToken;
  return (
    <form
      id={props.id}
      action={action}
      method={method}
      encType={props.isMultipart ? 'multipart/form-data' : undefined}
      noValidate={method === 'post' || undefined}
      className={props.className}
      role={props.role}
      aria-label={props.label}
      data-draft={draftKey}
      data-autosubmit={props.isSelfSending ? '' : undefined}
      data-turbo={props.isPlain ? 'false' : undefined}
    >
      {method === 'post' && token && <input type="hidden" name={CSRF_FIELD} value={token} />}
      {Object.entries(hidden).flatMap(([name, value]) =>
        [value ?? []]
          .flat()
          .map((one) => <input key={`${name}=${one}`} type="hidden" name={name} value={one} />),
      )}
      {children}
      {draftKey && (
        <output className="needs-script block text-sm text-muted empty:hidden" data-draft-note="" />
      )}
    </form>
  );
}
