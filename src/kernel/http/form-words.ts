import { z } from 'zod';

type Issue = Parameters<NonNullable<Parameters<typeof z.config>[0]>['customError'] & object>[0];

/** What a field says when its schema has no sentence of its own. Imported once, for every schema of the process. */
export function tellInIndonesian(): void {
  z.config({ customError: (issue) => sentenceFor(issue) });
}

function sentenceFor(issue: Issue): string {
  const isEmpty = issue.input === undefined || issue.input === null || issue.input === '';
  switch (issue.code) {
    case 'invalid_type':
      return isEmpty ? 'Isi bagian ini.' : (TYPES[String(issue.expected)] ?? UNREADABLE);
    case 'invalid_format':
      return isEmpty ? 'Isi bagian ini.' : (FORMATS[String(issue.format)] ?? UNREADABLE);
    case 'invalid_value':
    case 'invalid_union':
      return 'Pilih salah satu dari daftar.';
    case 'too_small':
      return isEmpty || (issue.origin === 'string' && Number(issue.minimum) === 1)
        ? 'Isi bagian ini.'
        : `Paling sedikit ${amountOf(issue.minimum, issue.origin)}.`;
    case 'too_big':
      return `Paling banyak ${amountOf(issue.maximum, issue.origin)}.`;
    case 'not_multiple_of':
      return `Isi kelipatan ${String(issue.divisor)}.`;
    case 'unrecognized_keys':
      return 'Ada isian yang tidak dikenal halaman ini. Muat ulang halamannya, lalu isi lagi.';
    default:
      return UNREADABLE;
  }
}

const UNREADABLE = 'Isian ini tidak dapat dibaca. Periksa lagi tulisannya.';

const TYPES: Readonly<Record<string, string>> = {
  number: 'Isi dengan angka.',
  int: 'Isi dengan angka bulat.',
  bigint: 'Isi dengan angka bulat.',
  boolean: 'Pilih ya atau tidak.',
  date: 'Isi dengan tanggal.',
  array: 'Pilih dari daftar.',
};

const FORMATS: Readonly<Record<string, string>> = {
  email: 'Tulis alamat surel yang lengkap, misalnya nama@contoh.id.',
  url: 'Tulis alamat yang dimulai dengan https://.',
  uuid: 'Pilih dari daftar.',
  date: 'Isi tanggal yang ada di kalender.',
};

const NOUNS: Readonly<Record<string, string>> = {
  string: ' karakter',
  array: ' pilihan',
  set: ' pilihan',
};

const amountOf = (bound: unknown, origin: unknown) =>
  `${Number(bound).toLocaleString('id-ID')}${NOUNS[String(origin)] ?? ''}`;
