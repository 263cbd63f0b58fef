import { describe, expect, it } from 'vitest';
import { describeFailure } from './describe-failure.ts';

const failure = (message: string, more: object = {}) => Object.assign(new Error(message), more);

describe('what the log tells of a failure', () => {
  it('is where it happened and of which kind', () => {
    const text = describeFailure(
      failure('relation "members" does not exist', { code: '42P01', constraint: undefined }),
    );
    expect(text).toContain('42P01');
    expect(text).toContain('relation "members"');
    expect(text).toMatch(/describe-failure\.test\.ts:\d+/);
  });

  it.each([
    ['a NIK in a wrong place', 'invalid input syntax for type uuid: "6371014101900418"', { code: '22P02' }],
    ['a typed text', 'Unexpected token \'r\', "rahasia" is not valid JSON', {}],
    ['a telephone', 'no such person 0812-7741-0418', {}],
    ['an address', 'nobody is rahasia@kampus.example', {}],
  ])('is never %s', (_, message, more) => {
    const text = describeFailure(failure(message, more));
    expect(text).not.toMatch(/rahasia|0418|6371/);
    expect(text).toMatch(/^Error/);
  });

  it('tells nothing of a value that was thrown instead of an error', () => {
    expect(describeFailure('6371014101900418')).toBe('a string was thrown');
  });
});
