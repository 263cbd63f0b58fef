import { tidyNik } from '#features/people';
import { choiceKind, type FieldKind, textOf } from '#kernel/exchange';
import type { Choices } from '../choices.ts';
import { kkFault } from '../family.ts';

/** One of a list by its number or its word; what no list knows is a doubt, for the person is there all the same. */
export function listKind(
  choices: Choices,
  synonyms: Readonly<Record<string, readonly string[]>> = {},
): FieldKind {
  const strict = choiceKind(
    choices.map(({ value, label }) => ({
      value,
      // The mark that tells "A-" from "A" does not count in a comparison of words.
      label: label.replace(/-$/, ' negatif'),
      ...(synonyms[value] ? { synonyms: synonyms[value] } : {}),
    })),
  );
  return {
    ...strict,
    read(cell, stem, context) {
      const reading = strict.read(cell, stem, context);
      return {
        ...reading,
        ...(reading.problems
          ? { problems: reading.problems.map((one) => ({ ...one, code: `warn_${one.code}` })) }
          : {}),
      };
    },
  };
}

/** The number of a family card. Problems: `<stem>_length`, `<stem>_impossible`. */
export function kkKind(): FieldKind {
  return {
    name: 'kk',
    writes: 'text',
    looksLike: (cell) => /^\d{16}$/.test(tidyNik(textOf(cell))),
    read(cell, stem) {
      const kk = tidyNik(textOf(cell));
      const fault = kkFault(kk);
      if (!fault) return { value: kk };
      return {
        problems: [{ code: kk.length === 16 ? `${stem}_impossible` : `${stem}_length`, message: fault }],
      };
    },
  };
}
