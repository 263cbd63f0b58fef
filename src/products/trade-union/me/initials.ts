import { splitName } from '#features/people';

/** Two letters of a name, titles left out: "Dr. Ahmad Fauzi Rahman" is AR. */
export function initialsOf(name: string): string {
  const words = splitName(name).name.match(/\p{L}[\p{L}'’.-]*/gu) ?? [name];
  const first = words[0]?.[0] ?? '';
  const last = words.length > 1 ? (words.at(-1)?.[0] ?? '') : '';
  return `${first}${last}`.toUpperCase();
}
