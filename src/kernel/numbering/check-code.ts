import { randomInt } from 'node:crypto';

/** Without 0 O 1 I L: the code is also read aloud. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

/** Ten letters and digits that cannot be mistaken for one another, in two groups: what stands on a paper to check it by. */
export function makeCheckCode(): string {
  const letters = Array.from({ length: 10 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
  return `${letters.slice(0, 5)}-${letters.slice(5)}`;
}

/** A code as it was made, however it was typed. */
export function readCheckCode(typed: string): string {
  const bare = typed.toUpperCase().replace(/[^0-9A-Z]/g, '');
  return `${bare.slice(0, 5)}-${bare.slice(5)}`;
}
