import { editDistance } from '#kernel/exchange';
import { nameKey } from './name.ts';

/**
 * Whether two names may be one person's written twice: same words in any order, a slip of the pen, an initial or a word left
 * out. Blank names are like nothing. Two people can have names this alike; only a person decides that they are one.
 */
export function areNamesSimilar(one: string, other: string): boolean {
  return areKeysSimilar(nameKey(one), nameKey(other));
}

/** The same for names that were taken apart by `nameKey`. */
export function areKeysSimilar(one: readonly string[], other: readonly string[]): boolean {
  if (one.length === 0 || other.length === 0) return false;
  const [left, right] = [one.join(''), other.join('')];
  if (left === right) return true;
  if (editDistance(left, right, 2) <= allowedSlips(Math.min(left.length, right.length))) return true;
  return shareWords(one, other);
}

function allowedSlips(length: number): number {
  if (length >= 14) return 2;
  return length >= 6 ? 1 : 0;
}

/** Every word of the shorter name has its like in the longer one; two words at least, and not all of them initials. */
function shareWords(one: readonly string[], other: readonly string[]): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (short.length < 2 || long.length - short.length > 1) return false;
  const rest = [...long];
  let whole = 0;
  for (const word of short) {
    const at = rest.findIndex((candidate) => isSameWord(word, candidate));
    if (at < 0) return false;
    if (word.length > 1 && (rest[at] ?? '').length > 1) whole += 1;
    rest.splice(at, 1);
  }
  return whole >= 1 && (short.length === long.length || whole >= 2);
}

function isSameWord(one: string, other: string): boolean {
  if (one === other) return true;
  if (one.length === 1 || other.length === 1) return one[0] === other[0];
  return Math.min(one.length, other.length) >= 5 && editDistance(one, other, 1) <= 1;
}
