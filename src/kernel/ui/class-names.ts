/** Joins class names, leaving out what is false or empty. */
export function classNames(...parts: (string | false | undefined)[]): string | undefined {
  return parts.filter(Boolean).join(' ') || undefined;
}
