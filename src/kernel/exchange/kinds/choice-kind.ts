import { textOf } from '../cell.ts';
import type { FieldKind } from '../define-import.ts';

export interface Choice {
  value: string;
  /** As the organisation says it. */
  label: string;
  /** Other ways to write it; case, marks and spaces do not matter. */
  synonyms?: readonly string[];
}

/**
 * One of a fixed list, in any of its spellings. Problem: `<field>_unknown`. Say `isDistinctive` when the words of the list stand in
 * no other column, so that it is found under any heading.
 */
export function choiceKind(
  choices: readonly Choice[],
  { isDistinctive = false }: { isDistinctive?: boolean } = {},
): FieldKind {
  const known = new Map(
    choices.flatMap(({ value, label, synonyms = [] }) =>
      [value, label, ...synonyms].map((text): [string, string] => [keyOf(text), value]),
    ),
  );
  return {
    name: 'choice',
    writes: 'text',
    isDistinctive,
    looksLike: (cell) => known.has(keyOf(textOf(cell))),
    read(cell, stem) {
      const text = textOf(cell);
      // "PNS (Dosen)" is PNS, "Lektor 300" Lektor: what stands in brackets, or a number behind it, explains.
      const value =
        known.get(keyOf(text)) ??
        known.get(keyOf(text.replace(/\([^)]*\)/g, ''))) ??
        known.get(keyOf(text.replace(/[\s/,-]+\d[\d.,]*$/, '')));
      if (value !== undefined) return { value };
      const message = `Tidak dikenal. Pilihannya: ${choices.map(({ label }) => label).join(', ')}.`;
      return { problems: [{ code: `${stem}_unknown`, message }] };
    },
  };
}

function keyOf(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9+]/g, '');
}
