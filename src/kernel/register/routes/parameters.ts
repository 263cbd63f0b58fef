import type { RequestContext } from '#kernel/http';

/** The id in the address. */
export function idOf(ctx: RequestContext): string {
  return ctx.params.id ?? '';
}

/** One value of an input that should come once. */
export function oneOf(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value.at(-1) : value;
}
