import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { accessDocument } from '../../src/commands/access-document.ts';
import { personalDataDocument } from '../../src/commands/personal-data-document.ts';

const written = (name: string) =>
  readFileSync(path.resolve(import.meta.dirname, `../../docs/${name}`), 'utf8').trimEnd();

it('docs/personal-data.md says what is declared; "npm run -s balai -- docs personal-data > docs/personal-data.md" renews it', () => {
  expect(written('personal-data.md') === personalDataDocument().trimEnd()).toBe(true);
});

it('docs/access.md says what the access tables say; "npm run -s balai -- docs access > docs/access.md" renews it', () => {
  expect(written('access.md') === accessDocument().trimEnd()).toBe(true);
});
