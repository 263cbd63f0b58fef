import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { describeAction } from '#kernel/audit';
import { products } from '../products.ts';
import { thingNames } from './thing-names.ts';

it('what any room writes to the log is told in Indonesian', () => {
  const names = products.map(thingNames);
  const nameOf = (thing: string) => names.map((name) => name(thing)).find((name) => name !== undefined);
  const untold = [...writtenActions()].filter((action) => {
    const words = describeAction(action, nameOf);
    return (
      words.includes('_') || /^[a-z]/.test(words) || words.split(' ').includes(action.split(/[._]/).at(-1)!)
    );
  });
  expect(untold).toEqual([]);
});

/** The actions that the sources name when they write to the log. */
function writtenActions(): Set<string> {
  const root = path.resolve(import.meta.dirname, '..');
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
    (file) => /\.tsx?$/.test(file) && !/\.test\./.test(file),
  );
  const named = files.flatMap((file) => [
    ...readFileSync(path.join(root, file), 'utf8').matchAll(
      /\baction: [^,\n]*?'([a-z_-]+\.[a-z_.-]+)'(?: : '([a-z_.-]+)')?/g,
    ),
  ]);
  return new Set(named.flatMap(([, one, other]) => [one, other]).filter((action) => action !== undefined));
}
