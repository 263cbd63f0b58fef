import { z } from 'zod';
import { choiceKind } from '#kernel/exchange';
import type { BooleanField, ChoiceField } from '../field.ts';
import { complain, type FieldType } from './field-type.ts';

export const choice: FieldType<ChoiceField> = {
  shape: ({ choices }, missing) =>
    z.enum(choices.map(({ value }) => value) as [string, ...string[]], {
      error: complain(missing, `Pilih salah satu: ${choices.map(({ label }) => label).join(', ')}.`),
    }),
  read: (text) => text,
  write: String,
  show: (value, { choices }) => choices.find((one) => one.value === value)?.label ?? String(value),
  kind: ({ choices }) =>
    choiceKind(
      choices.map(({ value, label, synonyms }) => ({ value, label, ...(synonyms ? { synonyms } : {}) })),
    ),
  filter: 'equal',
};

export const boolean: FieldType<BooleanField> = {
  shape: (_field, missing) => z.boolean({ error: complain(missing, 'Jawab ya atau tidak.') }),
  read: (text) => (/^(1|true|ya|on)$/i.test(text) ? true : /^(0|false|tidak)$/i.test(text) ? false : text),
  write: (value) => (value ? '1' : ''),
  show: (value) => (value ? 'Ya' : 'Tidak'),
  kind: () => {
    const kind = choiceKind([
      { value: 'true', label: 'Ya', synonyms: ['y', 'benar', 'sudah', 'ada', '1', 'v'] },
      { value: 'false', label: 'Tidak', synonyms: ['t', 'tdk', 'belum', 'tidak ada', '0', '-'] },
    ]);
    return {
      ...kind,
      read(cell, stem, context) {
        const reading = kind.read(cell, stem, context);
        return reading.value === undefined ? reading : { ...reading, value: reading.value === 'true' };
      },
    };
  },
  filter: 'equal',
};
