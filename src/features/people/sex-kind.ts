import { choiceKind, type FieldKind } from '#kernel/exchange';

/** L or P in any of its spellings, the numbers 1 and 2 of population sheets included. */
export function sexKind(): FieldKind {
  return choiceKind([
    {
      value: 'L',
      label: 'Laki-laki',
      synonyms: ['lk', 'laki', 'lelaki', 'pria', 'cowok', 'male', 'm', '1', 'tuan'],
    },
    {
      value: 'P',
      label: 'Perempuan',
      synonyms: ['pr', 'wanita', 'wnt', 'cewek', 'female', 'f', 'w', '2', 'nyonya'],
    },
  ]);
}
