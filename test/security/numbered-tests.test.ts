import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

/** The black-box tests of the authorization research that the foundation promises to run against the kernel. */
const PROMISED = [2, 3, 4, 5, 11, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 29, 30, 31, 32, 40];

describe('the numbered tests of the research', () => {
  it('each stand in the name of a test that runs', () => {
    const root = path.resolve(import.meta.dirname, '..');
    const proven = new Set<number>();
    for (const name of readdirSync(root, { recursive: true, encoding: 'utf8' })) {
      if (!name.endsWith('.test.ts')) continue;
      const text = readFileSync(path.join(root, name), 'utf8');
      for (const [, numbers = ''] of text.matchAll(
        /\b(?:describe|it)(?:\.each)?\([^;]*?\(research §5, ([\d, and–]+)\)/g,
      ))
        for (const number of numbers.match(/\d+/g) ?? []) proven.add(Number(number));
    }
    expect(PROMISED.filter((number) => !proven.has(number))).toEqual([]);
  });
});
