import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { FileError } from './file-error.ts';
import { signFileLink, verifyFileLink } from './file-link.ts';

const secret = randomBytes(32);
const now = new Date('2026-11-22T12:00:00Z');
const link = { fileId: '0193-file', accountId: '0193-siti' };

function codeOf(token: string, asked = link, at = now, key = secret): string {
  try {
    verifyFileLink(key, token, asked, at);
  } catch (error) {
    if (error instanceof FileError) return `${error.code} ${error.status}`;
    throw error;
  }
  return 'opens';
}

describe('a link to a file', () => {
  it('opens for the person it was made for, for five minutes', () => {
    const token = signFileLink(secret, link, { now });
    expect(codeOf(token)).toBe('opens');
    expect(codeOf(token, link, new Date(now.getTime() + 299_000))).toBe('opens');
    expect(codeOf(token, link, new Date(now.getTime() + 300_000))).toBe('file_link_expired 410');
  });

  it('does not open for another person, another file, or another organisation', () => {
    const token = signFileLink(secret, link, { now });
    expect(codeOf(token, { ...link, accountId: '0193-budi' })).toBe('file_link_invalid 404');
    expect(codeOf(token, { ...link, fileId: '0193-other' })).toBe('file_link_invalid 404');
    expect(codeOf(token, link, now, randomBytes(32))).toBe('file_link_invalid 404');
    expect(codeOf(token, { fileId: '0193-file","0193', accountId: 'siti' })).toBe('file_link_invalid 404');
  });

  it('does not open when its time or signature was changed', () => {
    const token = signFileLink(secret, link, { now });
    const [expires, signature] = token.split('.');
    const later = (Number.parseInt(expires ?? '', 36) + 3600).toString(36);
    expect(codeOf(`${later}.${signature}`)).toBe('file_link_invalid 404');
    for (const bad of [
      '',
      '.',
      `${expires}.`,
      `${token}x`,
      token.slice(0, -1),
      `${expires}.${'A'.repeat(43)}`,
      `-1.${signature}`,
    ]) {
      expect(codeOf(bad), bad).toBe('file_link_invalid 404');
    }
  });
});
