import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

interface Locked {
  version?: string;
  optionalDependencies?: Record<string, string>;
}

const lock = JSON.parse(
  readFileSync(path.resolve(import.meta.dirname, '../../package-lock.json'), 'utf8'),
) as {
  packages: Record<string, Locked>;
};

it('a fresh machine of any kind can install: the lockfile knows the packages of other platforms too', () => {
  // Where a registry does not have them, npm leaves them out without a word, and npm ci then refuses the whole file.
  const missing = Object.entries(lock.packages).flatMap(([place, { optionalDependencies }]) =>
    Object.keys(optionalDependencies ?? {}).filter((name) => !findFrom(place, name)),
  );
  expect(missing).toEqual([]);
});

/** As Node.js looks for a package: in the folder itself, then in those around it. */
function findFrom(place: string, name: string): Locked | undefined {
  const inside = place === '' ? `node_modules/${name}` : `${place}/node_modules/${name}`;
  const found = lock.packages[inside];
  if (found || place === '') return found;
  return findFrom(place.slice(0, Math.max(0, place.lastIndexOf('node_modules/') - 1)), name);
}
