import { fieldId } from './field-id.ts';
import { Icon } from './icon.tsx';

export interface FieldError {
  /** The name of the field; the link goes to it. Without a name the sentence concerns the whole form. */
  name?: string;
  message: string;
  /** The id of the control, when it is not the usual one of its name. */
  id?: string;
}

export interface ErrorSummaryProps {
  /** In the order of the fields; or sentences by name of field, where `form` is the whole form. */
  errors: readonly FieldError[] | Readonly<Record<string, string>>;
  /** The default counts: "Ada 2 isian yang perlu diperbaiki". */
  title?: string;
}

/** Stands above a form that came back: what to repair, each with a link to its field. Nothing without errors. */
export function ErrorSummary(props: ErrorSummaryProps) {
  const errors = listErrors(props.errors);
  const { title = titleFor(errors) } = props;
  if (errors.length === 0) return null;
  return (
    <div
      role="alert"
      tabIndex={-1}
      // biome-ignore lint/a11y/noAutofocus: the form came back with errors, and reading must go on here
      autoFocus
      data-focus=""
      className="flex gap-3 rounded-xl border border-l-4 border-error bg-base-100 p-4"
    >
      <Icon name="circle-alert" className="mt-0.5 text-error" />
      <div>
        <b className="font-semibold">{title}</b>
        <ul className="mt-1 grid gap-1 text-sm">
          {errors.map(({ name, message, id }) => (
            <li key={`${name ?? ''}${message}`}>
              {name ? (
                <a className="link" href={`#${id ?? fieldId(name)}`}>
                  {message}
                </a>
              ) : (
                message
              )}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

function listErrors(errors: ErrorSummaryProps['errors']): readonly FieldError[] {
  if (Array.isArray(errors)) return errors;
  return Object.entries(errors).map(([name, message]) => (name === 'form' ? { message } : { name, message }));
}

function titleFor(errors: readonly FieldError[]): string {
  const fields = errors.filter((error) => error.name).length;
  return fields > 0 ? `Ada ${fields} isian yang perlu diperbaiki` : 'Belum dapat disimpan';
}
