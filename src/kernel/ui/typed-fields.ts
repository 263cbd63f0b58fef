import type { FieldErrors } from '#kernel/work';

/** What every field of a form has from what was typed: its name, its value and what is wrong with it. */
export function typedFields<Typed extends object>(
  typed: Typed,
  errors: FieldErrors,
): <Name extends keyof Typed & string>(
  name: Name,
) => { name: Name; value: Typed[Name]; error: string | undefined } {
  return (name) => ({ name, value: typed[name], error: errors[name] });
}
