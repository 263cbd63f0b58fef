import { describe, expect, it } from 'vitest';
import { defineAccess } from './define-access.ts';
import { example } from './example-table.ts';
import { renderAccessDocument } from './render-access-document.ts';
import { sessionRulesOf } from './session-rules.ts';

const table = defineAccess(example);

describe('the access page of the documentation', () => {
  const text = renderAccessDocument([{ title: 'Contoh', table }]);

  it('is the same each time', () => {
    expect(renderAccessDocument([{ title: 'Contoh', table: defineAccess(example) }])).toBe(text);
  });

  it('has every row with its words, every deviation with its reason, every personal grant and synonym', () => {
    expect(text).toContain('| Catatan | CRUD | Wilayah | Sendiri | Baca |');
    expect(text).toContain('| Catatan | Anggota | not delete, not approve | catatan tidak dihapus | R1 |');
    expect(text).toContain('| `opener` | Pembuka berkas | `cash.create` (all) |');
    expect(text).toContain('| `role.update` | `access-matrix.update` |');
    for (const { label } of table.rows) expect(text).toContain(`| ${label} |`);
  });

  it('keeps a star and a bar in a word from breaking the table', () => {
    const starred = defineAccess({
      ...example,
      words: { ...example.words, 'Baca*|': { rights: ['read'], meaning: 'x' } },
      rows: [{ ...example.rows[0]!, cells: ['CRUD', 'Wilayah', '-', 'Baca*|'] }, ...example.rows.slice(1)],
    });
    expect(renderAccessDocument([{ title: 'x', table: starred }])).toContain('| Baca\\*\\| |');
  });
});

describe('what roles mean for signing in', () => {
  it('a member who is also a keeper works like a keeper', () => {
    expect(sessionRulesOf(table, ['member', 'keeper'])).toEqual({ hours: 720, secondFactor: true });
  });

  it('a member alone has a day and no compulsory second factor; so has who has no role of the table', () => {
    expect(sessionRulesOf(table, ['member'])).toEqual({ hours: 24, secondFactor: false });
    expect(sessionRulesOf(table, ['opener'])).toEqual({ hours: 24, secondFactor: false });
  });
});
