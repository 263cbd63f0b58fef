import { randomInt } from 'node:crypto';

/** The same things in an order that nobody can foretell or trace back; every order is as likely as any other. */
export function shuffle<T>(things: readonly T[]): T[] {
  const mixed = [...things];
  for (let last = mixed.length - 1; last > 0; last -= 1) {
    const other = randomInt(last + 1);
    [mixed[last], mixed[other]] = [mixed[other]!, mixed[last]!];
  }
  return mixed;
}
