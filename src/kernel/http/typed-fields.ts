import { notFound } from '#kernel/work';
import type { RequestContext } from './context.ts';
import { readForm } from './form.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The id in the address. @throws AppError 404 for what is no id */
export function idOf(ctx: Pick<RequestContext, 'params'>, name = 'id'): string {
  const id = ctx.params[name] ?? '';
  if (!UUID.test(id)) throw notFound();
  return id;
}

/** An id that came in a form; empty for none. */
export function idIn(typed: string): string | null {
  return UUID.test(typed) ? typed : null;
}

/** A field of a form as one trimmed line or text. */
export function textIn(form: Readonly<Record<string, string | string[]>>, name: string): string {
  return String([form[name] ?? ''].flat().at(-1)).trim();
}

/** What was typed for each field that the empty form has; a field that was not sent is empty. */
export function textsLike<Form extends object>(
  empty: Form,
  form: Readonly<Record<string, string | string[]>>,
): { [Key in keyof Form]: string } {
  const typed: Partial<Record<keyof Form, string>> = {};
  for (const key of Object.keys(empty) as (keyof Form & string)[]) typed[key] = textIn(form, key);
  return typed as { [Key in keyof Form]: string };
}

/** The form as typed, one value a field. */
export async function readTyped(ctx: RequestContext): Promise<Record<string, string>> {
  const form = await readForm(ctx);
  return Object.fromEntries(Object.entries(form).map(([name, value]) => [name, [value].flat().at(-1) ?? '']));
}
