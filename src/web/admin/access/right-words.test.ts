import { describe, expect, it } from 'vitest';
import { admission } from '#products/admission';
import { cooperative } from '#products/cooperative';
import { createPlatform } from '#products/platform';
import { tradeUnion } from '#products/trade-union';
import { village } from '#products/village';
import { rightWord } from './right-words.ts';

describe.each([admission, cooperative, createPlatform([]), tradeUnion, village])(
  'the rights of $label',
  ({ access }) => {
    it('have a word that people use', () => {
      const bare = access.rows.flatMap(({ verbs }) => verbs).filter((right) => rightWord(right) === right);
      expect(bare).toEqual([]);
    });

    it('can be told apart within a row', () => {
      const alike = access.rows.filter(({ verbs }) => new Set(verbs.map(rightWord)).size < verbs.length);
      expect(alike.map(({ label, verbs }) => `${label}: ${verbs.join(' ')}`)).toEqual([]);
    });
  },
);
