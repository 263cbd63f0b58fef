import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { accessDocument } from '../../src/commands/access-document.ts';

it('docs/access.md says what the access tables say; "npm run -s balai -- docs access > docs/access.md" renews it', () => {
  const written = readFileSync(path.resolve(import.meta.dirname, '../../docs/access.md'), 'utf8');
  expect(written.trimEnd() === accessDocument().trimEnd()).toBe(true);
});
